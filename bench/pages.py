"""Pages: W1 and W2 of bench/README.md, and requests a second. ``python -m bench.pages [--quick]``

Three servers with two workers each and one client share this machine, and take turns. What counts is the processor time of a
page, since the machine may be shared; the requests a second of the same run stand beside it.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.measure import Bar
from bench.web.answers import rows_of
from bench.web.decisions import page_and_decisions, queries_of
from bench.web.installation import Installation, install, settings
from bench.web.load import Asked, Page, ask
from bench.web.servers import WORKERS, Server, serving

LIST, SIGN_IN = "/engagements/", "/sign-in"
CONNECTIONS = 32


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured."""

    engagements: int = 60
    sponsored: int = 20
    rounds: int = 5
    seconds: float = 2.0


QUICK = Scale(engagements=6, sponsored=2, rounds=1, seconds=0.5)


@dataclass(frozen=True, slots=True)
class Served:
    """A page and how it went in each of its turns: the answers, and milliseconds of processor time for each."""

    name: str
    server: Server
    page: Page
    turns: list[tuple[Asked, float]]

    def turn(self, seconds: float, connections: int = 8) -> None:
        before = self.server.cpu_seconds()
        asked = ask(self.page, connections=connections, seconds=seconds)
        self.turns.append((asked, (self.server.cpu_seconds() - before) / len(asked.each) * 1000))

    @property
    def cpu(self) -> float:
        return median(cpu for _, cpu in self.turns)

    @property
    def a_second(self) -> float:
        return median(asked.a_second for asked, _ in self.turns)

    def milliseconds(self, share: float) -> float:
        return median(asked.milliseconds(share) for asked, _ in self.turns)

    def __str__(self) -> str:
        return (
            f"{self.name:36} {self.cpu:7.2f} ms of processor, {self.a_second:6.0f} requests/s, "
            f"p50 {self.milliseconds(0.5):5.0f} ms, p99 {self.milliseconds(0.99):5.0f} ms"
        )


def contest(pages: Sequence[Served], scale: Scale) -> None:
    """Every page has its turn in every round, after both of its workers are warm. All must show the same rows."""
    for page in pages:
        page.turn(scale.seconds)
    shown = [rows_of(page.turns[0][0].first) for page in pages]
    assert len(shown[0]) == scale.engagements, shown[0]
    assert all(rows == shown[0] for rows in shown), "the contestants show the same"
    _rounds(pages, scale, 8)


def _rounds(pages: Sequence[Served], scale: Scale, connections: int) -> None:
    for page in pages:
        page.turns.clear()
    for _ in range(scale.rounds):
        for page in pages:
            page.turn(scale.seconds, connections)


def measure(folder: Path, scale: Scale) -> Iterator[Bar]:
    there = install(folder, scale.engagements, scale.sponsored)
    print(f"queries of the list: {queries_of(LIST, there.coach)}; rows: {scale.engagements}")
    with ExitStack() as open_servers:
        ours, stock, raw = (
            open_servers.enter_context(serving(name, settings(folder), folder / f"{name}.log"))
            for name in ("privity", "stock", "raw")
        )
        listed = [
            Served("list of 60, Privity", ours, Page(ours.port, LIST, f"__Host-session={there.coach}"), []),
            Served("list of 60, stock Django", stock, Page(stock.port, LIST, f"sessionid={there.stock}"), []),
            Served("list of 60, FastAPI", raw, Page(raw.port, LIST, f"session={there.raw}"), []),
        ]
        contest(listed, scale)
        print(*listed, sep="\n")
        yield Bar("W1 a list of 60 rows, against stock Django", listed[1].cpu / listed[0].cpu, 5)
        yield Bar("W1 a list of 60 rows, against FastAPI", listed[2].cpu / listed[0].cpu, 0.4)
        yield from _a_second(ours, there, scale)
    page, decisions = page_and_decisions(LIST, there.coach, scale.rounds)
    print(f"in process: the list {page:.2f} ms, 60 decisions and the filter {decisions:.3f} ms")
    yield Bar("W2 60 decisions and the filter, of that page", decisions / page, 0.05, at_least=False)


def _a_second(ours: Server, there: Installation, scale: Scale) -> Iterator[Bar]:
    sign_in = Served("sign-in page, Privity", ours, Page(ours.port, SIGN_IN), [])
    few = Served("list of 20, Privity", ours, Page(ours.port, LIST, f"__Host-session={there.sponsor}"), [])
    _rounds([sign_in, few], scale, CONNECTIONS)
    print(sign_in, few, sep="\n")
    for page, least in ((sign_in, 250), (few, 120)):
        by_processor = WORKERS * 1000 / page.cpu
        yield Bar(f"{page.name}, at {CONNECTIONS} connections", page.a_second, least, unit="/s")
        yield Bar(f"{page.name}, had it {WORKERS} cores for itself", by_processor, least, unit="/s")
        yield Bar(f"{page.name}, p99", page.milliseconds(0.99), 400, at_least=False, unit=" ms")


def main(arguments: list[str]) -> int:
    with TemporaryDirectory() as folder:
        print(*measure(Path(folder), QUICK if "--quick" in arguments else Scale()), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
