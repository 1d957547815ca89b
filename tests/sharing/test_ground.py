"""What a question stands on, for each person; and that trying it out leaves no trace."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from privity.core.decision.verdict import Outcome, Reason
from privity.core.errors import NotFoundError
from privity.core.vocabulary import InformationClass, Role, Rule
from privity.sharing.selectors import ground_for
from tests.cast import Stage
from tests.clock import StandingClock
from tests.sharing.conftest import MakeWish
from tests.signed import agree, offer


def test_the_signed_cells_answer(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    objectives = wish(information_class=InformationClass.OBJECTIVES)
    assert ground_for(stage.coach.pk, stage.engagement, at=clock()).decide(objectives).outcome is Outcome.ALLOW
    clock.forward(days=1)
    agree(stage.coach, stage.engagement, clock, {InformationClass.OBJECTIVES: {Role.SPONSOR: Rule.NEVER}})
    clock.forward(days=1)
    assert ground_for(stage.coach.pk, stage.engagement, at=clock()).decide(objectives).reasons == (Reason.NEVER,)


def test_an_offer_changes_nothing(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    objectives = wish(information_class=InformationClass.OBJECTIVES)
    offer(stage.coach, stage.engagement, clock, {InformationClass.OBJECTIVES: {Role.SPONSOR: Rule.NEVER}})
    clock.forward(days=1)
    for person in (stage.coach, stage.client, stage.sponsor):
        assert ground_for(person.pk, stage.engagement, at=clock()).decide(objectives).outcome is Outcome.ALLOW


def test_everybody_party_to_the_agreement_knows_each_other(stage: Stage, clock: StandingClock) -> None:
    for name in ("coach", "client", "sponsor", "line_manager", "assistant"):
        ground = ground_for(getattr(stage, name).pk, stage.engagement, at=clock())
        assert [one.name for one in ground.people] == [
            "Mirjam Kovač",
            "Amara Osei",
            "Helen Brandt",
            "Tom Reyes",
            "Iris Vogel",
        ]


def test_before_the_first_offer_a_client_knows_everybody(stage: Stage, clock: StandingClock) -> None:
    ground = ground_for(stage.second_client.pk, stage.second_engagement, at=clock())
    assert {one.person for one in ground.people} == {stage.coach.pk, stage.second_client.pk}


def test_an_overdue_review_comes_first(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    clock.forward(days=200)
    ground = ground_for(stage.coach.pk, stage.engagement, at=clock())
    assert ground.decide(wish(information_class=InformationClass.OBJECTIVES)).reasons == (Reason.REVIEW_OVERDUE,)


def test_trying_it_out_leaves_no_trace(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    def rows() -> dict[str, int]:
        return {model._meta.label: model._default_manager.count() for model in apps.get_models()}

    before = rows()
    ground = ground_for(stage.sponsor.pk, stage.engagement, at=clock())
    ground.answer(wish(), ground.decide(wish())).as_json()
    assert rows() == before


def test_trying_it_out_only_reads(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    with CaptureQueriesContext(connection) as queries:
        ground_for(stage.coach.pk, stage.engagement, at=clock()).decide(wish())
    assert queries.captured_queries
    assert all(query["sql"].startswith("SELECT") for query in queries.captured_queries)


@pytest.mark.parametrize("name", ["other_coach", "foreign_coach", "administrator", "operator", "second_client"])
def test_who_takes_no_part_finds_nothing(stage: Stage, clock: StandingClock, name: str) -> None:
    messages = set()
    for engagement in (stage.engagement, uuid4()):
        with pytest.raises(NotFoundError) as absent:
            ground_for(getattr(stage, name).pk, engagement, at=clock())
        messages.add(str(absent.value))
    assert len(messages) == 1


def test_a_wish_that_names_a_stranger_is_not_answered(stage: Stage, wish: MakeWish, clock: StandingClock) -> None:
    ground = ground_for(stage.coach.pk, stage.engagement, at=clock())
    with pytest.raises(NotFoundError):
        ground.decide(wish(subjects=frozenset({stage.key(stage.second_client)})))
    assert ground.decide(wish(recipient="outsider")).outcome is Outcome.DENY
