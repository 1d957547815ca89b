"""``accept_channel`` and ``withdraw_channel``: only the client opens an employer's channel, and closes it as easily (R40)."""

import pytest
from django.urls import reverse

from privity.core.decision.verdict import Outcome, Reason
from privity.core.entries import ChannelAcceptanceWithdrawn, ChannelAccepted
from privity.core.errors import ConflictError, NotFoundError, RefusedError
from privity.core.vocabulary import ChannelKind, InformationClass, Purpose
from privity.engagements.selectors import engagement_for
from privity.engagements.services import end_engagement
from privity.ledger.selectors import part_of
from privity.sharing import services
from privity.sharing.models import ChannelAcceptance
from privity.sharing.selectors import channels_accepted_by, ground_for
from tests.cast import Stage
from tests.clock import StandingClock
from tests.sharing.conftest import Enter, MakeWish


def accept(stage: Stage, clock: StandingClock, name: str = "client") -> None:
    actor = getattr(stage, name).pk
    services.accept_channel(actor=actor, engagement_id=stage.engagement, channel=ChannelKind.EMAIL, clock=clock)


def withdraw(stage: Stage, clock: StandingClock, name: str = "client") -> None:
    actor = getattr(stage, name).pk
    services.withdraw_channel(actor=actor, engagement_id=stage.engagement, channel=ChannelKind.EMAIL, clock=clock)


def test_the_answer_follows_the_client(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    by_work_mail = wish(
        information_class=InformationClass.LOGISTICS,
        purpose=Purpose.BILLING,
        channel=ChannelKind.EMAIL,
        employer_owned=True,
    )

    def outcome() -> Outcome:
        return ground_for(stage.coach.pk, stage.engagement, at=clock()).decide(by_work_mail).outcome

    assert outcome() is Outcome.HOLD
    accept(stage, clock)
    assert outcome() is Outcome.ALLOW
    clock.forward(hours=1)
    withdraw(stage, clock)
    assert outcome() is Outcome.HOLD
    clock.forward(hours=1)
    accept(stage, clock)
    assert outcome() is Outcome.ALLOW


def test_the_sponsor_does_not_learn_what_the_client_accepts(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    by_work_mail = wish(channel=ChannelKind.EMAIL, employer_owned=True)
    before = ground_for(stage.sponsor.pk, stage.engagement, at=clock()).decide(by_work_mail)
    accept(stage, clock)
    assert ground_for(stage.sponsor.pk, stage.engagement, at=clock()).decide(by_work_mail) == before
    assert Reason.CHANNEL_NOT_PRIVATE in before.reasons


def test_each_is_one_entry(stage: Stage, clock: StandingClock) -> None:
    accept(stage, clock)
    withdraw(stage, clock)
    newest = part_of(stage.coach.pk, stage.engagement, stage.practice, limit=2)
    assert [record.entry for record in newest] == [
        ChannelAcceptanceWithdrawn("email"),
        ChannelAccepted("email"),
    ]


@pytest.mark.parametrize("verb", [accept, withdraw])
@pytest.mark.parametrize("name", ["coach", "sponsor", "line_manager", "assistant"])
def test_nobody_does_it_for_the_client(stage: Stage, clock: StandingClock, verb: object, name: str) -> None:
    assert callable(verb)
    with pytest.raises(RefusedError):
        verb(stage, clock, name)
    with pytest.raises(NotFoundError):
        verb(stage, clock, "foreign_coach")
    assert not ChannelAcceptance.objects.exists()


def test_twice_is_a_conflict(stage: Stage, clock: StandingClock) -> None:
    with pytest.raises(ConflictError):
        withdraw(stage, clock)
    accept(stage, clock)
    with pytest.raises(ConflictError):
        accept(stage, clock)
    mine = engagement_for(stage.client.pk, stage.engagement, at=clock())
    assert channels_accepted_by(stage.client.pk, mine, at=clock()) == {ChannelKind.EMAIL}


def test_after_the_end_it_is_taken_back_but_not_given(stage: Stage, clock: StandingClock, enter: Enter) -> None:
    accept(stage, clock)
    end_engagement(actor=stage.client.pk, engagement_id=stage.engagement, clock=clock)
    page = enter(stage.client).get(reverse("sharing:channels", args=[stage.engagement])).content.decode()
    assert page.count("Take it back") == 1
    assert "Accept work channels" not in page
    withdraw(stage, clock)
    with pytest.raises(ConflictError, match="has ended"):
        accept(stage, clock)
