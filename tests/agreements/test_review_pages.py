"""The pages of reviews: where they stand, and how each is asked alone: nobody learns who has doubts (R9–R11, R69)."""

import re
from uuid import UUID

from django.urls import reverse

from privity.agreements import services
from privity.agreements.models import ReviewAnswer
from privity.core.engagements import Named
from privity.core.vocabulary import Role
from privity.engagements.services import add_person, end_engagement, end_participation
from tests.agreements.acts import everybody, offer
from tests.agreements.reviewing import DOUBTS, SUITS, answers, hold, seen_by
from tests.agreements.visit import Visit
from tests.cast import ADDRESSES, Stage, let_join, part_of
from tests.clock import StandingClock
from tests.signed import agree

SOMEBODY, NOBODY = "Somebody has doubts.", "nobody has doubts"
ONCE_ALL_HAVE = "shown once everybody has answered"
LATE = Named(Role.SUPPORTER, "Jonas Lindqvist", ADDRESSES["Jonas Lindqvist"])


def test_it_says_when_the_next_one_is_due(agreed: Stage, clock: StandingClock) -> None:
    for person in everybody(agreed):
        page = seen_by(person, agreed, clock)
        assert "2 April 2026" in page
        assert "Planned" in page
        assert ("Ask everybody now" in page) == (person in (agreed.coach, agreed.client))
        assert ("Let it wait" in page) == (person == agreed.client)


def test_an_overdue_one_says_what_it_stops_and_who_may_let_it_wait(agreed: Stage, clock: StandingClock) -> None:
    clock.forward(days=30)
    stops = "nobody is told anything new, except about the fact of the coaching, dates, places and invoices and the agreement"
    for person in everybody(agreed):
        page = seen_by(person, agreed, clock)
        assert "The review is overdue since" in page
        assert stops in page
        assert ("let it wait until a day you choose" in page) == (person == agreed.client)
        assert ("The client, and nobody else, may let it wait" in page) == (person != agreed.client)


def test_before_an_agreement_is_in_force_there_is_nothing_to_review(stage: Stage, clock: StandingClock) -> None:
    offer(stage, clock)
    for person in everybody(stage):
        assert "Nothing to review yet" in seen_by(person, stage, clock)


