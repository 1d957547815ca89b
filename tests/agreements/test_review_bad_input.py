"""Reviews and bad input: strangers find nothing, and what cannot be gets one line (A1, F2, F3)."""

from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privity.agreements.models import Review, ReviewAnswer
from privity.ledger.models import Entry
from tests.agreements.reviewing import SUITS, answers, written
from tests.agreements.visit import Visit, without_token
from tests.cast import Stage
from tests.clock import StandingClock


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
        assert len(set(map(without_token, found))) == 1
        visit.post("open_review", agreed.engagement, status=404)
        for page in PAGES:
            visit.post(page, review, SUITS | written(agreed) | {"day": "2026-04-20"}, status=404)


def test_acts_are_posts_with_a_token(agreed: Stage, clock: StandingClock, review: UUID) -> None:
    coach = Visit(agreed.coach, clock)
    assert coach.answer("get", "open_review", agreed.engagement).status_code == 405
    assert coach.answer("post", "answer_review", review, data=SUITS, token=False).status_code == 403
    assert coach.answer("post", "hold_review", review, data=written(agreed), token=False).status_code == 403
    assert not ReviewAnswer.objects.exists()


NASTY = ("", "\x00", "maybe", "x" * 100_000, "KEEP", "-1", "1e308", "<b>", "0190f5c0-0000-7000-8000-000000000000")


@pytest.mark.parametrize("nasty", NASTY)
def test_bad_answers_are_refused_and_nothing_is_written(
    agreed: Stage, clock: StandingClock, review: UUID, nasty: str
) -> None:
    answers(clock, review, agreed.client)
    before = Entry.objects.count()
    coach = Visit(agreed.coach, clock)
    pages = [
        coach.post("answer_review", review, {"answer": nasty}, status=400),
        coach.post("hold_review", review, written(agreed, outcome=nasty), status=400),
        coach.post("hold_review", review, written(agreed, present=[agreed.key(agreed.coach), nasty]), status=400),
        coach.post(
            "hold_review",
            review,
            written(agreed, present=[agreed.key(agreed.client), agreed.key(agreed.second_client)]),
            status=400,
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
