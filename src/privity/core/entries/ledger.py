"""Entries of the ledger itself. Tags 60–79."""

from dataclasses import dataclass

from privity.core.entries.base import Entry


@dataclass(frozen=True, slots=True)
class LedgerPartTaken(Entry):
    """The actor took their part of the ledger with them, as a file, as it stood when the ledger had ``size`` entries."""

    tag = 60
    personal = "the id of the actor"
    erasure = "deleting the person's row leaves ids that point to nobody; deleting the salt leaves only the commitment"
    size: int
