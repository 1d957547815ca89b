"""The next number of a practice's ledger, and the entry's rows under it: how each database is told in the fewest words.

The head's row stays locked from here to the end of the transaction. Each statement that is waited for in between makes all
others of the practice wait too.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from privity.kit.ids import new_id
from privity.kit.insert import insert, insertion
from privity.ledger import models

NEXT_SEQ = """
INSERT INTO ledger_head (id, practice_id, seq) VALUES (%s, %s, 1)
ON CONFLICT (practice_id) DO UPDATE SET seq = ledger_head.seq + 1 RETURNING seq
"""


def write_numbered(row: models.Entry, readers: Sequence[models.EntryReader]) -> None:
    """Write these rows under the practice's next number, which becomes their ``seq``."""
    write = _in_one if connection.vendor == "postgresql" else _one_by_one
    row.seq = write(row, readers)


def _one_by_one(row: models.Entry, readers: Sequence[models.EntryReader]) -> int:
    """SQLite answers without a way to a server."""
    row.seq = _first(NEXT_SEQ, _head(row))
    insert([row])
    for reader in readers:
        reader.seq = row.seq
    insert(readers)
    return row.seq


def _in_one(row: models.Entry, readers: Sequence[models.EntryReader]) -> int:
    """PostgreSQL writes to all three tables in one statement."""
    numbered = {"seq": "SELECT seq FROM head"}
    parts = [insertion(rows, numbered) for rows in ([row], readers) if rows]
    written = "".join(f", rows_{place} AS ({statement})" for place, (statement, _) in enumerate(parts))
    values = [value for _, some in parts for value in some]
    return _first(f"WITH head AS ({NEXT_SEQ}){written} SELECT seq FROM head", [*_head(row), *values])  # noqa: S608


def _head(row: models.Entry) -> list[Any]:
    """What a new head is made of."""
    return [_key(new_id()), _key(row.practice_id)]


def _first(statement: str, values: Sequence[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: tuple[int] = cursor.fetchone()
    return found[0]


def _key(value: UUID) -> str | UUID:
    """How this database stores a UUID."""
    return value if connection.features.has_native_uuid_field else value.hex
