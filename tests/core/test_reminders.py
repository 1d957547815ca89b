"""When a reminder of the boundary is due (R112)."""

from datetime import UTC, datetime, timedelta

import pytest

from privity.core.reminders import OCCASIONS, REMIND_AFTER, Occasion, reminder_due

START = datetime(2026, 3, 3, 9, tzinfo=UTC)


def day(number: int) -> datetime:
    return START + timedelta(days=number)


@pytest.mark.parametrize(
    ("reminded", "joined", "now", "due"),
    [
        (None, (), 0, Occasion.SESSION),
        (1, (), 2, None),
        (1, (), 28, None),
        (1, (), 29, Occasion.SESSION),
        (-1, (), 0, Occasion.SESSION),
        (1, (0,), 2, None),
        (1, (2,), 2, Occasion.NEW_PERSON),
        (1, (3,), 2, None),
        (None, (1,), 2, Occasion.NEW_PERSON),
        (5, (2,), 6, None),
    ],
)
def test_a_reminder_is_due(reminded: int | None, joined: tuple[int, ...], now: int, due: Occasion | None) -> None:
    reminded_at = None if reminded is None else day(reminded)
    found = reminder_due(started_at=START, reminded_at=reminded_at, joined_at=map(day, joined), at=day(now))
    assert found is due


def test_every_occasion_has_its_words() -> None:
    assert list(OCCASIONS) == list(Occasion)
    assert timedelta(days=28) == REMIND_AFTER
