"""Closing: an offer is declined or taken back; an addendum ends before its time. Nobody is asked why."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from privity.agreements import models
from privity.agreements.facts import HowClosed, Kind, Version
from privity.agreements.selectors.versions import version_named_in, version_to_change
from privity.agreements.services.signing import check_open, spend_links, unspent
from privity.core.entries import AddendumEnded, AgreementDeclined, OfferWithdrawn
from privity.core.errors import ConflictError, NotFoundError
from privity.core.vocabulary import Role
from privity.engagements.selectors import Acting
from privity.engagements.services import record
from privity.kit.clock import Clock


@transaction.atomic
def decline(*, actor: UUID, version_id: UUID, clock: Clock) -> None:
    """Decline to sign, signed in: the offer is closed, and nothing came into force.

    By a party who has not signed.

    :raises NotFoundError: no such version, or the actor is no party to it
    :raises ConflictError: they have signed, or the offer is closed or complete, or the engagement has ended
    """
    engagement, version = version_to_change(actor, version_id, clock)
    at = engagement.at
    _decline(engagement, version, at)


@transaction.atomic
def decline_by_link(*, token: str, clock: Clock) -> None:
    """Decline by a personal link, which is spent by it. The rest is as in ``decline``."""
    link = unspent(token, clock())
    engagement, version = version_named_in(link.person, link.version, clock)
    at = engagement.at
    _decline(engagement, version, at)
    spend_links(engagement, version.id, link.person, at)


@transaction.atomic
def withdraw_offer(*, actor: UUID, version_id: UUID, clock: Clock) -> None:
    """Take an offer back before everybody has signed. Signatures already given stay on record and open nothing.

    By a coach. Like a refusal it stands on the ledger of coach and client only: if the others read of one and not of the
    other, each closed offer would tell them which it was (R58).

    :raises NotFoundError: no such version
    :raises ConflictError: it is closed or complete, or the engagement has ended
    """
    engagement, version = version_to_change(actor, version_id, clock)
    at = engagement.at
    engagement.require(Role.COACH)
    check_open(version)
    _close(engagement, version, HowClosed.WITHDRAWN, at)
    record(engagement, OfferWithdrawn(version=version.id.hex), at=at)


@transaction.atomic
def end_addendum(*, actor: UUID, version_id: UUID, clock: Clock) -> None:
    """End an addendum before its time: access ends that instant (R64).

    By any of its parties.

    :raises NotFoundError: no such addendum
    :raises ConflictError: it is not in force
    """
    engagement, version = version_to_change(actor, version_id, clock)
    at = engagement.at
    if version.kind is not Kind.ADDENDUM or actor not in version.parties:
        raise NotFoundError("There is nothing here for you.")
    if version.completed_at is None or version.closed_at is not None or version.addendum.until <= at:
        raise ConflictError("This addendum is not in force.")
    _close(engagement, version, HowClosed.ENDED, at)
    record(engagement, AddendumEnded(version=version.id.hex), at=at, concerned=version.parties)


def _decline(engagement: Acting, version: Version, at: datetime) -> None:
    if engagement.actor not in version.parties:
        raise NotFoundError("There is nothing here for you.")
    check_open(version)
    if version.signature_of(engagement.actor):
        raise ConflictError("You have signed already: what you signed can be ended, not declined.")
    _close(engagement, version, HowClosed.DECLINED, at)
    record(engagement, AgreementDeclined(version=version.id.hex), at=at)


def _close(engagement: Acting, version: Version, how: HowClosed, at: datetime) -> None:
    models.Closing.objects.create(
        practice_id=engagement.practice, version_id=version.id, person_id=engagement.actor, how=how, at=at
    )
