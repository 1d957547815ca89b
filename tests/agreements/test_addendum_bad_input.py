"""Addenda and bad input: strangers find nothing, and what cannot be gets one line (A1, F2, F3)."""

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privity.agreements.models import Draft
from privity.ledger.models import Entry
from tests.agreements.joining import seen_by, signed, wished
from tests.agreements.visit import Visit, without_token
from tests.cast import Stage
from tests.clock import StandingClock

STRANGERS = ("other_coach", "foreign_coach", "administrator", "operator", "second_client")


PAGES = ("addendum", "draft_addendum", "offer_addendum")


def test_absent_and_anothers_look_the_same(agreed: Stage, clock: StandingClock) -> None:
    version_id = signed(agreed, clock)
    for name in STRANGERS:
        visit = Visit(getattr(agreed, name), clock)
        found = {visit.get(page, key, status=404) for page in PAGES for key in (agreed.engagement, uuid4())}
        found |= {visit.get("end_addendum", key, status=404) for key in (version_id, uuid4())}
        assert len(set(map(without_token, found))) == 1
        visit.post("draft_addendum", agreed.engagement, wished(agreed), status=404)
        visit.post("offer_addendum", agreed.engagement, {"seen": ""}, status=404)
        visit.post("end_addendum", version_id, status=404)


def test_acts_are_posts_with_a_token(agreed: Stage, clock: StandingClock) -> None:
    version_id = signed(agreed, clock)
    coach = Visit(agreed.coach, clock)
    for name, key in (
        ("draft_addendum", agreed.engagement),
        ("offer_addendum", agreed.engagement),
        ("end_addendum", version_id),
    ):
        assert coach.answer("post", name, key, data=wished(agreed), token=False).status_code == 403
    assert coach.answer("post", "addendum", agreed.engagement).status_code == 405
    assert "End it early" in seen_by(agreed.coach, agreed, clock)


BAD: list[tuple[str, object]] = [
    ("admits", ""),
    ("admits", "\x00"),
    ("admits", "0190f5c0000070008000000000000000"),
    ("topic", ""),
    ("topic", "a\x00b"),
    ("topic", "x" * 121),
    ("topic", "two\nlines"),
    ("topic", "\u202ediary"),
    ("kinds", []),
    ("kinds", ["personal_disclosure"]),
    ("kinds", ["coach_notes", "objectives"]),
    ("kinds", ["\x00"]),
    ("since", ""),
    ("since", "tomorrow"),
    ("since", "0000-01-01T00:00"),
    ("since", "0001-01-01T00:00"),
    ("since", "9999-12-31T23:59"),
    ("since", "2028-02-30T10:00"),
    ("since", "\x00"),
    ("until", "2026-03-04T10:00"),
    ("until", "2026-03-03T09:00"),
    ("until", "2026-04-04T10:01"),
    ("until", "9999-12-31T23:59"),
    ("until", "2026-03-04T11:00+99:00"),
    ("until", "1e308"),
]


@pytest.mark.parametrize(("field", "value"), BAD)
def test_what_cannot_be_gets_one_line_and_nothing_is_saved(
    agreed: Stage, clock: StandingClock, field: str, value: object
) -> None:
    before = Entry.objects.count()
    for zone in ("UTC", "Pacific/Kiritimati", "Etc/GMT+12"):
        agreed.coach.time_zone = zone
        agreed.coach.save()
        page = Visit(agreed.coach, clock).post(
            "draft_addendum", agreed.engagement, wished(agreed, **{field: value}), status=400
        )
        assert page.count('class="errorlist"') == 1
    assert not Draft.objects.exists()
    assert Entry.objects.count() == before


def test_people_of_elsewhere_and_those_who_sign_anyway_cannot_be_admitted(agreed: Stage, clock: StandingClock) -> None:
    for person in (agreed.client, agreed.coach, agreed.second_client, agreed.foreign_coach, agreed.operator):
        data = wished(agreed, admits=agreed.key(person))
        page = Visit(agreed.coach, clock).post("draft_addendum", agreed.engagement, data, status=400)
        assert "Choose from what is offered." in page


@pytest.mark.parametrize("hour", ["2026-03-29T02:30", "2026-10-25T02:30"])
def test_an_hour_that_is_none_or_two_is_refused(agreed: Stage, clock: StandingClock, hour: str) -> None:
    agreed.coach.time_zone = "Europe/Berlin"
    agreed.coach.save()
    for field in ("since", "until"):
        data = wished(agreed, **{field: hour})
        page = Visit(agreed.coach, clock).post("draft_addendum", agreed.engagement, data, status=400)
        assert "The clocks change in that hour: choose another one." in page


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["admits", "topic", "kinds", "since", "until"]), st.text() | st.lists(st.text(), max_size=3)
    )
)
def test_any_form_at_all(agreed: Stage, clock: StandingClock, form: dict[str, object]) -> None:
    Visit(agreed.coach, clock).post("draft_addendum", agreed.engagement, form | {"posted": "yes"}, status=400)
    assert not Draft.objects.exists()
