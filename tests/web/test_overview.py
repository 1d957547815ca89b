"""Who can see what: the client and the coach read all of it, everybody else their own part."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from privity.core.engagements import EngagementKind, Named
from privity.core.reminders import Occasion
from privity.core.vocabulary import InformationClass, Purpose, Role, Rule
from privity.engagements import services
from privity.sharing import services as sharing
from privity.web.overview import page_for
from tests.agreements.acts import in_force, with_purposes
from tests.cast import Stage, let_join
from tests.clock import StandingClock
from tests.sharing.conftest import Enter, MakeWish
from tests.signed import agree, offer, sign
from tests.visitor import Visitor

PARTIES = ("coach", "client", "sponsor", "line_manager", "assistant")
OUTSIDE = ("sponsor", "line_manager", "assistant")
STRANGERS = ("other_coach", "foreign_coach", "administrator", "operator", "second_client")


def overview(visitor: Visitor, stage: Stage) -> str:
    answer = visitor.get(reverse("web:overview", args=[stage.engagement]))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", ["client", "coach"])
def test_client_and_coach_read_everybodys_part(stage: Stage, enter: Enter, name: str) -> None:
    page = overview(enter(getattr(stage, name)), stage)
    for person in ("Helen Brandt (sponsor)", "Tom Reyes (line manager)", "Iris Vogel (assistant)"):
        assert person in page
    assert page.count("May have") == page.count("Stays private") == 5


@pytest.mark.parametrize("name", OUTSIDE)
def test_everybody_else_reads_their_own_part(stage: Stage, enter: Enter, name: str) -> None:
    page = overview(enter(getattr(stage, name)), stage)
    assert page.count("May have") == page.count("Stays private") == 1
    assert "Helen Brandt (sponsor)" not in page
    assert "You (" in page


@pytest.mark.parametrize("name", PARTIES)
def test_what_is_signed_and_who_takes_part_stands_there(
    stage: Stage, enter: Enter, clock: StandingClock, name: str
) -> None:
    page = overview(enter(getattr(stage, name)), stage)
    found = page_for(getattr(stage, name).pk, stage.engagement, at=clock())
    assert found.in_force is not None
    assert found.in_force.content_hash[:12] in page
    assert "In force" in page
    assert "Next review" in page
    for person in ("Mirjam Kovač", "Amara Osei", "Helen Brandt", "Tom Reyes", "Iris Vogel"):
        assert person in page


@pytest.mark.parametrize("name", STRANGERS)
def test_absent_and_not_yours_look_the_same(stage: Stage, enter: Enter, name: str) -> None:
    visitor = enter(getattr(stage, name))
    answers = [visitor.get(reverse("web:overview", args=[one])) for one in (stage.engagement, uuid4())]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert len({answer.content.replace(visitor.cookies["csrftoken"].value.encode(), b"") for answer in answers}) == 1


def test_a_change_for_one_does_not_show_to_the_others(stage: Stage, clock: StandingClock) -> None:
    before = {name: page_for(getattr(stage, name).pk, stage.engagement, at=clock()).boundaries for name in OUTSIDE}
    clock.forward(days=1)
    agree(stage.coach, stage.engagement, clock, {InformationClass.OBJECTIVES: {Role.LINE_MANAGER: Rule.NEVER}})
    clock.forward(days=1)
    after = {name: page_for(getattr(stage, name).pk, stage.engagement, at=clock()).boundaries for name in OUTSIDE}
    assert before["sponsor"] == after["sponsor"]
    assert before["assistant"] == after["assistant"]
    assert before["line_manager"] != after["line_manager"]


def test_who_has_not_signed_shows_to_coach_and_client_only(stage: Stage, enter: Enter, clock: StandingClock) -> None:
    version = offer(stage.coach, stage.engagement, clock)
    for person in (stage.coach, stage.sponsor):
        sign(person.pk, version, clock)
    for name, shown in (("coach", True), ("client", True), ("sponsor", False), ("line_manager", False)):
        page = overview(enter(getattr(stage, name)), stage)
        assert ("Missing:" in page) == shown
        assert ("waits for your signature" in page) == (name in ("client", "line_manager"))


def test_in_a_group_it_shows_to_the_coach_only(stage: Stage, clock: StandingClock, enter: Enter) -> None:
    """Members of a group are clients; whose silence it is, is no matter of theirs: as on the agreement's page."""
    members = [Named(Role.GROUP_MEMBER, one.name, one.email) for one in (stage.client, stage.second_client)]
    group = services.open_engagement(
        actor=stage.coach.pk,
        practice_id=stage.practice,
        kind=EngagementKind.GROUP,
        own_name="Mirjam Kovač",
        people=members,
        clock=clock,
    )
    let_join(group, clock)
    version = offer(stage.coach, group, clock)
    sign(stage.client.pk, version, clock)
    for reader, told in ((stage.coach, True), (stage.client, False)):
        visitor = enter(reader)
        here = visitor.get(reverse("web:overview", args=[group])).content.decode()
        there = visitor.get(reverse("agreements:read", args=[version])).content.decode()
        assert ("Missing:" in here) == ("Not yet signed" in there) == told


