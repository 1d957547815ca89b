"""Reading the ledger. Who may ask is for the caller to settle first: a person has no part that is not their own."""

from uuid import UUID

from privity.ledger import models
from privity.ledger.facts import Record, record_from

PAGE = 50


def part_of(
    person: UUID, engagement: UUID, practice: UUID, *, before: int | None = None, limit: int = PAGE
) -> list[Record]:
    """A person's own part of an engagement's ledger, newest first: at most ``limit`` entries with ``seq < before``.

    The next page starts with ``before`` = the last ``seq`` of this one.
    """
    part = models.EntryReader.objects.filter(practice_id=practice, engagement_id=engagement, person_id=person)
    if before is not None:
        part = part.filter(seq__lt=before)
    return [record_from(row.entry) for row in part.select_related("entry").order_by("-seq")[:limit]]
