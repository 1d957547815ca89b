"""Do the tests notice when the decision changes? ``python -m bench.mutation [FILE.py…]``

Every small change (bench/mutants.py) of ``privity.core.decision`` meets, in a process of its own, the tests of its module, the
reviewed vectors, and generated cases against the oracle, until one fails. Prints how many were killed, survived or never came
to an end, and every one that was not killed. Exit code 1 where less than 90 % were.

Our own, since mutmut leaves alone what our rules are made of: properties, named tuples, and the tables of a module.
"""

import ast
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from bench.equivalent import EQUIVALENT
from bench.mutants import Mutant, mutants
from bench.trial import FOLDER, meet, prepare

BAR = 0.9
UNCOUNTED = {"__init__.py", "reason_words.py"}
"""Names that are passed on, and phrases: words for people are checked where they are read."""

KILLED, SURVIVED, TIMEOUT, SAME = "killed", "survived", "timeouts", "equivalent"


def counted_files(names: list[str]) -> list[Path]:
    """Every file of the decision, or those named."""
    files = (path for path in sorted(FOLDER.rglob("*.py")) if path.name not in UNCOUNTED)
    return [path for path in files if not names or path.name in names]


def unchanged(path: Path) -> Mutant:
    """The module as it is: what it meets must pass, or every mutant of it would seem to be killed."""
    return Mutant(path, ast.Module([], []), line=0, inside=True, told="unchanged", make=lambda: None)


def fates(found: Iterable[Mutant]) -> Iterator[tuple[Mutant, str]]:
    """What becomes of each mutant, as many at a time as there are processors."""
    running: dict[int, Mutant] = {}
    for mutant in found:
        if len(running) == os.cpu_count():
            yield _ended(running)
        pid = os.fork()
        if not pid:
            meet(mutant)
        running[pid] = mutant
    while running:
        yield _ended(running)


def _ended(running: dict[int, Mutant]) -> tuple[Mutant, str]:
    pid, status = os.wait()
    mutant = running.pop(pid)
    if status == 0:
        return mutant, SAME if (mutant.path.name, mutant.told) in EQUIVALENT else SURVIVED
    return mutant, TIMEOUT if os.WIFSIGNALED(status) else KILLED


def main(names: list[str]) -> int:
    prepare()
    files = counted_files(names)
    if failing := [mutant.path.name for mutant, fate in fates(map(unchanged, files)) if fate != SURVIVED]:
        sys.exit(f"Make these pass first: {', '.join(failing)}")
    counted: Counter[str] = Counter()
    for mutant, fate in fates(chain.from_iterable(map(mutants, files))):
        counted[fate] += 1
        if fate in {SURVIVED, TIMEOUT}:
            print(f"{fate}  {mutant.path.relative_to(FOLDER)}:{mutant.line}  {mutant.told}", flush=True)
        elif counted.total() % 100 == 0:
            print(f"… {counted.total()} tried, the last in {mutant.path.relative_to(FOLDER)}", flush=True)
    share = counted[KILLED] / (counted.total() - counted[SAME])
    print(", ".join(f"{counted[fate]} {fate}" for fate in (KILLED, SURVIVED, TIMEOUT, SAME)))
    print(f"{'PASS' if share >= BAR else 'FAIL'}  {share:.1%} killed, bar ≥ {BAR:.0%}")
    return 0 if share >= BAR else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
