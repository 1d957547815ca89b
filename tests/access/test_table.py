"""The table against the product: every row with every actor, and nothing in the product that the table does not know."""

from typing import Any, Final

import pytest

from tests.access.rows import Row, rows
from tests.access.sending import URLS, absent, leads_to, path_to, send, some_path_to, taken_back, told, visit_of
from tests.access.visit import Visit
from tests.access.world import ACTORS, World
from tests.access.writes import contents, difference, statements

ROWS: Final = rows()
METHODS: Final = {"GET", "POST", "PUT", "PATCH", "DELETE"}
A_FEW: Final = ("anonymous", "client", "coach", "operator")
MAY_WRITE: Final = {"200", "302"}
"""Answers to a POST after which something may have changed."""


def test_every_url_and_nothing_else_has_a_row() -> None:
    assert {row.name for row in ROWS} == set(URLS)


def test_no_row_stands_twice() -> None:
    assert len({str(row) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_each_actor_is_answered_as_the_table_says(row: Row, world: World) -> None:
    there = visit_of(row, world)
    before = contents()
    surprises = {}
    for actor in ACTORS:
        with taken_back(), statements() as writing:
            answer = send(world, actor, row.method, path_to(row.name, there), there.form)
            surprises[actor] = _surprise(row, actor, there, answer)
            if writing and (row.method == "GET" or row.cells[actor] not in MAY_WRITE):
                surprises[actor] += difference(before)
            if row.cells[actor] == "404":
                surprises[actor] += _sign_of_life(row, actor, there, answer, world)
    assert not {actor: surprise for actor, surprise in surprises.items() if surprise}
    _check_what_else_this_row_means(row, there, world)
    assert not difference(before)


def _surprise(row: Row, actor: str, there: Visit, answer: Any) -> str:
    found, expected = told(answer, path_to(row.name, there)), row.cells[actor]
    if found != expected:
        return f"{found} instead of {expected}"
    if found == "302" and leads_to(answer) not in row.leads_to:
        return f"sent to {leads_to(answer)}"
    return ""


def _sign_of_life(row: Row, actor: str, there: Visit, answer: Any, world: World) -> str:
    """What tells this actor that the thing is there: it must look as if it were not."""
    nothing = send(world, actor, row.method, path_to(row.name, absent(there)), there.form)
    if (nothing.status_code, nothing.content) != (404, answer.content):
        return "another page than for what does not exist"
    return "" if nothing.headers == answer.headers else "other headers than for what does not exist"


def _check_what_else_this_row_means(row: Row, there: Visit, world: World) -> None:
    """A POST needs the token; HEAD is answered as GET is."""
    path = path_to(row.name, there)
    for actor in A_FEW if row.method == "POST" else ():
        assert send(world, actor, "POST", path, there.form, token=False).status_code == 403, actor
    for actor in A_FEW[:2] if row.method == "GET" and not row.name.startswith("api:") else ():
        answer = send(world, actor, "HEAD", path, {})
        assert (told(answer, path), answer.content) == (row.cells[actor], b""), actor


@pytest.mark.parametrize("name", sorted(URLS))
def test_methods_without_a_row_are_refused(name: str, world: World) -> None:
    mine = [row for row in ROWS if row.name == name]
    path = some_path_to(name)
    before = contents()
    for method in sorted(METHODS - {row.method for row in mine}):
        for actor in A_FEW:
            answer = told(send(world, actor, method, path, {}), path)
            assert answer == "405" or (answer == "in" and actor == "anonymous"), f"{method} by {actor}: {answer}"
    assert not difference(before)
