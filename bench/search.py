"""Opening and searching everything in Chromium: ``python -m bench.search [--quick]``

10,000 notes of 2 KB, fetched in the server's pages, opened in workers by the code that pages run, and searched.
"""

import sys
from collections.abc import Iterator, Sequence
from statistics import median

from bench.browser import page_with
from bench.measure import Bar, exit_code

NOTES, ROUNDS = 10_000, 3
QUICK = (1_000, 1)


def figures(notes: int, rounds: int) -> dict[str, float]:
    """The median of each figure over the rounds, each on a fresh page."""
    runs = []
    for _ in range(rounds):
        with page_with("search", worker="read-worker") as page:
            runs.append(page.evaluate("count => measure(count)", notes))
    return {name: median(run[name] for run in runs) for name in runs[0]}


def bars(found: dict[str, float], notes: int) -> Iterator[Bar]:
    seconds = found["open all, in workers"] / 1000
    yield Bar(f"{notes:,} notes usable", seconds, 3 * notes / NOTES, at_least=False, unit=" s")
    yield Bar("a query", found["slowest query"], 50, at_least=False, unit=" ms")


def main(arguments: Sequence[str]) -> int:
    notes, rounds = QUICK if "--quick" in arguments else (NOTES, ROUNDS)
    found = figures(notes, rounds)
    print(*(f"{name:24} {value:10.1f} ms" for name, value in found.items()), sep="\n")
    return exit_code(bars(found, notes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
