"""What was written to the database: by a mere look, and by an act that was refused, it must be nothing."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.conf import settings
from django.db import connection

UNCOUNTED: Final = {"django_session", "usersessions_usersession", settings.CACHES["default"]["LOCATION"]}
"""Tables that a mere look may write to: sessions and rate limits."""

WRITING: Final = re.compile(r'(?:^|\bAS \()\s*(?:INSERT(?: OR IGNORE)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?')
"""Each part of a statement that writes, and the table."""

type Contents = dict[str, list[str]]


def contents() -> Contents:
    """Every row of every table that a mere look must leave as it is."""
    return {table: sorted(map(repr, _rows(table))) for table in _tables()}


@contextmanager
def statements() -> Iterator[list[str]]:
    """The statements that write, as they come. Some are taken back again: ``contents`` tells what stayed."""
    writing: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
        if WRITING.search(sql):
            writing.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield writing


def difference(before: Contents) -> str:
    """Which tables hold something else now; "" where none does."""
    after = contents()
    return ", ".join(f"{table} was written" for table in before if after[table] != before[table])


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        return sorted(set(connection.introspection.table_names(cursor)) - UNCOUNTED)


def _rows(table: str) -> Iterator[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        yield from cursor.fetchall()
