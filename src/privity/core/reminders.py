"""When to remind the client of the boundary again: short, at the start of a session or review, and when people change (R112)."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from privity.core.words import Phrase, phrase

REMIND_AFTER = timedelta(days=28)


class Occasion(StrEnum):
    """What the reminder goes with."""

    SESSION = "session"
    REVIEW = "review"
    NEW_PERSON = "new_person"


OCCASIONS: Mapping[Occasion, Phrase] = {
    Occasion.SESSION: phrase("at the start of a session"),
    Occasion.REVIEW: phrase("at a review"),
    Occasion.NEW_PERSON: phrase("because somebody joined"),
}


def reminder_due(
    *, started_at: datetime, reminded_at: datetime | None, joined_at: Iterable[datetime], at: datetime
) -> Occasion | None:
    """The occasion of the reminder that is due, or ``None``.

    It is due before the first session, when somebody joined since the last reminder, and when that is 28 days ago.

    :param started_at: when the agreement came into force
    :param reminded_at: when the client was last reminded; a reminder of earlier terms does not count
    :param joined_at: when each of the people joined
    :param at: now
    """
    last = max(started_at, reminded_at or started_at)
    if any(last < joined <= at for joined in joined_at):
        return Occasion.NEW_PERSON
    never_yet = reminded_at is None or reminded_at < started_at
    return Occasion.SESSION if never_yet or last + REMIND_AFTER <= at else None
