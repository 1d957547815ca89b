"""A plan as a query: a database chooses the items that meet the conditions, and no others."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pytest

from privity.core.decision.plan import Among, Condition, Parts, Plan, Recorded
from privity.core.decision.question import Item
from privity.core.decision.where import Clause, subjects_text, where
from privity.core.vocabulary import InformationClass

SINCE = datetime(2026, 3, 2, 9, tzinfo=UTC)
UNTIL = SINCE + timedelta(days=7)
INSTANT = timedelta(microseconds=1)
ABOUT = frozenset({"anna", "gus"})
KIND = InformationClass.SHARED_NOTES
NOTHING_ASKED = Parts(None, None, None, None, None)
BORDERS = (SINCE - INSTANT, SINCE, UNTIL - INSTANT, UNTIL)

ITEMS = [
    Item(f"item{number}", *values)
    for number, values in enumerate(
        product(
            ("carl", "anna"),
            BORDERS,
            (None, "talk", "other"),
            (None, "part1", "part2"),
            (False, True),
            (None, "v1", "v2"),
        )
    )
]
"""Every sort of item that a condition could tell apart."""


def a_plan(parts: Parts = NOTHING_ASKED, apart: Iterable[str] = ()) -> Plan:
    return Plan((Condition(frozenset({KIND}), ABOUT, parts),), frozenset(apart))


def chosen(plan: Plan) -> set[str]:
    """The items that a database finds, all of one kind and about the same two people."""
    clause = where(plan)
    values = [_plain(value) for value in clause.values]
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(
            "CREATE TABLE record (id, information_class, subjects, author, strict, recorded_at, released_under,"
            " discussion, segment)"
        )
        database.executemany("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_row, ITEMS))
        return {name for (name,) in database.execute(f"SELECT id FROM record WHERE {clause.sql}", values)}


def _row(item: Item) -> tuple[Any, ...]:
    about = KIND.value, subjects_text(ABOUT)
    origin = item.released_under, item.discussion, item.segment
    return item.id, *about, item.author, item.strict, _plain(item.recorded_at), *origin


def _plain(value: object) -> Any:
    return value.isoformat(timespec="microseconds") if isinstance(value, datetime) else value


ASKED: list[dict[str, Any]] = [
    {"author": Among(frozenset({"carl"}), inside=True)},
    {"strict": True},
    {"recorded": Recorded(SINCE, UNTIL, "v2", inside=True)},
    {"discussion": Among(frozenset({"talk"}), inside=True)},
    {"segment": Among(frozenset({"part1", "part2"}), inside=True)},
]
OTHERWISE: list[dict[str, Any]] = [
    {"author": Among(frozenset({"carl"}), inside=False)},
    {"strict": False},
    {"recorded": Recorded(SINCE, UNTIL, "v2", inside=False)},
    {"discussion": Among(frozenset({"talk"}), inside=False)},
    {"segment": Among(frozenset({"part1", "part2"}), inside=False)},
]


@pytest.mark.parametrize("asked", [*ASKED, *OTHERWISE, ASKED[0] | ASKED[2] | OTHERWISE[3], {}])
def test_a_database_chooses_the_items_that_meet_the_parts(asked: dict[str, Any]) -> None:
    parts = NOTHING_ASKED._replace(**asked)
    met = {item.id for item in ITEMS if parts.test()(item)}
    assert met
    assert chosen(a_plan(parts)) == met


def test_items_apart_are_not_chosen() -> None:
    assert chosen(a_plan(apart=("item1", "item2"))) == {item.id for item in ITEMS} - {"item1", "item2"}


def test_where_nothing_stands_apart_no_item_is_named() -> None:
    assert where(a_plan()) == Clause("((subjects = ? AND ((information_class IN (?)))))", ("anna,gus", KIND))


def test_values_stand_in_one_order_so_that_one_plan_is_one_query() -> None:
    names = [f"name{number}" for number in range(10, 30)]
    assert subjects_text(frozenset(names)) == ",".join(names)
    assert where(a_plan(apart=names)).values == ("anna,gus", KIND, *names)


def test_another_placeholder_stands_for_every_value() -> None:
    clause = where(a_plan(apart=("item1",)), placeholder="%s")
    assert clause == Clause(where(a_plan(apart=("item1",))).sql.replace("?", "%s"), ("anna,gus", KIND, "item1"))
    assert clause.sql.count("%s") == len(clause.values)