def test_before_anything_is_signed_it_says_that_nothing_is_open(stage: Stage, enter: Enter) -> None:
    answer = enter(stage.second_client).get(reverse("web:overview", args=[stage.second_engagement]))
    page = answer.content.decode()
    assert "Nothing is open yet" in page
    assert "No agreement has been offered yet." in page


def test_who_asked_stands_there_for_those_it_is_for(
    stage: Stage, enter: Enter, clock: StandingClock, wish: MakeWish
) -> None:
    sharing.record_somebody_asked(actor=stage.coach.pk, engagement_id=stage.engagement, wish=wish(), clock=clock)
    assert "Mirjam Kovač noted that Helen Brandt asked for" in overview(enter(stage.client), stage)
    assert "noted that" not in overview(enter(stage.sponsor), stage)
    assert "Nobody has asked about you" not in overview(enter(stage.client), stage)


def test_the_coach_is_reminded_to_remind(stage: Stage, clock: StandingClock) -> None:
    assert page_for(stage.coach.pk, stage.engagement, at=clock()).reminder is Occasion.SESSION
    for name in ("client", *OUTSIDE):
        assert page_for(getattr(stage, name).pk, stage.engagement, at=clock()).reminder is None
    sharing.reiterate_boundary(
        actor=stage.coach.pk, engagement_id=stage.engagement, occasion=Occasion.SESSION, clock=clock
    )
    assert page_for(stage.coach.pk, stage.engagement, at=clock()).reminder is None


def test_an_overdue_review_is_said(stage: Stage, clock: StandingClock) -> None:
    clock.forward(days=40)
    assert page_for(stage.client.pk, stage.engagement, at=clock()).review_overdue
    assert not page_for(stage.second_client.pk, stage.second_engagement, at=clock()).review_overdue


@pytest.mark.parametrize("name", PARTIES)
def test_after_the_end_it_says_that_the_duty_goes_on(
    stage: Stage, enter: Enter, clock: StandingClock, name: str
) -> None:
    visitor = enter(getattr(stage, name))
    assert "The duty to keep it confidential has not." not in overview(visitor, stage)
    services.end_engagement(actor=stage.client.pk, engagement_id=stage.engagement, clock=clock)
    page = overview(visitor, stage)
    assert "It has ended. The duty to keep it confidential has not." in page
    assert "Ended; it still binds" in page
    for gone in ("Next review", "To change anything"):
        assert gone not in page


def test_more_versions_and_asks_take_no_more_queries(
    stage: Stage, enter: Enter, clock: StandingClock, wish: MakeWish
) -> None:
    visitor = enter(stage.client)
    overview(visitor, stage)
    sharing.ask(actor=stage.coach.pk, engagement_id=stage.engagement, wish=wish(), clock=clock)
    with CaptureQueriesContext(connection) as few:
        overview(visitor, stage)
    agree(stage.coach, stage.engagement, clock)
    for _ in range(5):
        sharing.ask(actor=stage.coach.pk, engagement_id=stage.engagement, wish=wish(), clock=clock)
    with CaptureQueriesContext(connection) as many:
        overview(visitor, stage)
    assert len(few) == len(many)


def test_the_purposes_that_were_signed_stand_there(stage: Stage, enter: Enter, clock: StandingClock) -> None:
    for_dates = with_purposes(InformationClass.ATTENDANCE, Role.SPONSOR, Purpose.SCHEDULING)
    in_force(stage, clock, for_dates)
    assert "Helen Brandt may know about attendance, but only for planning dates." in overview(
        enter(stage.client), stage
    )
    own = overview(enter(stage.sponsor), stage)
    assert "You may know about attendance, but only for planning dates." in own
    assert "attendance, but only for invoices" not in own
