"""One failing part stops no other, and is told by its name only."""

import logging
from datetime import datetime

import pytest

from privity.kit import due
from privity.kit.clock import Clock
from tests.clock import StandingClock


def broken(clock: Clock) -> int:
    raise ValueError(clock())


def test_all_parts_run_at_the_clocks_instant(
    monkeypatch: pytest.MonkeyPatch, clock: StandingClock, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(due, "PARTS", {})
    seen: list[datetime] = []

    def good(clock: Clock) -> int:
        seen.append(clock())
        return len(seen)

    due.register("a.broken", broken)
    due.register("b.good", good)
    with caplog.at_level(logging.ERROR):
        assert due.run_all(clock) == {"a.broken": None, "b.good": 1}
    assert seen == [clock.at]
    assert "a.broken" in caplog.text
