"""The ledger in its tables: L2, L3 (bench/README.md). ``python -m bench.ledger [--quick]``

100,000 and 1,000,000 entries in one SQLite file: proofs against pymerkle's SqliteTree, room, verifying all. Then acts with their
entries and without, in turns: one writer on SQLite, eight on PostgreSQL. Answers are compared before anything is measured.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from uuid import UUID

from bench.measure import Bar, exit_code, medians, microseconds, seconds_of
from bench.rows.installation import environment, prepare
from tests.postgresql import DURABLE, cluster

WRITERS = 8


@dataclass(frozen=True, slots=True)
class Scale:
    """How many entries, each with the ratio that its proofs must reach; rounds; seconds of acts on each database."""

    entries: dict[int, float]
    rounds: int
    seconds: int


FULL = Scale({100_000: 20, 1_000_000: 100}, rounds=3, seconds=24)
QUICK = Scale({3_000: 0.1, 30_000: 1}, rounds=1, seconds=4)


def proofs(practice: UUID, size: int, bar: float, rounds: int, folder: Path) -> Iterator[Bar]:
    """L2, and 5 ms for a proof."""
    from bench.rows.proofs import PLACES, Contest

    contest = Contest(practice, size, folder)
    contest.check()
    runs = (contest.our_inclusions, contest.their_inclusions, contest.our_consistencies, contest.their_consistencies)
    costs = [partial(microseconds, run, PLACES) for run in (*runs, contest.warm_inclusions)]
    ours, theirs, our_past, their_past, warm = medians(costs, rounds)
    print(f"inclusion, {size:,} entries: {ours:.0f} µs each, pymerkle {theirs:.0f}; once all was proven {warm:.0f}")
    print(f"consistency, {size:,} entries: {our_past:.0f} µs each, pymerkle {their_past:.0f}")
    yield Bar(f"L2 inclusion at {size:,} against pymerkle", theirs / ours, bar)
    yield Bar(f"   a proof of {size:,} entries", max(ours, our_past) / 1000, 5, at_least=False, unit=" ms")


def room(count: int) -> Iterator[Bar]:
    """L2: what the tree takes beside the rows of the entries."""
    from bench.rows.proofs import room as tables

    sizes = {table: size / count for table, size in tables()}
    print("bytes an entry, indexes too: " + ", ".join(f"{table} {size:.1f}" for table, size in sizes.items()))
    yield Bar(
        "L2 room of the tree, an entry",
        sizes["ledger_tile"] + sizes["ledger_checkpoint"],
        53,
        at_least=False,
        unit=" B",
    )


def verifying(practice: UUID, size: int) -> Iterator[Bar]:
    """Every commitment, tile and checkpoint computed again."""
    from privity.kit.clock import now
    from privity.ledger.selectors import faults
    from privity.ledger.services import sign_checkpoint

    assert sign_checkpoint(practice=practice, clock=now)
    found: list[str] = []
    yield Bar(
        f"   verify {size:,} entries", seconds_of(lambda: found.extend(faults(practice))), 60, at_least=False, unit=" s"
    )
    assert found == []


def rates(url: str, writers: int, practices: int, seconds: int) -> dict[str, float]:
    """Acts a second by way (``bench.rows.acts``), in a fresh installation."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bench.rows.acts", folder, *map(str, (writers, practices, seconds))]
        variables = {**os.environ, **environment(Path(folder), url)}
        done = subprocess.run(command, env=variables, stdout=subprocess.PIPE, check=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def acts(seconds: int) -> Iterator[Bar]:
    """L3, and 100 acts a second."""
    yield from _acts("SQLite", rates("", 1, 1, seconds), 0.6)
    for practices in (1, WRITERS):
        with cluster(DURABLE) as postgresql:
            found = rates(postgresql.url, WRITERS, practices, seconds)
        yield from _acts(f"PostgreSQL, 8 writers, practices: {practices}", found, 0.75)
        yield Bar("   acts a second", found["verb with"], 100, unit="")


def _acts(where: str, found: dict[str, float], bar: float) -> Iterator[Bar]:
    """The bar is for verbs. How a bare row fares tells what an entry costs where the act itself costs next to nothing."""
    print(f"{where}, acts a second: " + ", ".join(f"{way} {rate:.0f}" for way, rate in found.items()))
    yield Bar(f"L3 {where}: with the entry", found["verb with"] / found["verb without"], bar)


def measure(scale: Scale) -> Iterator[Bar]:
    """All bars, after what they were measured from is printed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        from bench.rows.filled import fill

        filled = {}
        for size in scale.entries:
            began = perf_counter()
            filled[size] = fill(size)
            print(f"{size:,} entries written in {perf_counter() - began:.0f} s")
        yield from room(sum(filled))
        for size, bar in scale.entries.items():
            yield from proofs(filled[size], size, bar, scale.rounds, folder)
        yield from verifying(filled[size], size)
    yield from acts(scale.seconds)


if __name__ == "__main__":
    sys.exit(exit_code(measure(QUICK if "--quick" in sys.argv[1:] else FULL)))
