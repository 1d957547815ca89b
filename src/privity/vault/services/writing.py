"""Storing a revision of a record. Writing into a circle is telling its readers, so the decision is asked about each of them."""

from uuid import UUID

from django.db import transaction

from privity.core.entries import RecordWritten
from privity.core.errors import ConflictError, EpochPassedError, InvalidError, RefusedError
from privity.core.sealing.envelope import Header, envelope_header
from privity.engagements.selectors import Engagement, engagement_to_change
from privity.kit.clock import Clock
from privity.vault import models
from privity.vault.facts import Circle
from privity.vault.selectors.circles import going_circle_for
from privity.vault.selectors.ground import facts_of
from privity.vault.selectors.records import record_for
from privity.vault.selectors.writable import why_closed
from privity.vault.services.recording import record_among, told_in


@transaction.atomic
def write_revision(
    *,
    actor: UUID,
    engagement_id: UUID,
    circle_id: UUID,
    record_id: UUID,
    number: int,
    envelope: bytes,
    clock: Clock,
) -> None:
    """Store a revision as it was sealed. Nothing is ever overwritten: the next one stands beside it.

    :raises NotFoundError: the actor is not in such a circle
    :raises InvalidError: it is no envelope, or was sealed for another place
    :raises EpochPassedError: the circle has a new epoch: seal it again
    :raises ConflictError: there is such a revision already, or the one before is missing
    :raises RefusedError: this kind does not belong there, or cannot be told its readers now
    """
    engagement = engagement_to_change(actor, engagement_id, clock)
    facts = facts_of(engagement)
    circle = going_circle_for(engagement, circle_id, facts)
    header = envelope_header(envelope)
    if (header.circle, header.record, header.revision) != (circle.id.hex, record_id.hex, number):
        raise InvalidError("This was sealed for another place.")
    if header.epoch != circle.epoch:
        raise EpochPassedError("This circle has a new epoch: seal it again under that one.")
    row = _record_of(engagement, circle, header)
    if closed := why_closed(engagement, circle.scope, header.kind, facts):
        raise RefusedError(closed)
    models.Revision.objects.create(
        practice_id=engagement.practice,
        circle_id=circle.id,
        record=row or _new_record(engagement, circle, header),
        number=number,
        epoch=header.epoch,
        author=engagement.reader,
        envelope=envelope,
        at=engagement.at,
    )
    told = told_in(engagement, circle, facts, strict=bool(row and row.strict))
    record_among(told, engagement, RecordWritten(record_id.hex, number, header.kind.value))


def _record_of(engagement: Engagement, circle: Circle, header: Header) -> models.Record | None:
    """The record that it continues; ``None`` where it is the first revision of a new one."""
    if not models.Record.objects.filter(pk=UUID(header.record)).exists():
        if header.revision != 1:
            raise ConflictError("The revision before this one is missing.")
        return None
    row = record_for(engagement, [circle], UUID(header.record))
    if header.revision != models.Revision.objects.filter(practice_id=engagement.practice, record=row).count() + 1:
        raise ConflictError("Somebody has changed this meanwhile: look at it again.")
    if row.information_class != header.kind:
        raise InvalidError("What this record is about stays as it is: write another one.")
    return row


def _new_record(engagement: Engagement, circle: Circle, header: Header) -> models.Record:
    return models.Record.objects.create(
        id=UUID(header.record),
        practice_id=engagement.practice,
        engagement_id=engagement.id,
        circle_id=circle.id,
        information_class=header.kind.value,
        author=engagement.reader,
        recorded_at=engagement.at,
    )
