"""P5: which of many records may B see, in memory and chosen by a database."""

import sqlite3
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.engines.cedar import Cedar
from bench.engines.rego import Rego
from bench.measure import medians, microseconds
from bench.policy import asked, policy
from bench.world import TODAY, day, dice, engagements, record
from privity.core.decision.compiled import compile_case
from privity.core.decision.engine import decide
from privity.core.decision.facts import Facts
from privity.core.decision.plan import Record, View
from privity.core.decision.question import Channel
from privity.core.decision.verdict import Outcome
from privity.core.decision.where import subjects_text, where
from privity.core.vocabulary import ChannelKind, Purpose, Role

TABLE = """CREATE TABLE record (id TEXT, information_class TEXT, subjects TEXT, author TEXT, strict INT, recorded_at REAL,
    released_under TEXT, discussion TEXT, segment TEXT)"""


TIMES = 20
"""A list is chosen so often in one turn."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Microseconds a record: chosen in memory with a plan made before, the same with the plan made anew, and by others."""

    in_memory: float
    planned_anew: float
    others: dict[str, float]


def a_view() -> tuple[Facts, View]:
    """The coach shows the sponsor what the sponsor may see of an amended engagement."""
    facts = next(one for one in engagements(100) if len(one.versions) > 1)
    people = {participation.role: participation.person for participation in facts.participations}
    channel = Channel(ChannelKind.IN_APP)
    return facts, View(people[Role.COACH], people[Role.SPONSOR], Purpose.COACHING, channel, day(TODAY + 1))


def some_records(facts: Facts, count: int) -> list[Record]:
    """As the application lists them: those about the same people share that set (docs/decisions/0031)."""
    r = dice(3)
    made = [record(r, facts) for _ in range(count)]
    sets = {one.subjects: one.subjects for one in made}
    return [replace(one, subjects=sets[one.subjects]) for one in made]


def lists(count: int, sample: int, rounds: int) -> Lists:
    """Equal answers are checked for every record against the engine, and for the sample against the others.

    Once takes us a millisecond, the others' turns a hundred: most of it would be fetching again what theirs drove out of the cache.
    """
    facts, view = a_view()
    records = some_records(facts, count)
    case = compile_case(facts)
    visible = case.visible(view, records)
    assert visible == [one for one in records if case.decide(one.question(view)).outcome is Outcome.ALLOW]
    of_others = [asked(facts.engagement, one.question(view)) for one in records[:sample]]
    expected = [decide(one.question(view), facts).outcome is Outcome.ALLOW for one in records[:sample]]
    cedar, rego = Cedar([policy(facts)], [0]), Rego([policy(facts)])
    for_cedar, for_rego = [cedar.request(q) for q in of_others], [rego.request(q) for q in of_others]
    assert cedar.allows_batch(0, for_cedar) == expected
    assert [rego.allows(0, request) for request in for_rego] == expected
    runs = [
        (lambda: [case.visible(view, records) for _ in range(TIMES)], TIMES * count),
        (lambda: compile_case(facts).visible(view, records), count),
        (lambda: cedar.allows_batch(0, for_cedar), sample),
        (lambda: [rego.allows(0, request) for request in for_rego], sample),
    ]
    in_memory, anew, by_cedar, by_rego = medians([partial(microseconds, *run) for run in runs], rounds)
    return Lists(in_memory, anew, {cedar.name: by_cedar, rego.name: by_rego})


def database_and_memory(rows: int, rounds: int) -> tuple[float, float]:
    """Microseconds a row: chosen by SQLite with the plan as its WHERE, and chosen in memory."""
    facts, view = a_view()
    few = some_records(facts, 20_000)
    records = [few[number % len(few)] for number in range(rows)]
    case = compile_case(facts)
    clause = where(case.plan(view, frozenset(one.subjects for one in few)))
    values = [value.timestamp() if isinstance(value, datetime) else value for value in clause.values]
    with TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "records.sqlite")
        connection.execute(TABLE)
        marks = ", ".join("?" * 9)
        connection.executemany(f"INSERT INTO record VALUES ({marks})", map(_row, records))
        connection.commit()

        def by_database() -> list[tuple[str]]:
            return connection.execute(f"SELECT id FROM record WHERE {clause.sql}", values).fetchall()

        chosen = sorted(name for (name,) in by_database())
        assert chosen == sorted(one.item.id for one in case.visible(view, records))
        runs = (by_database, lambda: case.visible(view, records))
        in_database, in_memory = medians([partial(microseconds, run, rows) for run in runs], rounds)
        connection.close()
    return in_database, in_memory


def _row(one: Record) -> tuple[object, ...]:
    item = one.item
    return (
        item.id,
        one.information_class.value,
        subjects_text(one.subjects),
        item.author,
        item.strict,
        item.recorded_at.timestamp(),
        item.released_under,
        item.discussion,
        item.segment,
    )
