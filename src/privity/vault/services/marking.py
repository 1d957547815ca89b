"""The strict mark of a record: coach or client raise it, only the client lowers it (R34)."""

from uuid import UUID

from django.db import transaction

from privity.core.decision.facts import CLIENT_ROLES
from privity.core.entries import Entry, StrictMarkLowered, StrictMarkRaised
from privity.core.errors import ConflictError, RefusedError
from privity.core.vocabulary import Role
from privity.engagements.selectors import Engagement, engagement_to_change, participants
from privity.kit.clock import Clock
from privity.vault import models
from privity.vault.selectors.circles import circle_for, circles_of
from privity.vault.selectors.ground import facts_of
from privity.vault.selectors.records import SEES_STRICT, record_for
from privity.vault.services.recording import record_among


@transaction.atomic
def raise_strict_mark(*, actor: UUID, engagement_id: UUID, record_id: UUID, clock: Clock) -> None:
    """From now on nobody but client and coach is handed this record.

    :raises NotFoundError: there is no such record for the actor
    :raises RefusedError: the actor is neither client nor coach
    :raises ConflictError: it is marked already
    """
    engagement = engagement_to_change(actor, engagement_id, clock)
    row = _record(engagement, record_id)
    engagement.require(Role.COACH, *CLIENT_ROLES)
    if row.strict:
        raise ConflictError("This is marked already.")
    _mark(engagement, row, raised=True)
    _tell(engagement, row, StrictMarkRaised(row.pk.hex, row.information_class))


@transaction.atomic
def lower_strict_mark(*, actor: UUID, engagement_id: UUID, record_id: UUID, clock: Clock) -> None:
    """Take the mark off again.

    :raises NotFoundError: there is no such record for the actor
    :raises RefusedError: the actor is not the client whom it is about
    :raises ConflictError: it is not marked
    """
    engagement = engagement_to_change(actor, engagement_id, clock)
    row = _record(engagement, record_id)
    engagement.require(*CLIENT_ROLES)
    if engagement.reader not in circle_for(engagement, row.circle_id, facts_of(engagement)).subjects:
        raise RefusedError("Only the client whom it is about takes the mark off.")
    if not row.strict:
        raise ConflictError("This is not marked.")
    _mark(engagement, row, raised=False)
    _tell(engagement, row, StrictMarkLowered(row.pk.hex, row.information_class))


def _record(engagement: Engagement, record_id: UUID) -> models.Record:
    return record_for(engagement, circles_of(engagement, facts_of(engagement)), record_id)


def _mark(engagement: Engagement, row: models.Record, *, raised: bool) -> None:
    models.StrictMark.objects.create(
        practice_id=engagement.practice, record=row, raised=raised, person_id=engagement.actor, at=engagement.at
    )
    models.Record.objects.filter(pk=row.pk).update(strict=raised)


def _tell(engagement: Engagement, row: models.Record, entry: Entry) -> None:
    """Client and coach among the circle's people: to everybody else the record is simply not there."""
    members = models.CircleMember.objects.filter(practice_id=row.practice_id, circle_id=row.circle_id, until=None)
    outside = {
        one.person for one in participants(engagement) if one.role not in SEES_STRICT and one.open(engagement.at)
    }
    record_among(set(members.values_list("person_id", flat=True)) - outside, engagement, entry)
