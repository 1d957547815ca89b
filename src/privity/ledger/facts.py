"""Rows of the ledger to values, one way."""

from dataclasses import dataclass

from privity.core.entries import REGISTRY, Envelope, from_bytes
from privity.ledger import models


@dataclass(frozen=True, slots=True)
class Record:
    """An entry with its place in the practice's ledger."""

    seq: int
    envelope: Envelope


def record_from(row: models.Entry) -> Record:
    """The entry as its stored bytes say it: the columns beside them are for searching only."""
    return Record(seq=row.seq, envelope=from_bytes(bytes(row.content), REGISTRY))
