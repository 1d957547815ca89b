"""How much memory engagements take, each way in a process of its own: ``python -m bench.memory WAY COUNT``."""

import gc
import subprocess
import sys
from pathlib import Path

from bench.policy import policy
from bench.world import dice, engagement, engagements, question
from privity.core.decision.compiled import compile_case

QUESTIONS = 10
"""Asked of every compiled case, so that it has answers to keep."""


def kilobytes_each(way: str, count: int) -> float:
    """Measured in a new process."""
    command = [sys.executable, "-m", "bench.memory", way, str(count)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _resident() -> int:
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4


def _compiled(count: int) -> object:
    r = dice(0)
    cases = []
    for _ in range(count):
        facts = engagement(r)
        cases.append(compile_case(facts))
        for _ in range(QUESTIONS):
            cases[-1].decide(question(r, facts))
    return cases


def _cedar(count: int) -> object:
    from bench.engines.cedar import Cedar

    return Cedar([policy(one) for one in engagements(count)], range(count))


def main(way: str, count: str) -> None:
    make = {"compiled": _compiled, "cedarpy": _cedar}[way]
    kept = [make(20)]
    before = _resident()
    kept.append(make(int(count)))
    print((_resident() - before) / int(count))


if __name__ == "__main__":
    main(*sys.argv[1:])
