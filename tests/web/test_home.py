"""Today: what waits for each person, and an empty place that teaches."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from privity.agreements.models import AgreementVersion
from privity.agreements.services import decline, withdraw_offer
from privity.core.engagements import EngagementKind, Named
from privity.core.parties import known_as
from privity.core.reminders import Occasion
from privity.core.vocabulary import Role
from privity.engagements.models import Participation
from privity.engagements.services import add_person, open_engagement, send_invitation
from privity.sharing import services as sharing
from privity.web.today import today_of
from tests.cast import JONAS, Stage, let_join, open_two_party, person
from tests.clock import StandingClock
from tests.sharing.conftest import Enter, MakeWish
from tests.signed import agree, offer, sign
from tests.visitor import Visitor


def home(visitor: Visitor) -> str:
    answer = visitor.get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_who_is_not_signed_in_is_asked_to(stage: Stage, client: Visitor) -> None:
    assert client.get("/").headers["Location"] == reverse("account_login")


def test_a_new_coach_sees_one_clear_way_to_begin(stage: Stage, enter: Enter) -> None:
    page = home(enter(stage.other_coach))
    assert page.count('class="button primary"') == 1
    assert "Set up your first engagement" in page
    assert "Amara" not in page


def test_somebody_without_anything_is_told_what_will_come(stage: Stage, enter: Enter) -> None:
    assert "A coach sets up an engagement and invites you by mail." in home(enter(stage.operator))


def test_a_coach_sees_their_clients_and_nobody_elses(stage: Stage, enter: Enter) -> None:
    page = home(enter(stage.coach))
    assert "Amara Osei" in page
    assert "Jonas Lindqvist" in page
    assert "Amara" not in home(enter(stage.administrator))


def test_a_coach_sees_who_has_not_signed(stage: Stage, clock: StandingClock) -> None:
    version = offer(stage.coach, stage.second_engagement, clock)
    sign(stage.coach.pk, version, clock)
    today = today_of(stage.coach.pk, at=clock())
    (line,) = today.unsigned
    assert (line.engagement.id, line.missing) == (stage.second_engagement, ("Jonas Lindqvist",))
    assert today.to_sign == []


def test_a_party_sees_what_waits_for_their_signature_and_not_who_else_is_missing(
    stage: Stage, clock: StandingClock, enter: Enter
) -> None:
    offer(stage.coach, stage.engagement, clock)
    today = today_of(stage.sponsor.pk, at=clock())
    assert [line.engagement.id for line in today.to_sign] == [stage.engagement]
    assert today.unsigned == []
    assert "waits for your signature" in home(enter(stage.sponsor))
    assert "Missing:" not in home(enter(stage.sponsor))


def test_a_coach_sees_that_an_offer_was_declined_until_there_is_a_new_one(
    stage: Stage, clock: StandingClock, enter: Enter
) -> None:
    version = offer(stage.coach, stage.engagement, clock)
    assert today_of(stage.coach.pk, at=clock()).declined == []
    decline(actor=stage.client.pk, version_id=version, clock=clock)
    (line,) = today_of(stage.coach.pk, at=clock()).declined
    assert (line.engagement.id, line.offer.version, line.offer.by) == (stage.engagement, version, "Amara Osei")
    assert "Amara Osei would rather not sign it." in home(enter(stage.coach))
    for other in (stage.sponsor, stage.line_manager, stage.assistant, stage.administrator):
        assert today_of(other.pk, at=clock()).declined == []
        assert "would rather not" not in home(enter(other))
    assert today_of(stage.coach.pk, at=clock() + timedelta(days=15)).declined == []
    offer(stage.coach, stage.engagement, clock)
    assert today_of(stage.coach.pk, at=clock()).declined == []


def test_an_offer_that_the_coach_took_back_was_not_declined(stage: Stage, clock: StandingClock) -> None:
    version = offer(stage.coach, stage.engagement, clock)
    withdraw_offer(actor=stage.coach.pk, version_id=version, clock=clock)
    assert today_of(stage.coach.pk, at=clock()).declined == []


@pytest.mark.parametrize(("days", "shown", "overdue"), [(10, 0, False), (20, 1, False), (31, 1, True)])
def test_reviews_show_two_weeks_ahead(stage: Stage, clock: StandingClock, days: int, shown: int, overdue: bool) -> None:
    clock.forward(days=days)
    reviews = today_of(stage.client.pk, at=clock()).reviews
    assert len(reviews) == shown
    assert all(line.overdue == overdue for line in reviews)


def test_a_reminder_is_due_until_it_is_given(stage: Stage, clock: StandingClock) -> None:
    (line,) = today_of(stage.coach.pk, at=clock()).reminders
    assert (line.engagement.id, line.occasion) == (stage.engagement, Occasion.SESSION)
    sharing.reiterate_boundary(
        actor=stage.coach.pk, engagement_id=stage.engagement, occasion=line.occasion, clock=clock
    )
    assert today_of(stage.coach.pk, at=clock()).reminders == []
    assert today_of(stage.client.pk, at=clock()).reminders == []
    assert len(today_of(stage.coach.pk, at=clock() + timedelta(days=28)).reminders) == 1


def test_somebody_who_joins_makes_a_reminder_due(stage: Stage, clock: StandingClock) -> None:
    sharing.reiterate_boundary(
        actor=stage.coach.pk, engagement_id=stage.engagement, occasion=Occasion.SESSION, clock=clock
    )
    clock.forward(days=1)
    supporter = Named(Role.SUPPORTER, "Daniel Okafor", person("Daniel Okafor").email)
    add_person(actor=stage.coach.pk, engagement_id=stage.engagement, named=supporter, clock=clock)
    let_join(stage.engagement, clock)
    (line,) = today_of(stage.coach.pk, at=clock()).reminders
    assert line.occasion is Occasion.NEW_PERSON


def test_asks_of_the_last_week_show_to_those_they_are_for(stage: Stage, clock: StandingClock, wish: MakeWish) -> None:
    sharing.ask(actor=stage.sponsor.pk, engagement_id=stage.engagement, wish=wish(), clock=clock)
    for name, shown in (("coach", 1), ("client", 1), ("sponsor", 1), ("line_manager", 0), ("other_coach", 0)):
        assert len(today_of(getattr(stage, name).pk, at=clock()).asks) == shown
    assert today_of(stage.coach.pk, at=clock() + timedelta(days=8)).asks == []
    (line,) = today_of(stage.client.pk, at=clock()).asks
    assert "Helen Brandt asked: may Mirjam Kovač tell them about" in line.words.render()


def test_an_invitation_waits_at_the_top(stage: Stage, clock: StandingClock, enter: Enter) -> None:
    named = Named(Role.CLIENT, "Olu Adeyemi", stage.operator.email)
    engagement = open_engagement(
        actor=stage.coach.pk,
        practice_id=stage.practice,
        kind=EngagementKind.TWO_PARTY,
        own_name=stage.coach.name,
        people=[named],
        clock=clock,
    )
    part = Participation.objects.get(engagement_id=engagement, person=stage.operator)
    send_invitation(actor=stage.coach.pk, engagement_id=engagement, participation_id=part.pk, clock=clock)
    assert "Mirjam Kovač invites you to take part as client." in home(enter(stage.operator))


def test_the_page_takes_as_many_queries_for_thirty_engagements_as_for_three(
    stage: Stage, clock: StandingClock, enter: Enter, wish: MakeWish
) -> None:
    def add(count: int) -> None:
        for _ in range(count):
            engagement = open_two_party(stage.coach, stage.practice, JONAS, clock)
            agree(stage.coach, engagement, clock)
            client = known_as(stage.second_client.pk, engagement)
            about = wish(
                sender=known_as(stage.coach.pk, engagement), subjects=frozenset({client}), recipient="outsider"
            )
            sharing.ask(actor=stage.coach.pk, engagement_id=engagement, wish=about, clock=clock)

    add(1)
    visitor = enter(stage.coach)
    home(visitor)
    with CaptureQueriesContext(connection) as three:
        home(visitor)
    add(27)
    with CaptureQueriesContext(connection) as thirty:
        page = home(visitor)
    assert page.count("Jonas Lindqvist") > 28
    assert len(thirty) == len(three)


def test_a_page_of_a_signed_in_person_has_the_navigation(stage: Stage, enter: Enter) -> None:
    page = home(enter(stage.client))
    assert 'href="/" aria-current="page"' in page
    assert reverse("engagements:list") in page
    assert reverse("account") in page


def test_a_page_of_an_agreement_belongs_to_the_engagements(stage: Stage, enter: Enter) -> None:
    version = AgreementVersion.objects.get().pk
    page = enter(stage.client).get(reverse("agreements:read", args=[version])).content.decode()
    assert f'href="{reverse("engagements:list")}" aria-current="page"' in page
