"""The decision against Cedar, PyCasbin and Rego: P1 to P5 (bench/README.md). ``python -m bench.decide [--quick]``"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from bench.cold import cold_and_warm
from bench.contest import Costs, Sizes, contest
from bench.lists import database_and_memory, lists
from bench.measure import Bar, exit_code
from bench.memory import kilobytes_each

P1 = {"cedarpy": 150, "PyCasbin": 75, "regorus": 40}
P2 = {"cedarpy": 75, "PyCasbin": 30, "regorus": 20}
P5 = {"cedarpy": 500, "regorus": 250}


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured."""

    engagements: tuple[int, int, int] = (100, 1_000, 10_000)
    questions: int = 100_000
    sample: int = 3_000
    records: int = 10_000
    rows: int = 1_000_000
    rounds: int = 5


QUICK = Scale((10, 20, 40), questions=400, sample=100, records=200, rows=2_000, rounds=1)


def measure(scale: Scale) -> Iterator[Bar]:
    """Every bar, after what it was measured from is printed."""
    few, many, most = (contest(Sizes(n, scale.questions, scale.sample, scale.rounds)) for n in scale.engagements)
    for number, costs in zip(scale.engagements, (few, many, most), strict=True):
        print(_told(number, costs))
    yield from _against("P1 decide, 1,000 engagements, against", many, P1)
    yield from _against("P2 decide, 10,000 engagements, against", most, P2)
    yield from _memory(scale.engagements[1])
    yield Bar("P3 decide against a plain dict hit", many.again / many.dict_hit, 4, at_least=False)
    yield Bar("P3 the readable engine against decide", many.others["readable"] / many.again, 3.5)
    cold, warm = cold_and_warm(scale.engagements[0], scale.rounds)
    print(f"cold decision {cold:.0f} µs, warm decision of cedarpy {warm:.0f} µs")
    yield Bar("P4 a cold decision against a warm one of cedarpy", cold / warm, 2, at_least=False)
    yield from _lists(scale)


def _against(name: str, costs: Costs, bars: dict[str, int]) -> Iterator[Bar]:
    for other, bar in bars.items():
        yield Bar(f"{name} {other}", costs.others[other] / costs.again, bar)


def _memory(engagements: int) -> Iterator[Bar]:
    ours, cedars = kilobytes_each("compiled", engagements), kilobytes_each("cedarpy", min(engagements, 500))
    print(f"memory: {ours:.1f} KB a compiled engagement, {cedars:.0f} KB a policy set of cedarpy")
    yield Bar("P2 memory of cedarpy against ours", cedars / ours, 30)


def _lists(scale: Scale) -> Iterator[Bar]:
    found = lists(scale.records, scale.sample, scale.rounds)
    print(f"visible records: {found.in_memory:.2f} µs each with a kept plan, {found.planned_anew:.2f} with a new one")
    for other, bar in P5.items():
        yield Bar(
            f"P5 visible among {scale.records:,} records, against {other}", found.others[other] / found.in_memory, bar
        )
    in_database, in_memory = database_and_memory(scale.rows, scale.rounds)
    yield Bar(f"P5 chosen by SQLite among {scale.rows:,}, against memory", in_database / in_memory, 3, at_least=False)


def _told(engagements: int, costs: Costs) -> str:
    others = ", ".join(f"{name} {cost:.0f}" for name, cost in costs.others.items())
    return (
        f"{engagements:,} engagements, µs a decision: compiled {costs.again:.2f} (first time {costs.first:.0f}), "
        f"dict hit {costs.dict_hit:.2f}, {others}"
    )


if __name__ == "__main__":
    sys.exit(exit_code(measure(QUICK if "--quick" in sys.argv[1:] else Scale())))
