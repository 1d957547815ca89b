"""Proving a person's part: what the commitment of each line is made of, and its way up to the last checkpoint."""

from dataclasses import dataclass
from uuid import UUID

from privity.core.errors import InvalidError
from privity.core.merkle.checkpoint import checkpoint_from
from privity.core.merkle.keys import Key
from privity.core.merkle.proofs import prove_consistency, prove_inclusion
from privity.core.merkle.tree import ReadNode
from privity.ledger import models
from privity.ledger.damage import damage_told
from privity.ledger.facts import Alarm, BrokenLedgerError, Problem, bytes_in
from privity.ledger.selectors.alarms import alarm_of
from privity.ledger.selectors.checkpoints import Signed, key_of, last_signed
from privity.ledger.selectors.parts import PAGE, rows_of
from privity.ledger.selectors.tree import nodes_above


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry with its ``salt``, so that anybody can compute its commitment. ``id`` names its place on the reader's part.

    ``proof`` is None where no checkpoint covers the entry yet.
    """

    id: UUID
    index: int
    salt: bytes
    content: bytes
    proof: list[bytes] | None


@dataclass(frozen=True, slots=True)
class Proofs:
    """Lines of a part under the last checkpoint (None before the first was signed), and the ``key`` that signed it.

    ``continuation`` proves that it continues the checkpoint of the size that was asked for; None where it cannot.
    """

    key: Key | None
    last: Signed | None
    continuation: list[bytes] | None
    lines: list[Opened]


def proofs_of(
    person: UUID, engagement: UUID, practice: UUID, *, first: UUID | None = None, since: int = 0, limit: int = PAGE
) -> Proofs:
    """A person's own part of an engagement's ledger with its proofs, newest first, from the record ``first`` on.

    It reads each tile of the tree once, whatever the number of lines.

    :param since: the size of the checkpoint that is to be continued
    :raises BrokenLedgerError: rows are gone or cannot be read, or the last checkpoint is none
    """
    rows = rows_of(person, engagement, practice, first=first)[:limit]
    try:
        with damage_told(practice):
            return _proofs(practice, list(rows), since)
    except InvalidError as error:
        raise BrokenLedgerError(alarm_of(practice) or Alarm(practice, Problem.DAMAGED)) from error


def _proofs(practice: UUID, rows: list[models.EntryReader], since: int) -> Proofs:
    last = last_signed(practice)
    size = checkpoint_from(last.note.text).size if last else 0
    covered = {row.seq - 1 for row in rows if row.seq <= size}
    continues = 0 <= since <= size
    nodes = nodes_above(practice, size, covered | ({since - 1} if continues and since else set()))
    return Proofs(
        key=key_of(practice),
        last=last,
        continuation=prove_consistency(nodes, since, size) if continues else None,
        lines=[_opened(row, nodes, size) for row in rows],
    )


def _opened(row: models.EntryReader, nodes: ReadNode, size: int) -> Opened:
    index = row.seq - 1
    proof = prove_inclusion(nodes, index, size) if index < size else None
    return Opened(row.pk, index, bytes_in(row.entry.salt), bytes_in(row.entry.content), proof)
