"""The pages of reviews: each is asked alone, nobody learns who has doubts, and only the client lets one wait (R9–R11, R69)."""

import re
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privity.accounts.models import Person
from privity.agreements import services
from privity.agreements.models import Review, ReviewAnswer
from privity.core.agreements.reviews import ReviewOutcome
from privity.core.engagements import Named
from privity.core.vocabulary import Role
from privity.engagements.services import add_person, end_engagement, end_participation
from privity.ledger.models import Entry
from tests.agreements.acts import offer
from tests.agreements.visit import Visit
from tests.cast import ADDRESSES, Stage, let_join, part_of
from tests.clock import StandingClock

SUITS, DOUBTS = {"answer": "suits"}, {"answer": "doubts"}
SOMEBODY, NOBODY = "Somebody has doubts.", "nobody has doubts"
ONCE_ALL_HAVE = "shown once everybody has answered"
LATE = Named(Role.SUPPORTER, "Jonas Lindqvist", ADDRESSES["Jonas Lindqvist"])


@pytest.fixture
def review(agreed: Stage, clock: StandingClock) -> UUID:
    """Everybody was asked."""
    return services.open_review(actor=agreed.coach.pk, engagement_id=agreed.engagement, clock=clock)


def people(stage: Stage) -> tuple[Person, ...]:
    return stage.coach, stage.client, stage.sponsor, stage.line_manager, stage.assistant


def seen_by(person: Person, stage: Stage, clock: StandingClock) -> str:
    return Visit(person, clock).get("reviews", stage.engagement)


def answers(clock: StandingClock, review: UUID, *people: Person, suits: bool = True) -> None:
    for person in people:
        services.answer_review(actor=person.pk, review_id=review, suits=suits, clock=clock)


def hold(stage: Stage, clock: StandingClock, review: UUID, outcome: ReviewOutcome = ReviewOutcome.KEEP) -> None:
    present = {stage.coach.pk, stage.client.pk}
    services.hold_review(actor=stage.coach.pk, review_id=review, outcome=outcome, present=present, clock=clock)


def written(stage: Stage, **changed: object) -> dict[str, object]:
    """What a coach writes down."""
    return {"present": [stage.coach.pk, stage.client.pk], "outcome": "keep"} | changed


def test_it_says_when_the_next_one_is_due(agreed: Stage, clock: StandingClock) -> None:
    for person in people(agreed):
        page = seen_by(person, agreed, clock)
        assert "2 April 2026" in page
        assert "Planned" in page
        assert ("Ask everybody now" in page) == (person in (agreed.coach, agreed.client))
        assert ("Let it wait" in page) == (person == agreed.client)


def test_an_overdue_one_says_what_it_stops_and_who_may_let_it_wait(agreed: Stage, clock: StandingClock) -> None:
    clock.forward(days=30)
    stops = "nobody is told anything new, except the fact of the coaching, dates, places and invoices and the agreement"
    for person in people(agreed):
        page = seen_by(person, agreed, clock)
        assert "The review is overdue since" in page
        assert stops in page
        assert ("let it wait until a day you choose" in page) == (person == agreed.client)
        assert ("The client, and nobody else, may let it wait" in page) == (person != agreed.client)


def test_before_an_agreement_is_in_force_there_is_nothing_to_review(stage: Stage, clock: StandingClock) -> None:
    offer(stage, clock)
    for person in people(stage):
        assert "Nothing to review yet" in seen_by(person, stage, clock)


