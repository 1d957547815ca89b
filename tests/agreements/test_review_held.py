"""Holding a review, which is the coach's to write down; and letting it wait, which is the client's alone (R9, R11)."""

from uuid import UUID

import pytest
from django.urls import reverse

from privity.agreements.models import Review
from tests.agreements.acts import everybody, offer
from tests.agreements.reviewing import SUITS, answers, hold, seen_by, written
from tests.agreements.visit import Visit
from tests.cast import Stage
from tests.clock import StandingClock


@pytest.mark.parametrize(
    ("outcome", "way_on"), [("keep", "/reviews"), ("amend", "/agreement/boundaries"), ("end", "/end")]
)
def test_holding_leads_on(agreed: Stage, clock: StandingClock, review: UUID, outcome: str, way_on: str) -> None:
    answers(clock, review, agreed.client)
    coach = Visit(agreed.coach, clock)
    assert coach.post("hold_review", review, written(agreed, outcome=outcome)).endswith(way_on)
    assert Review.objects.get(pk=review).outcome == outcome
    for person in everybody(agreed):
        page = seen_by(person, agreed, clock)
        assert "Amara Osei, Mirjam Kovač" in page
        assert "Planned" in page
        may_end = person in (agreed.coach, agreed.client, agreed.sponsor)
        assert ("you decided to end the coaching" in page) == (outcome == "end" and may_end)


def test_amending_while_an_offer_waits_leads_to_the_offer(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    answers(clock, review, agreed.client)
    offer(agreed, clock)
    leads_to = Visit(agreed.coach, clock).post("hold_review", review, written(agreed, outcome="amend"))
    assert leads_to == reverse("agreements:overview", args=[agreed.engagement])


def test_only_a_coach_holds_it(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    for person in (agreed.client, agreed.sponsor, agreed.line_manager, agreed.assistant):
        assert "Write down" not in seen_by(person, agreed, clock)
        Visit(person, clock).get("hold_review", review, status=403)
        Visit(person, clock).post("hold_review", review, written(agreed), status=403)
    assert not Review.objects.filter(held_at__isnull=False).exists()


def test_it_is_not_held_without_the_client(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    answers(clock, review, agreed.client)
    page = Visit(agreed.coach, clock).post(
        "hold_review", review, written(agreed, present=[agreed.key(agreed.coach)]), status=400
    )
    assert "Coach and client are both there when a review is held." in page


def test_what_nobody_was_asked_is_not_held_or_answered(agreed: Stage, clock: StandingClock) -> None:
    review = Review.objects.get().pk
    for method in ("get", "post"):
        for name, data in (("hold_review", written(agreed)), ("answer_review", SUITS)):
            answer = Visit(agreed.coach, clock).answer(method, name, review, data=data)
            assert answer.status_code == 409


def test_it_waits_for_the_clients_answer(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    answers(clock, review, agreed.coach, agreed.sponsor, agreed.line_manager, agreed.assistant)
    coach, line = Visit(agreed.coach, clock), "Amara Osei has not answered yet."
    for page in (
        coach.get("reviews", agreed.engagement),
        coach.get("hold_review", review),
        coach.post("hold_review", review, written(agreed), status=400),
    ):
        assert line in page
        assert "Write down th" not in page.replace("Write down that the review was held", "")
    assert line not in seen_by(agreed.sponsor, agreed, clock)
    answers(clock, review, agreed.client, suits=False)
    assert line not in coach.get("reviews", agreed.engagement)
    coach.post("hold_review", review, written(agreed))
    assert Review.objects.get(pk=review).outcome == "keep"


def test_what_is_over_stays_as_it_was(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    answers(clock, review, agreed.client)
    hold(agreed, clock, review)
    for name, data in (("hold_review", written(agreed, outcome="end")), ("extend_review", {"day": "2026-04-10"})):
        person = agreed.client if name == "extend_review" else agreed.coach
        assert "is over" in Visit(person, clock).post(name, review, data, status=409)
    assert Review.objects.get(pk=review).outcome == "keep"


def test_the_client_lets_it_wait(agreed: Stage, clock: StandingClock) -> None:
    review = Review.objects.get().pk
    clock.forward(days=30)
    client = Visit(agreed.client, clock)
    assert 'min="2026-04-03" max="2026-07-01"' in client.get("extend_review", review)
    assert client.post("extend_review", review, {"day": "2026-04-20"}).endswith("/reviews")
    for person in everybody(agreed):
        page = seen_by(person, agreed, clock)
        assert "overdue" not in page
        assert "20 April 2026" in page
    clock.forward(days=18)
    assert "The review is overdue since" in seen_by(agreed.coach, agreed, clock)


def test_until_the_day_begins_where_the_client_is(agreed: Stage, clock: StandingClock) -> None:
    """Beirut's clocks go forward at midnight: that day begins at one."""
    agreed.client.time_zone = "Asia/Beirut"
    agreed.client.save()
    review = Review.objects.get()
    review.due_at = clock()
    review.save()
    Visit(agreed.client, clock).post("extend_review", review.pk, {"day": "2026-03-29"})
    review.refresh_from_db()
    assert str(review.extended_until) == "2026-03-28 22:00:00+00:00"
    assert "29 March 2026" in seen_by(agreed.client, agreed, clock)


def test_nobody_else_lets_it_wait(agreed: Stage, clock: StandingClock) -> None:
    review = Review.objects.get().pk
    for person in (agreed.coach, agreed.sponsor, agreed.line_manager, agreed.assistant):
        Visit(person, clock).get("extend_review", review, status=403)
        Visit(person, clock).post("extend_review", review, {"day": "2026-04-20"}, status=403)
    assert not Review.objects.filter(extended_at__isnull=False).exists()
