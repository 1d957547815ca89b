"""A clock that stands still until it is told to move."""

from datetime import UTC, datetime, timedelta

import pytest


class StandingClock:
    """A ``privity.kit.clock.Clock`` that shows ``at``."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **step: float) -> datetime:
        """Move on by ``timedelta(**step)``; returns the new instant."""
        self.at += timedelta(**step)
        return self.at


@pytest.fixture
def clock() -> StandingClock:
    """Tuesday 3 March 2026, 09:00 UTC."""
    return StandingClock(datetime(2026, 3, 3, 9, 0, tzinfo=UTC))
