"""Writing the ledger: one entry for each act, in the transaction of the act."""

from collections.abc import Set
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.transaction import TransactionManagementError

from privity.core.entries import Entry
from privity.core.merkle.hashing import leaf_hash
from privity.core.merkle.tiles import WIDTH, grown
from privity.kit.insert import insert
from privity.ledger import models
from privity.ledger.rows import entry_row, reader_rows, tile_rows
from privity.ledger.selectors.tree import tile_reader
from privity.ledger.services.numbering import write_numbered


def append(
    *, actor: UUID, practice: UUID, engagement: UUID | None, entry: Entry, readers: Set[UUID], at: datetime
) -> int:
    """Record that ``actor`` did ``entry`` at ``at``; returns its ``seq``: 1, 2, 3 … without a gap in each practice.

    Call it last in the act's transaction: it holds the practice's ledger until that transaction ends, so entries stand in
    the order in which they were committed. ``readers`` are the people whose part of the ledger it belongs to.

    :raises TransactionManagementError: outside a transaction an entry could stay without its act
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("append belongs inside the transaction of the act it records.")
    row = entry_row(actor=actor, practice=practice, engagement=engagement, entry=entry, at=at)
    write_numbered(row, list(reader_rows(row, readers)))
    if row.seq % WIDTH == 0:
        _fill_tiles(row)
    return row.seq


def _fill_tiles(last: models.Entry) -> None:
    """Write the tiles that the entry ``last`` fills: every 256th fills one, every 65,536th two, and so on.

    What they are made of is read here, behind the lock on the practice's head: read earlier, or in another transaction, it
    could miss what somebody else has just appended.

    :raises InvalidError: rows of the tree are gone
    """
    changed = grown(tile_reader(last.practice_id), last.seq - 1, [leaf_hash(bytes(last.commitment))])
    insert(list(tile_rows(last.practice_id, changed)))
