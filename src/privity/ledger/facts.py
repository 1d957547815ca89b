"""Rows of the ledger to values, one way."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from privity.core.entries import REGISTRY, Entry, Envelope, from_bytes
from privity.core.entries.base import commitment
from privity.core.errors import UnavailableError
from privity.core.parties import known_as
from privity.ledger import models


@dataclass(frozen=True, slots=True)
class Record:
    """An entry on somebody's part of the ledger. ``id`` names its place there.

    ``envelope`` is None where the row is not what was recorded any more: then only the database says that it was ``at``
    that instant.

    The entry's ``seq`` is not shown to readers: the gaps in it would tell how much happens that is not theirs to know. Only
    a proof has to name it (``selectors.proving``).
    """

    id: UUID
    at: datetime
    envelope: Envelope | None

    @property
    def entry(self) -> Entry | None:
        """The act itself."""
        return self.envelope.entry if self.envelope else None


def record_from(row: models.EntryReader) -> Record:
    """The entry as its stored bytes say it.

    :raises ValueError: there is no instant where it should stand
    """
    if row.entry.at is None:
        raise ValueError("no instant")
    return Record(id=row.pk, at=row.entry.at, envelope=envelope_of(row.entry))


def bytes_in(stored: object) -> bytes:
    """The bytes in a binary column. SQLite also gives text or a number, where somebody changed it by hand: a number has none."""
    if isinstance(stored, bytes):
        return stored
    if isinstance(stored, str):
        return stored.encode(errors="surrogateescape")
    return bytes(stored) if isinstance(stored, memoryview) else b""


class Problem(StrEnum):
    """What can be wrong between a ledger and the last checkpoint that was signed of it."""

    SHORTER = "has {size} entries, but {signed} were signed: an old database was put back, or the end was cut off"
    REWRITTEN = (
        "does not hold the {signed} entries that were signed: they were changed, or another database was put in place"
    )
    DAMAGED = "lacks rows: somebody changed the database by hand, or the disk lost some"
    NOT_OURS = "has a last checkpoint that this installation's key did not sign"
    UNREADABLE = "has a last checkpoint that cannot be read"
    NO_KEY = "was signed by a key that is missing: put ledger/key.pem back into the data folder, from a backup"


@dataclass(frozen=True, slots=True)
class Alarm:
    """A practice's ledger does not agree with what was ``signed``, that is so many entries. Its text is for the operator."""

    practice: UUID
    problem: Problem
    signed: int = 0
    size: int = 0

    def __str__(self) -> str:
        what = self.problem.format(signed=self.signed, size=self.size)
        return f"the ledger of the practice {self.practice.hex} {what}."


class BrokenLedgerError(UnavailableError):
    """The ledger does not continue what was signed of it, so nothing more is signed and nothing can be proven.

    The message is for whoever asked; the ``alarm`` is the line for the operator.
    """

    code = "ledger_broken"

    def __init__(self, alarm: Alarm) -> None:
        super().__init__(
            "This ledger does not agree with what was signed of it. Only who runs the server can put it right."
        )
        self.alarm = alarm


def origin_of(practice: UUID) -> str:
    """The name of a practice's ledger in checkpoints. It outlives a move to another address."""
    return f"privity/{practice.hex}"


def envelope_of(row: models.Entry) -> Envelope | None:
    """What an entry says; None where its commitment is not that of its bytes, or the columns beside them say something else."""
    try:
        content = bytes_in(row.content)
        committed = commitment(bytes_in(row.salt), content) == bytes_in(row.commitment)
        said = from_bytes(content, REGISTRY)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    engagement = row.engagement_id
    actor = known_as(row.actor_id, engagement) if engagement else row.actor_id.hex
    columns = (row.practice_id.hex, engagement.hex if engagement else "", actor, row.at, row.tag)
    agree = columns == (said.practice, said.engagement, said.actor, said.at, said.entry.tag)
    return said if committed and agree else None
