"""The purposes that everybody signed are the ones that open: decided, end to end (R3, rule 6)."""

import pytest

from privity.core.decision.verdict import Outcome, Reason
from privity.core.vocabulary import InformationClass, Purpose, Role
from privity.engagements.selectors import engagement_for
from privity.sharing import services
from privity.sharing.selectors import ask_for
from tests.agreements.acts import in_force, offer, with_purposes
from tests.cast import Stage
from tests.clock import StandingClock
from tests.sharing.conftest import MakeWish

FOR_DATES = with_purposes(InformationClass.ATTENDANCE, Role.SPONSOR, Purpose.SCHEDULING)
type Answered = tuple[Outcome, tuple[Reason, ...]]

LISTED = (Outcome.ALLOW, (Reason.BOUNDARY_LISTED,))
NOT_LISTED = (Outcome.DENY, (Reason.NOT_LISTED,))


def answer(stage: Stage, wish: MakeWish, clock: StandingClock, purpose: Purpose) -> Answered:
    asked = wish(information_class=InformationClass.ATTENDANCE, purpose=purpose)
    ask_id = services.ask(actor=stage.coach.pk, engagement_id=stage.engagement, wish=asked, clock=clock)
    decision = ask_for(engagement_for(stage.coach.pk, stage.engagement, at=clock()), ask_id).decision
    return decision.outcome, decision.reasons


@pytest.mark.parametrize(
    ("purpose", "before", "after"),
    [
        (Purpose.BILLING, LISTED, NOT_LISTED),
        (Purpose.SCHEDULING, NOT_LISTED, LISTED),
        (Purpose.SUPPORT, NOT_LISTED, NOT_LISTED),
    ],
)
def test_what_is_listed_opens_once_all_have_signed_and_nothing_else_does(
    stage: Stage, wish: MakeWish, clock: StandingClock, purpose: Purpose, before: Answered, after: Answered
) -> None:
    assert answer(stage, wish, clock, purpose) == before
    in_force(stage, clock, FOR_DATES)
    assert answer(stage, wish, clock, purpose) == after


def test_an_offer_that_is_not_signed_lists_nothing(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    offer(stage, clock, FOR_DATES)
    assert answer(stage, wish, clock, Purpose.BILLING) == LISTED
    assert answer(stage, wish, clock, Purpose.SCHEDULING) == NOT_LISTED
