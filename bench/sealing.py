"""Sealing in Chromium: ``python -m bench.sealing [--quick]``

The code that pages run seals and opens notes of 2 KB, unlocks, and lets a file stream through. Held against age files of
their own for the same notes, in the same run.
"""

import sys
from collections.abc import Iterator, Sequence
from statistics import median

from bench.browser import page_with
from bench.measure import Bar, exit_code

NOTES, FILES, BYTES, ROUNDS = 10_000, 100, 100 * 2**20, 3
QUICK = (1_000, 20, 2**20, 1)


def figures(notes: int, files: int, size: int, rounds: int) -> dict[str, float]:
    """The median of each figure over the rounds, each on a fresh page."""
    runs = []
    for _ in range(rounds):
        with page_with("sealing") as page:
            runs.append(page.evaluate("size => measure(...size)", [notes, files, size]))
    return {name: median(run[name] for run in runs) for name in runs[0]}


def bars(found: dict[str, float], notes: int) -> Iterator[Bar]:
    yield Bar("seal a note, against an age file", found["seal an age file"] / found["seal a note"], 10)
    yield Bar("open a note, against an age file", found["open an age file"] / found["open a note"], 10)
    yield Bar(f"open {notes:,} notes", found["open all notes"] / 1000, 3 * notes / NOTES, at_least=False, unit=" s")
    yield Bar("from a passkey's output to the roots", found["unlock"], 50, at_least=False, unit=" ms")


def main(arguments: Sequence[str]) -> int:
    scale = QUICK if "--quick" in arguments else (NOTES, FILES, BYTES, ROUNDS)
    found = figures(*scale)
    megabytes = scale[2] / 2**20
    print(*(f"{name:22} {value:10.3f} ms" for name, value in found.items()), sep="\n")
    print(f"{'a file':22} {megabytes / found['seal and open a file'] * 1000:10.1f} MB a second, sealed and opened")
    return exit_code(bars(found, scale[0]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
