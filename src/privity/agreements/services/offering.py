"""Offering: from now on the words never change, and each party is asked to sign them."""

import secrets
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from privity.agreements import models
from privity.agreements.facts import Kind
from privity.agreements.selectors.drafts import choices_of, has_draft, preview, wish_of
from privity.agreements.selectors.making import NO_NONCE, addendum_to_offer, agreement_to_offer
from privity.agreements.selectors.versions import open_offer, version_in_force
from privity.agreements.services.asking import ask_to_sign
from privity.agreements.services.drafting import workshop
from privity.core.agreements.document import NONCE_BYTES, Document
from privity.core.agreements.document_bytes import document_bytes
from privity.core.canonical import content_hash
from privity.core.engagements import REQUIRED
from privity.core.entries import AgreementOffered
from privity.core.errors import ConflictError, NotFoundError
from privity.core.vocabulary import Phase
from privity.engagements.selectors import Acting, participants
from privity.engagements.services import enter, record
from privity.kit.clock import Clock
from privity.kit.ids import new_id


@transaction.atomic
def offer(*, actor: UUID, engagement_id: UUID, seen: str, clock: Clock) -> UUID:
    """Offer the draft to everybody who takes part, and mail each of them; returns the version's id.

    By a coach. ``seen`` stands for the words the coach has read (``Preview.seen``). Nothing opens by it (R5).

    :raises NotFoundError: there is no draft
    :raises ConflictError: the words have changed since they were read, an offer still waits for signatures, somebody
        without whom it cannot begin is not named, or the engagement has ended
    """
    engagement = workshop(actor, engagement_id, clock)
    at = engagement.at
    if open_offer(engagement, Kind.AGREEMENT):
        raise ConflictError("An offer still waits for signatures: take it back first, then offer the new one.")
    if not has_draft(engagement):
        raise NotFoundError("There is no draft.")
    choices = choices_of(engagement, at=at)
    document = _as_seen(seen, lambda nonce: agreement_to_offer(engagement, choices, nonce=nonce, at=at))
    _check_complete(engagement, document)
    if engagement.phase is Phase.DRAFT:
        enter(engagement, Phase.CONTRACTING, at=at)
    return _write_offer(engagement, Kind.AGREEMENT, document, clock, at)


@transaction.atomic
def offer_addendum(*, actor: UUID, engagement_id: UUID, seen: str, clock: Clock) -> UUID:
    """Offer the drafted addendum to clients, coaches and whoever it admits (R65); returns its id.

    By a coach, while an agreement is in force.

    :raises NotFoundError: there is no draft
    :raises InvalidError: what was drafted cannot be any more
    :raises ConflictError: the words have changed since they were read, or no agreement is in force, or it has ended
    """
    engagement = workshop(actor, engagement_id, clock)
    at = engagement.at
    wish = wish_of(engagement)
    if wish is None:
        raise NotFoundError("There is no draft.")
    if version_in_force(engagement, at=at) is None:
        raise ConflictError("An addendum needs an agreement: it comes first.")
    _as_seen(seen, lambda nonce: addendum_to_offer(engagement, wish, discussion="", nonce=nonce, at=at))
    nonce, discussion = secrets.token_hex(NONCE_BYTES), new_id().hex
    document = addendum_to_offer(engagement, wish, discussion=discussion, nonce=nonce, at=at)
    return _write_offer(engagement, Kind.ADDENDUM, document, clock, at)


def _as_seen(seen: str, made: Callable[[str], Document]) -> Document:
    """The document with a fresh nonce, if without one it is what was seen."""
    if preview(made(NO_NONCE)).seen != seen:
        raise ConflictError("Something has changed since you read it: please read it once more.")
    return made(secrets.token_hex(NONCE_BYTES))


def _check_complete(engagement: Acting, document: Document) -> None:
    missing = REQUIRED[engagement.kind] - {party.role for party in document.parties}
    if missing:
        raise ConflictError(f"Please name the {min(missing).replace('_', ' ')} first.")


def _write_offer(engagement: Acting, kind: Kind, document: Document, clock: Clock, at: datetime) -> UUID:
    content = document_bytes(document)
    row = models.AgreementVersion.objects.create(
        practice_id=engagement.practice,
        engagement_id=engagement.id,
        kind=kind,
        number=document.heading.number,
        content=content,
        content_hash=content_hash(content),
        offered_at=at,
        offered_by_id=engagement.actor,
    )
    persons = {one.key: one.person for one in participants(engagement)}
    models.Party.objects.bulk_create(
        models.Party(practice_id=engagement.practice, version=row, person_id=persons[party.person], role=party.role)
        for party in document.parties
    )
    models.Draft.objects.filter(practice_id=engagement.practice, engagement_id=engagement.id, kind=kind).delete()
    people = frozenset(persons[key] for key in document.people)
    for person in sorted(people - {engagement.actor}):
        ask_to_sign(engagement, row.pk, person, clock, at)
    entry = AgreementOffered(version=row.pk.hex, number=row.number, content_hash=row.content_hash, kind=kind)
    record(engagement, entry, at=at, concerned=people)
    return row.pk
