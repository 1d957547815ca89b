"""Rows that somebody changed by hand: SQLite stores whatever is written into a column, and Django fails on reading it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from privity.ledger.facts import Alarm, BrokenLedgerError, Problem

WRONG_TYPE = (ValueError, TypeError, AttributeError, OverflowError)
"""What reading a column fails with that holds no value of its type."""


@contextmanager
def damage_told(practice: UUID) -> Iterator[None]:
    """Whatever of the practice's ledger is read here and cannot be makes it a broken one.

    :raises BrokenLedgerError: a column holds no value of its type
    """
    try:
        yield
    except WRONG_TYPE as error:
        raise BrokenLedgerError(Alarm(practice, Problem.DAMAGED)) from error


def each[Row](rows: "QuerySet[Any, Row]") -> Iterator[Row | None]:
    """Rows in their order; None in the place of one that cannot be read. At most as many as memory holds."""
    try:
        read: list[Row | None] = list(rows)
    except WRONG_TYPE:
        read = [_at(rows, place) for place in range(rows.count())]
    yield from read


def _at[Row](rows: "QuerySet[Any, Row]", place: int) -> Row | None:
    try:
        return rows[place]
    except WRONG_TYPE:
        return None
