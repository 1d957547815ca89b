"""Signing, declining, taking back: a signature is the signer's own act, bound to the words they read (R5, R24)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from privity.accounts.selectors import address_of
from privity.agreements import models
from privity.agreements.facts import Identification, Kind, Version
from privity.agreements.selectors.requests import Link, link_by_token
from privity.agreements.selectors.versions import version_named_in, version_to_change
from privity.agreements.services.asking import send_copy
from privity.agreements.services.scheduling import schedule_review
from privity.core.agreements.signing import EVIDENCE, NAME, intent_of
from privity.core.entries import AgreementSigned
from privity.core.errors import ConflictError, InvalidError, NotFoundError
from privity.core.lines import one_line
from privity.core.vocabulary import Phase
from privity.engagements.selectors import Acting
from privity.engagements.services import enter, note_signature, record
from privity.kit.clock import Clock


@dataclass(frozen=True, slots=True)
class Given:
    """What a signer gave: the hash of the words they read, their name as typed, a drawing ("" for none).

    ``limits_acknowledged`` is their separate yes to the limits of confidentiality (R6).
    """

    content_hash: str
    typed_name: str
    limits_acknowledged: bool
    drawing: str = ""


@transaction.atomic
def sign(*, actor: UUID, version_id: UUID, given: Given, clock: Clock) -> None:
    """Sign, signed in. The last signature puts the version in force (R5). Signing twice changes nothing.

    :raises NotFoundError: no such version, or the actor is no party to it
    :raises InvalidError: no name was typed, or the limits were not acknowledged
    :raises ConflictError: these are not the words that were read, or the offer is closed, or the engagement has ended
    """
    engagement, version = version_to_change(actor, version_id, clock)
    at = engagement.at
    _sign(engagement, version, given, Identification.SIGNED_IN, clock, at)


@transaction.atomic
def sign_by_link(*, token: str, given: Given, clock: Clock) -> None:
    """Sign by a personal link, without an account. The link is spent by it. The rest is as in ``sign``."""
    link = unspent(token, clock())
    engagement, version = version_named_in(link.person, link.version, clock)
    at = engagement.at
    _sign(engagement, version, given, Identification.PERSONAL_LINK, clock, at)
    spend_links(engagement, version.id, link.person, at)


def unspent(token: str, at: datetime) -> Link:
    """The link, if it can still be used to act.

    :raises NotFoundError: unknown, used or expired
    """
    link = link_by_token(token, at=at)
    if link.expired or link.used:
        raise NotFoundError("This link leads nowhere.")
    return link


def spend_links(engagement: Acting, version_id: UUID, person: UUID, at: datetime) -> None:
    """A person has acted: none of their links to this version acts any more. In the caller's act."""
    models.SigningRequest.objects.filter(
        practice_id=engagement.practice, version_id=version_id, person_id=person, used_at=None
    ).update(used_at=at)


def check_open(version: Version) -> None:
    """Refuse where there is nothing to sign any more.

    :raises ConflictError: closed, complete, or the engagement has ended
    """
    if not version.open:
        raise ConflictError("There is nothing to sign here any more: reload the page to see where it stands.")


def _sign(engagement: Acting, version: Version, given: Given, by: Identification, clock: Clock, at: datetime) -> None:
    person = engagement.actor
    if version.signature_of(person):
        return
    if person not in version.parties:
        raise NotFoundError("There is nothing here for you.")
    check_open(version)
    _check_given(version, given)
    copy = send_copy(engagement, version.id, person, clock, at)
    _write_signature(engagement, version, given, by, copy, at)
    note_signature(engagement, at=at)
    completed = version.missing == {person}
    if completed:
        _come_into_force(engagement, version, clock, at)
    entry = AgreementSigned(
        version=version.id.hex, content_hash=version.content_hash, evidence=EVIDENCE, completed=completed
    )
    record(engagement, entry, at=at, concerned=version.parties if completed else frozenset())


def _check_given(version: Version, given: Given) -> None:
    if given.content_hash != version.content_hash:
        raise ConflictError("These are not the words that you read: please read them again before you sign.")
    if not given.limits_acknowledged:
        raise InvalidError("Please confirm that you have read the limits.", field="limits_acknowledged")


def _write_signature(
    engagement: Acting, version: Version, given: Given, by: Identification, copy: str, at: datetime
) -> None:
    models.Signature.objects.create(
        practice_id=engagement.practice,
        version_id=version.id,
        person_id=engagement.actor,
        content_hash=version.content_hash,
        at=at,
        typed_name=one_line(given.typed_name, field="typed_name", at_most=NAME),
        drawing=given.drawing,
        intent=intent_of(version.document, engagement.reader).render(gettext),
        limits=sorted(version.document.limits),
        evidence=EVIDENCE,
        identified_by=by,
        address=address_of(engagement.actor),
        copy_mail=copy,
    )


def _come_into_force(engagement: Acting, version: Version, clock: Clock, at: datetime) -> None:
    """The last party has signed: the engagement starts, the review is scheduled, everybody is told."""
    if version.kind is Kind.AGREEMENT:
        if engagement.phase is Phase.CONTRACTING:
            enter(engagement, Phase.ACTIVE, at=at)
        schedule_review(engagement, version, at)
    for person in sorted(version.parties - {engagement.actor}):
        send_copy(engagement, version.id, person, clock, at)
