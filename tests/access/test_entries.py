"""Every act of the product has its entry (L2): all services are found by looking, each is run, and what it wrote is watched.

A new service that changes rows fails here until it writes exactly one entry, of a type whose line in docs/ledger-entries.md names it,
or stands there among the acts without one, with the reason. One that no row of the table leads to fails too.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from django.db import transaction
from django.test import override_settings

from privity.core.entries import REGISTRY
from privity.kit.due import run_all
from tests.access.rows import Row, rows
from tests.access.sending import path_to, send, taken_back, visit_of
from tests.access.verbs import Act, services, watching
from tests.access.world import World, build

pytestmark = pytest.mark.django_db

PAGE: Final = Path(__file__).parents[2] / "docs/ledger-entries.md"
DONE: Final = {"200", "302"}


def documented(heading: str) -> dict[str, set[str]]:
    """Of the table below ``heading``: each row, and the verbs that it names."""
    table = PAGE.read_text(encoding="utf-8").partition(f"{heading}\n")[2].partition("\n## ")[0]
    lines = (line for line in table.splitlines() if line.startswith("|"))
    return {line: set(re.findall(r"`(\w+\.\w+)`", line)) for line in lines}


def acts_with_entries() -> set[tuple[str, str]]:
    """(verb, type of entry) of each pair that the page names."""
    found = documented("# What can stand on the ledger").items()
    return {(verb, line.split("`")[1]) for line, verbs in found for verb in verbs}


def acts_without() -> set[str]:
    return {verb for verbs in documented("## What has no entry").values() for verb in verbs}


@pytest.fixture(scope="module")
def acts(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[Act]]:
    """What happened while the world was made, everybody did what the table lets them do, and time went by."""
    whole = transaction.atomic()
    whole._from_testcase = True  # type: ignore[attr-defined] # as Django's own TestCase does: checkpoints are durable
    folder = override_settings(DATA=tmp_path_factory.mktemp("data"))
    with folder, django_db_blocker.unblock(), whole, watching() as seen:
        world = build()
        for row in rows():
            if row.method == "POST":
                with taken_back():
                    _do(row, world)
        world.clock.forward(days=400)
        run_all(world.clock)
        yield seen
        transaction.set_rollback(True)


def _do(row: Row, world: World) -> None:
    there = visit_of(row, world)
    for actor, answer in row.cells.items():
        if answer in DONE:
            with taken_back():
                send(world, actor, "POST", path_to(row.name, there), there.form)


def test_every_service_was_run(acts: list[Act]) -> None:
    run = {name for act in acts for name in {act.verb, *act.parts}}
    assert sorted(set(services().values()) - run - acts_without()) == []


def test_whoever_changes_something_writes_one_entry(acts: list[Act]) -> None:
    without = acts_without()
    changing = [act for act in acts if act.tables and act.verb not in without and not act.failed]
    assert sorted({f"{act.verb}: {act.entries}" for act in changing if len(act.entries) != 1}) == []


def test_what_has_no_entry_has_none(acts: list[Act]) -> None:
    without = acts_without()
    assert without <= set(services().values())
    assert sorted({act.verb for act in acts if act.verb in without and act.entries}) == []


def test_the_page_names_the_verbs_of_every_type(acts: list[Act]) -> None:
    assert {(act.verb, entry) for act in acts for entry in act.entries} == acts_with_entries()
    assert {entry for _, entry in acts_with_entries()} == {kind.__name__ for kind in REGISTRY.values()}