def test_after_the_end_nothing_is_reviewed(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    hold(agreed, clock, review)
    end_engagement(actor=agreed.client.pk, engagement_id=agreed.engagement, clock=clock)
    page = seen_by(agreed.client, agreed, clock)
    assert "nothing is reviewed any more" in page
    assert "Held so far" in page
    assert "Let it wait" not in page


def test_who_has_not_signed_is_asked_nothing(agreed: Stage, clock: StandingClock, review: UUID) -> None:
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
    for person in people(agreed):
        assert "Answer for myself" in seen_by(person, agreed, clock)
        Visit(person, clock).post("answer_review", review, SUITS)
        assert "You have answered." in seen_by(person, agreed, clock)
    assert list(ReviewAnswer.objects.values_list("suits", flat=True)) == [True] * 5


def test_the_client_is_first_asked_to_be_alone(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    client = Visit(agreed.client, clock)
    gate = client.get("answer_review", review)
    assert "looking over your shoulder" in gate
    assert "I have doubts" not in gate
    assert "I have doubts" in client.get("answer_review", review, "?alone=yes")
    assert "looking over your shoulder" not in Visit(agreed.sponsor, clock).get("answer_review", review)


def test_there_is_nowhere_to_type_reasons(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    for person in people(agreed):
        page = Visit(person, clock).get("answer_review", review, "?alone=yes")
        assert "textarea" not in page
        assert set(re.findall(r'<input type="(\w+)"', page)) == {"hidden", "radio"}
        assert "checked" not in page


def test_the_client_alone_is_asked_about_third_persons(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    end_part = reverse("engagements:end_part", args=[agreed.engagement, part_of(agreed.assistant, agreed.engagement)])
    for person in people(agreed):
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
    everybody = people(agreed)
    for doubter in everybody[:-1]:
        answers(clock, review, doubter, suits=False)
        for reader in (agreed.coach, agreed.client):
            page = seen_by(reader, agreed, clock)
            assert ONCE_ALL_HAVE in page
            assert SOMEBODY not in page
        answers(clock, review, doubter)
    answers(clock, review, everybody[-1])
    assert NOBODY in seen_by(agreed.coach, agreed, clock)
    answers(clock, review, agreed.sponsor, suits=False)
    assert SOMEBODY in seen_by(agreed.coach, agreed, clock)
    assert SOMEBODY in seen_by(agreed.client, agreed, clock)


def test_silence_and_doubts_are_shown_to_coach_and_client_only(
    agreed: Stage, clock: StandingClock, review: UUID
) -> None:
    answers(clock, review, agreed.coach, agreed.client, agreed.sponsor, suits=False)
    for person in people(agreed):
        page = seen_by(person, agreed, clock)
        assert ("Who has answered" in page) == (person in (agreed.coach, agreed.client))
    answers(clock, review, *people(agreed), suits=False)
    for person in (agreed.sponsor, agreed.line_manager, agreed.assistant):
        assert "doubts" not in seen_by(person, agreed, clock)
    hold(agreed, clock, review)
    for person in people(agreed):
        shown = "somebody had doubts" in seen_by(person, agreed, clock)
        assert shown == (person in (agreed.coach, agreed.client))


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


@pytest.mark.parametrize(
    ("outcome", "way_on"), [("keep", "/reviews"), ("amend", "/agreement/boundaries"), ("end", "/end")]
)
def test_holding_leads_on(agreed: Stage, clock: StandingClock, review: UUID, outcome: str, way_on: str) -> None:
    coach = Visit(agreed.coach, clock)
    assert coach.post("hold_review", review, written(agreed, outcome=outcome)).endswith(way_on)
    assert Review.objects.get(pk=review).outcome == outcome
    for person in people(agreed):
        page = seen_by(person, agreed, clock)
        assert "Amara Osei, Mirjam Kovač" in page
        assert "Planned" in page
        may_end = person in (agreed.coach, agreed.client, agreed.sponsor)
        assert ("you decided to end the coaching" in page) == (outcome == "end" and may_end)


def test_amending_while_an_offer_waits_leads_to_the_offer(agreed: Stage, clock: StandingClock, review: UUID) -> None:
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
    page = Visit(agreed.coach, clock).post(
        "hold_review", review, written(agreed, present=[agreed.coach.pk]), status=400
    )
    assert "Coach and client are both there when a review is held." in page


def test_what_nobody_was_asked_is_not_held_or_answered(agreed: Stage, clock: StandingClock) -> None:
    review = Review.objects.get().pk
    for method in ("get", "post"):
        for name, data in (("hold_review", written(agreed)), ("answer_review", SUITS)):
            answer = Visit(agreed.coach, clock).answer(method, name, review, data=data)
            assert answer.status_code == 409


def test_what_is_over_stays_as_it_was(agreed: Stage, clock: StandingClock, review: UUID) -> None:
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
    for person in people(agreed):
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


@pytest.mark.parametrize(
    "day",
    ["", "2026-04-01", "2026-07-03", "0000-01-01", "0001-01-01", "9999-12-31", "30 Feb", "\x00", "1"],
)
def test_a_day_that_cannot_be_gets_one_line(agreed: Stage, clock: StandingClock, day: str) -> None:
    review = Review.objects.get()
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12", "UTC"):
        agreed.client.time_zone = zone
        agreed.client.save()
        page = Visit(agreed.client, clock).post("extend_review", review.pk, {"day": day}, status=400)
        assert page.count('class="errorlist"') == 1
    review.refresh_from_db()
    assert review.extended_until is None


PAGES = ("answer_review", "hold_review", "extend_review")


def test_absent_and_anothers_look_the_same(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    for stranger in (
        agreed.other_coach,
        agreed.foreign_coach,
        agreed.administrator,
        agreed.operator,
        agreed.second_client,
    ):
        visit = Visit(stranger, clock)
        found = {visit.get("reviews", key, status=404) for key in (agreed.engagement, uuid4())}
        found |= {visit.get(page, key, status=404) for page in PAGES for key in (review, uuid4())}
        assert len({re.sub(r'value="\w{64}"', "", page) for page in found}) == 1
        visit.post("open_review", agreed.engagement, status=404)
        for page in PAGES:
            visit.post(page, review, SUITS | written(agreed) | {"day": "2026-04-20"}, status=404)


def test_acts_are_posts_with_a_token(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    coach = Visit(agreed.coach, clock)
    assert coach.answer("get", "open_review", agreed.engagement).status_code == 405
    assert coach.answer("post", "answer_review", review, data=SUITS, token=False).status_code == 403
    assert coach.answer("post", "hold_review", review, data=written(agreed), token=False).status_code == 403
    assert not ReviewAnswer.objects.exists()


NASTY = ("", "\x00", "maybe", "x" * 100_000, "KEEP", "-1", "1e308", "<b>", str(uuid4()))


@pytest.mark.parametrize("nasty", NASTY)
def test_bad_answers_are_refused_and_nothing_is_written(
    agreed: Stage, clock: StandingClock, review: UUID, nasty: str
) -> None:
    before = Entry.objects.count()
    coach = Visit(agreed.coach, clock)
    pages = [
        coach.post("answer_review", review, {"answer": nasty}, status=400),
        coach.post("hold_review", review, written(agreed, outcome=nasty), status=400),
        coach.post("hold_review", review, written(agreed, present=[agreed.coach.pk, nasty]), status=400),
        coach.post(
            "hold_review", review, written(agreed, present=[agreed.client.pk, agreed.second_client.pk]), status=400
        ),
    ]
    assert all(page.count('class="errorlist"') == 1 for page in pages)
    assert Entry.objects.count() == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["answer", "present", "outcome", "day"]), st.text() | st.lists(st.text(), max_size=3)
    )
)
def test_any_form_at_all(agreed: Stage, clock: StandingClock, review: UUID, form: dict[str, object]) -> None:
    form = {key: value for key, value in form.items() if value not in ("suits", "doubts")} | {"posted": "yes"}
    for person, page in (
        (agreed.coach, "hold_review"),
        (agreed.client, "answer_review"),
        (agreed.client, "extend_review"),
    ):
        Visit(person, clock).post(page, review, form, status=400)
