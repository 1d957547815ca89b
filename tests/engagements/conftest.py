from collections.abc import Callable
from uuid import UUID

import pytest

from privity.accounts.models import Person
from privity.core.entries import REGISTRY, Entry, from_bytes
from privity.ledger.models import Entry as Row
from privity.ledger.models import EntryReader
from tests.cast import Stage, enter_stage
from tests.clock import StandingClock

type Written = Callable[[], list[Entry]]


@pytest.fixture
def stage(db: None, clock: StandingClock) -> Stage:
    """Everybody on stage; then an hour passes."""
    everybody = enter_stage(clock)
    clock.forward(hours=1)
    return everybody


@pytest.fixture
def written(stage: Stage) -> Written:
    """``written()``: the entries that were written since the stage was set, of both practices."""
    before = set(Row.objects.values_list("id", flat=True))

    def since() -> list[Entry]:
        rows = Row.objects.exclude(id__in=before).order_by("id")
        return [from_bytes(bytes(row.content), REGISTRY).entry for row in rows]

    return since


def readers_of_last(practice: UUID) -> set[str]:
    """The names of those on whose part of the ledger the practice's last entry stands."""
    last = Row.objects.filter(practice_id=practice).latest("seq")
    people = EntryReader.objects.filter(entry=last).values_list("person_id", flat=True)
    return set(Person.objects.filter(id__in=people).values_list("name", flat=True))