def test_after_the_end_nothing_is_reviewed(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    answers(clock, review, agreed.client)
    hold(agreed, clock, review)
    end_engagement(actor=agreed.client.pk, engagement_id=agreed.engagement, clock=clock)
    page = seen_by(agreed.client, agreed, clock)
    assert "nothing is reviewed any more" in page
    assert "Held so far" in page
    assert "Let it wait" not in page


def test_who_has_not_signed_is_asked_nothing(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    answers(clock, review, agreed.client)
    hold(agreed, clock, review)
    add_person(actor=agreed.coach.pk, engagement_id=agreed.engagement, named=LATE, clock=clock)
    let_join(agreed.engagement, clock)
    page = seen_by(agreed.second_client, agreed, clock)
    assert "Nothing to review yet" in page
    assert "Held so far" not in page


def test_asking_everybody(agreed: Stage, clock: StandingClock) -> None:
    for asks in (agreed.sponsor, agreed.line_manager, agreed.assistant):
        Visit(asks, clock).post("open_review", agreed.engagement, status=403)
    assert Visit(agreed.client, clock).post("open_review", agreed.engagement).endswith("/reviews")
    assert "Everybody was asked on" in seen_by(agreed.sponsor, agreed, clock)
    assert "is open already" in Visit(agreed.coach, clock).post("open_review", agreed.engagement, status=409)


def test_each_answers_for_themselves(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    for person in everybody(agreed):
        assert "Answer for myself" in seen_by(person, agreed, clock)
        Visit(person, clock).post("answer_review", review, SUITS)
        assert "You have answered" in seen_by(person, agreed, clock)
    assert list(ReviewAnswer.objects.values_list("suits", flat=True)) == [True] * 5


def test_the_client_is_first_asked_to_be_alone(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    client = Visit(agreed.client, clock)
    gate = client.get("answer_review", review)
    assert "looking over your shoulder" in gate
    assert "I have doubts" not in gate
    assert "I have doubts" in client.get("answer_review", review, "?alone=yes")
    assert "looking over your shoulder" not in Visit(agreed.sponsor, clock).get("answer_review", review)


def test_there_is_nowhere_to_type_reasons(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    for person in everybody(agreed):
        page = Visit(person, clock).get("answer_review", review, "?alone=yes")
        assert "textarea" not in page
        assert set(re.findall(r'<input type="(\w+)"', page)) == {"hidden", "radio"}
        assert "checked" not in page


def test_the_client_alone_is_asked_about_third_persons(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    end_part = reverse("engagements:end_part", args=[agreed.engagement, part_of(agreed.assistant, agreed.engagement)])
    for person in everybody(agreed):
        page = Visit(person, clock).get("answer_review", review, "?alone=yes")
        assert (end_part in page) == (person == agreed.client)


def test_an_answer_can_be_changed_until_it_is_held(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    client = Visit(agreed.client, clock)
    client.post("answer_review", review, DOUBTS)
    assert re.search(r'value="doubts"[^>]*checked', client.get("answer_review", review, "?alone=yes"))
    assert "looking over your shoulder" in client.get("answer_review", review)
    client.post("answer_review", review, SUITS)
    hold(agreed, clock, review)
    client.post("answer_review", review, DOUBTS, status=409)
    assert list(ReviewAnswer.objects.order_by("id").values_list("suits", flat=True)) == [False, True]


def test_nobody_can_tell_whose_doubts_they_are(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    """While answers come in, the page is the same whatever was answered; afterwards it names nobody."""
    for doubter in everybody(agreed)[:-1]:
        answers(clock, review, doubter, suits=False)
        for reader in (agreed.coach, agreed.client):
            page = seen_by(reader, agreed, clock)
            assert ONCE_ALL_HAVE in page
            assert SOMEBODY not in page
        answers(clock, review, doubter)
    answers(clock, review, everybody(agreed)[-1])
    assert NOBODY in seen_by(agreed.coach, agreed, clock)
    answers(clock, review, agreed.sponsor, suits=False)
    assert SOMEBODY in seen_by(agreed.coach, agreed, clock)
    assert SOMEBODY in seen_by(agreed.client, agreed, clock)


def test_silence_and_doubts_are_shown_to_coach_and_client_only(
    agreed: Stage, clock: StandingClock, review: UUID
) -> None:
    answers(clock, review, agreed.coach, agreed.client, agreed.sponsor, suits=False)
    for person in everybody(agreed):
        page = seen_by(person, agreed, clock)
        assert ("Who has answered" in page) == (person in (agreed.coach, agreed.client))
    answers(clock, review, *everybody(agreed), suits=False)
    for person in (agreed.sponsor, agreed.line_manager, agreed.assistant):
        assert "doubts" not in seen_by(person, agreed, clock)
    hold(agreed, clock, review)
    for person in everybody(agreed):
        shown = "somebody had doubts" in seen_by(person, agreed, clock)
        assert shown == (person in (agreed.coach, agreed.client))


def test_where_only_two_are_asked_both_are_told_what_that_means(agreed: Stage, clock: StandingClock) -> None:
    agree(agreed.coach, agreed.second_engagement, clock)
    review = services.open_review(actor=agreed.coach.pk, engagement_id=agreed.second_engagement, clock=clock)
    for person in (agreed.coach, agreed.second_client):
        assert "Only two of you are asked." in Visit(person, clock).get("answer_review", review, "?alone=yes")
    answers(clock, review, agreed.second_client, suits=False)
    coach = Visit(agreed.coach, clock)
    assert SOMEBODY not in coach.get("reviews", agreed.second_engagement)
    answers(clock, review, agreed.coach)
    assert SOMEBODY in coach.get("reviews", agreed.second_engagement)


def test_who_has_left_is_not_waited_for(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    answers(clock, review, agreed.coach, agreed.client, agreed.sponsor, agreed.line_manager)
    assert ONCE_ALL_HAVE in seen_by(agreed.coach, agreed, clock)
    end_participation(
        actor=agreed.client.pk,
        engagement_id=agreed.engagement,
        participation_id=part_of(agreed.assistant, agreed.engagement),
        clock=clock,
    )
    assert NOBODY in seen_by(agreed.coach, agreed, clock)
