"""Rows of the ledger to values, one way."""

from dataclasses import dataclass
from uuid import UUID

from privity.core.entries import REGISTRY, Envelope, from_bytes
from privity.ledger import models


@dataclass(frozen=True, slots=True)
class Record:
    """An entry on somebody's part of the ledger. ``id`` names its place there.

    The entry's ``seq`` is not for readers: the gaps in it would tell how much happens that is not theirs to know.
    """

    id: UUID
    envelope: Envelope


def record_from(row: models.EntryReader) -> Record:
    """The entry as its stored bytes say it: the columns beside them are for searching only."""
    return Record(id=row.pk, envelope=from_bytes(bytes(row.entry.content), REGISTRY))
