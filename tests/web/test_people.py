"""Who takes part: to coach and client everybody; to everybody else those whom they may know."""

from collections.abc import Set
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from privity.accounts.models import Person
from privity.core.engagements import EngagementKind, Named
from privity.core.vocabulary import Role
from privity.engagements import services
from privity.web.overview import page_for
from privity.web.people import people_page_for
from tests.cast import AMARA, HELEN, IRIS, TOM, Stage, let_join, part_of
from tests.clock import StandingClock
from tests.sharing.conftest import Enter
from tests.signed import offer
from tests.visitor import Visitor

SOL = Named(Role.SUPPORTER, "Sol", "sol@example.org")
OTHERS = ("sponsor", "line_manager", "assistant")
EVERYBODY = {"Mirjam Kovač", "Amara Osei", "Helen Brandt", "Tom Reyes", "Iris Vogel"}


def people(visitor: Visitor, engagement: UUID) -> str:
    answer = visitor.get(reverse("web:people", args=[engagement]))
    assert answer.status_code == 200
    return answer.content.decode()


def name_sol(stage: Stage, clock: StandingClock) -> None:
    services.add_person(actor=stage.coach.pk, engagement_id=stage.engagement, named=SOL, clock=clock)


def names(stage: Stage, clock: StandingClock, who: str, engagement: UUID) -> Set[str]:
    """On the page of the people; the overview names the same."""
    reader = getattr(stage, who).pk
    here = {row.person.name for row in people_page_for(reader, engagement, at=clock()).rows}
    assert here == {line.participant.name for line in page_for(reader, engagement, at=clock()).people}
    return here


@pytest.mark.parametrize("who", OTHERS)
def test_who_is_only_named_does_not_show_to_the_others(
    stage: Stage, enter: Enter, clock: StandingClock, who: str
) -> None:
    """That somebody needs a supporter is theirs to tell (R58)."""
    name_sol(stage, clock)
    assert "Sol" not in people(enter(getattr(stage, who)), stage.engagement)
    assert names(stage, clock, who, stage.engagement) == EVERYBODY


@pytest.mark.parametrize("who", ["coach", "client"])
def test_coach_and_client_see_everybody(stage: Stage, clock: StandingClock, who: str) -> None:
    name_sol(stage, clock)
    assert names(stage, clock, who, stage.engagement) == EVERYBODY | {"Sol"}


@pytest.mark.parametrize("who", OTHERS)
def test_the_parties_of_an_offer_know_each_other(stage: Stage, clock: StandingClock, who: str) -> None:
    name_sol(stage, clock)
    offer(stage.coach, stage.engagement, clock)
    assert names(stage, clock, who, stage.engagement) == EVERYBODY | {"Sol"}


@pytest.mark.parametrize("who", OTHERS)
def test_before_any_offer_there_are_the_coach_and_oneself(stage: Stage, clock: StandingClock, who: str) -> None:
    opened = services.open_engagement(
        actor=stage.coach.pk,
        practice_id=stage.practice,
        kind=EngagementKind.THREE_WAY,
        own_name="Mirjam Kovač",
        people=[AMARA, HELEN, TOM, IRIS],
        clock=clock,
    )
    let_join(opened, clock)
    assert names(stage, clock, who, opened) == {"Mirjam Kovač", getattr(stage, who).name}


def test_the_coach_sees_who_has_come(stage: Stage, enter: Enter, clock: StandingClock) -> None:
    name_sol(stage, clock)
    found = people(enter(stage.coach), stage.engagement)
    assert "Not invited yet" in found
    assert "Invite Sol" in found
    assert "Joined" in found
    assert "@northwind" not in found


def test_silence_is_not_shown_to_the_sponsor(stage: Stage, enter: Enter, clock: StandingClock) -> None:
    """R58: not who has not come; and who has left is only not there."""
    name_sol(stage, clock)
    offer(stage.coach, stage.engagement, clock)
    part = part_of(stage.assistant, stage.engagement)
    services.end_participation(
        actor=stage.client.pk, engagement_id=stage.engagement, participation_id=part, clock=clock
    )
    found = people(enter(stage.sponsor), stage.engagement)
    for word in ("Joined", "Invited", "Not invited", "Iris Vogel"):
        assert word not in found
    assert "Sol" in found
    assert "Iris Vogel" in people(enter(stage.client), stage.engagement)


def test_the_caution_is_for_the_coach(stage: Stage, enter: Enter, clock: StandingClock) -> None:
    Person.objects.filter(pk=stage.client.pk).update(email="amara@northwind.example")
    assert "Ask Amara Osei for a private address" in people(enter(stage.coach), stage.engagement)
    assert "private address" not in people(enter(stage.sponsor), stage.engagement)


@pytest.mark.parametrize("who", ["second_client", "other_coach", "foreign_coach", "administrator", "operator"])
def test_absent_and_anothers_are_the_same_page(stage: Stage, enter: Enter, who: str) -> None:
    visitor = enter(getattr(stage, who))
    answers = [visitor.get(reverse("web:people", args=[key])) for key in (stage.engagement, uuid4())]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert len({answer.content.replace(visitor.cookies["csrftoken"].value.encode(), b"") for answer in answers}) == 1
