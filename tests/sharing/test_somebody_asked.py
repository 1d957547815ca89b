"""``record_somebody_asked``: who presses is noted for client and coach, and learns nothing of it (R47)."""

import pytest

from privity.core.asks import AskKind
from privity.core.entries import SomebodyAsked
from privity.core.errors import RefusedError
from privity.engagements.selectors import engagement_for
from privity.ledger.models import Entry
from privity.ledger.selectors import part_of
from privity.sharing import services
from privity.sharing.models import Ask
from privity.sharing.selectors import asks_of
from tests.cast import Stage
from tests.clock import StandingClock
from tests.sharing.conftest import MakeWish


@pytest.mark.parametrize("name", ["coach", "client"])
def test_coach_and_client_note_it(stage: Stage, wish: MakeWish, clock: StandingClock, name: str) -> None:
    actor = getattr(stage, name)
    before = Entry.objects.count()
    ask_id = services.record_somebody_asked(actor=actor.pk, engagement_id=stage.engagement, wish=wish(), clock=clock)
    row = Ask.objects.get(pk=ask_id)
    assert (row.kind, row.sender, row.actor_id) == (AskKind.SOMEBODY_ASKED, stage.key(actor), actor.pk)
    assert Entry.objects.count() == before + 1
    (record,) = part_of(stage.client.pk, stage.engagement, stage.practice, limit=1)
    assert isinstance(record.entry, SomebodyAsked)
    assert record.entry.asked_by == stage.key(stage.sponsor)


def test_whoever_asked_sees_nothing_of_it(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    before = part_of(stage.sponsor.pk, stage.engagement, stage.practice)
    services.record_somebody_asked(actor=stage.coach.pk, engagement_id=stage.engagement, wish=wish(), clock=clock)
    assert part_of(stage.sponsor.pk, stage.engagement, stage.practice) == before
    assert asks_of(engagement_for(stage.sponsor.pk, stage.engagement, at=clock())) == []


@pytest.mark.parametrize("name", ["sponsor", "line_manager", "assistant"])
def test_nobody_else_may(stage: Stage, wish: MakeWish, clock: StandingClock, name: str) -> None:
    with pytest.raises(RefusedError):
        services.record_somebody_asked(
            actor=getattr(stage, name).pk, engagement_id=stage.engagement, wish=wish(), clock=clock
        )
    assert not Ask.objects.exists()


def test_an_outsider_who_asked_is_noted_without_a_name(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    services.record_somebody_asked(
        actor=stage.coach.pk, engagement_id=stage.engagement, wish=wish(recipient="outsider"), clock=clock
    )
    assert Ask.objects.get().recipient == "outsider"
