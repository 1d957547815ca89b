"""Ratios from one run: contestants take turns, and the median of their rounds counts.

The time is that of the processor, since the machine may be shared. Python's collector of garbage is off meanwhile.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from time import process_time

type Run = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Bar:
    """One promised ratio. ``at_least`` says on which side of ``bar`` it must lie."""

    name: str
    ratio: float
    bar: float
    at_least: bool = True
    unit: str = "×"

    @property
    def met(self) -> bool:
        return self.ratio >= self.bar if self.at_least else self.ratio <= self.bar

    def __str__(self) -> str:
        side = "≥" if self.at_least else "≤"
        return f"{'PASS' if self.met else 'FAIL'}  {self.name:58} {self.ratio:8.2f}{self.unit}   bar {side} {self.bar:g}{self.unit}"


def exit_code(bars: Iterable[Bar]) -> int:
    """Print every bar, after what it was measured from; 0 where all are met, else 1."""
    found = list(bars)
    print(*found, sep="\n")
    return 0 if all(bar.met for bar in found) else 1


def seconds_of(run: Run) -> float:
    start = process_time()
    run()
    return process_time() - start


def microseconds(run: Run, count: int) -> float:
    """For each of the ``count`` things that the run does."""
    return seconds_of(run) / count * 1e6


def medians(costs: Sequence[Callable[[], float]], rounds: int) -> list[float]:
    """The median of each cost, over rounds in which each has its turn."""
    with _without_collector():
        measured = [[cost() for cost in costs] for _ in range(rounds)]
    return [median(of_one) for of_one in zip(*measured, strict=True)]


@contextmanager
def _without_collector() -> Iterator[None]:
    gc.disable()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.enable()
