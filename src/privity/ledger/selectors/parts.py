"""Reading the ledger. Who may ask is for the caller to settle first: a person has no part that is not their own."""

from uuid import UUID

from django.db.models import QuerySet

from privity.ledger import models
from privity.ledger.damage import damage_told
from privity.ledger.facts import Record, record_from

PAGE = 50


def part_of(
    person: UUID, engagement: UUID, practice: UUID, *, before: UUID | None = None, limit: int = PAGE
) -> list[Record]:
    """A person's own part of an engagement's ledger, newest first: at most ``limit`` records.

    The next page is ``before`` the ``id`` of the last record of this one; an id that is not in this part gives no records.

    :raises BrokenLedgerError: a row of it cannot be read
    """
    with damage_told(practice):
        return [record_from(row) for row in rows_of(person, engagement, practice, before=before)[:limit]]


def rows_of(
    person: UUID, engagement: UUID, practice: UUID, *, before: UUID | None = None, first: UUID | None = None
) -> "QuerySet[models.EntryReader]":
    """The rows of a person's part with their entries, newest first: those ``before`` one, or from the ``first`` on."""
    part = models.EntryReader.objects.filter(practice_id=practice, engagement_id=engagement, person_id=person)
    newest = part.order_by("-seq").select_related("entry")
    if before is not None:
        newest = newest.filter(seq__lt=part.filter(pk=before).values("seq"))
    if first is not None:
        newest = newest.filter(seq__lte=part.filter(pk=first).values("seq"))
    return newest
