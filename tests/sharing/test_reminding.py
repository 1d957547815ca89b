"""``reiterate_boundary``: a reminder is noted for everybody concerned (R112)."""

import pytest

from privity.core.entries import BoundaryReiterated
from privity.core.errors import ConflictError, NotFoundError, RefusedError
from privity.core.reminders import Occasion
from privity.engagements.selectors import engagement_for
from privity.engagements.services import end_engagement
from privity.ledger.selectors import part_of
from privity.sharing import services
from privity.sharing.models import Reminder
from privity.sharing.selectors import last_reminders
from tests.cast import Stage
from tests.clock import StandingClock


def remind(stage: Stage, clock: StandingClock, name: str = "coach") -> None:
    services.reiterate_boundary(
        actor=getattr(stage, name).pk, engagement_id=stage.engagement, occasion=Occasion.SESSION, clock=clock
    )


def test_the_client_reads_it(stage: Stage, clock: StandingClock) -> None:
    remind(stage, clock)
    for person in (stage.client, stage.coach):
        (record,) = part_of(person.pk, stage.engagement, stage.practice, limit=1)
        assert record.entry == BoundaryReiterated("session")


def test_the_last_one_counts(stage: Stage, clock: StandingClock) -> None:
    mine = engagement_for(stage.coach.pk, stage.engagement, at=clock())
    assert last_reminders([mine]) == {}
    remind(stage, clock)
    clock.forward(days=3)
    remind(stage, clock)
    assert last_reminders([mine]) == {stage.engagement: clock()}


@pytest.mark.parametrize("name", ["client", "sponsor", "assistant"])
def test_only_the_coach_does(stage: Stage, clock: StandingClock, name: str) -> None:
    with pytest.raises(RefusedError):
        remind(stage, clock, name)
    with pytest.raises(NotFoundError):
        remind(stage, clock, "foreign_coach")
    assert not Reminder.objects.exists()


def test_not_after_the_end(stage: Stage, clock: StandingClock) -> None:
    end_engagement(actor=stage.client.pk, engagement_id=stage.engagement, clock=clock)
    with pytest.raises(ConflictError, match="has ended"):
        remind(stage, clock)
    assert not Reminder.objects.exists()
