"""The pages of addenda: caution first, everybody concerned signs, it closes by itself, and nobody else knows of it (R64–R67)."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privity.accounts.models import Person
from privity.agreements import services
from privity.agreements.models import AgreementVersion, Draft
from privity.core.agreements.addendum_terms import OPENABLE
from privity.engagements.services import end_engagement, end_participation
from privity.ledger.models import Entry
from tests.agreements.acts import sign
from tests.agreements.visit import Visit
from tests.cast import Stage, part_of
from tests.clock import StandingClock

STRANGERS = ("other_coach", "foreign_coach", "administrator", "operator", "second_client")
PARTIES = ("coach", "client", "assistant")
OTHERS = ("sponsor", "line_manager")


def wished(stage: Stage, **changed: object) -> dict[str, Any]:
    """What a coach fills in: Iris may join one discussion tomorrow, from ten to eleven."""
    return {
        "admits": stage.assistant.pk,
        "topic": "Handing over the diary",
        "kinds": ["session_content", "objectives"],
        "since": "2026-03-04T10:00",
        "until": "2026-03-04T11:00",
    } | changed


def drafted(stage: Stage, clock: StandingClock, **changed: object) -> Visit:
    """The coach, who has saved a draft."""
    coach = Visit(stage.coach, clock)
    way_on = coach.post("draft_addendum", stage.engagement, wished(stage, **changed))
    assert way_on == reverse("agreements:offer_addendum", args=[stage.engagement])
    return coach


def offered(stage: Stage, clock: StandingClock, **changed: object) -> UUID:
    """The coach drafts, reads and offers, page by page."""
    coach = drafted(stage, clock, **changed)
    (seen,) = re.findall(r'name="seen" value="(\w{64})"', coach.get("offer_addendum", stage.engagement))
    coach.post("offer_addendum", stage.engagement, {"seen": seen})
    return AgreementVersion.objects.get(kind="addendum", closing=None).pk


def signed(stage: Stage, clock: StandingClock) -> UUID:
    version_id = offered(stage, clock)
    for name in PARTIES:
        sign(getattr(stage, name), version_id, clock)
    return version_id


def seen_by(person: Person, stage: Stage, clock: StandingClock) -> str:
    return Visit(person, clock).get("addendum", stage.engagement)


def test_the_caution_comes_first_with_other_ways(agreed: Stage, clock: StandingClock) -> None:
    page = seen_by(agreed.coach, agreed, clock)
    assert "People speak less openly when a third person listens" in page
    assert "Talk about it with the client alone first" in page
    assert "Often one of these does it:" in page
    assert page.index("speak less openly") < page.index("The client wants it: draft an addendum")


def test_the_others_are_shown_no_way_to_draft(agreed: Stage, clock: StandingClock) -> None:
    for name in ("client", "sponsor", "line_manager", "assistant"):
        visit = Visit(getattr(agreed, name), clock)
        assert "draft an addendum" not in visit.get("addendum", agreed.engagement)
        visit.get("draft_addendum", agreed.engagement, status=403)
        visit.post("draft_addendum", agreed.engagement, wished(agreed), status=403)
        visit.get("offer_addendum", agreed.engagement, status=403)
        visit.post("offer_addendum", agreed.engagement, {"seen": ""}, status=403)
    assert not Draft.objects.exists()


def test_it_needs_an_agreement_and_somebody_to_admit(stage: Stage, clock: StandingClock) -> None:
    assert "there is none yet" in seen_by(stage.coach, stage, clock)
    Visit(stage.coach, clock).get("draft_addendum", stage.engagement, status=409)
    assert "comes first" in Visit(stage.coach, clock).post(
        "draft_addendum", stage.engagement, wished(stage), status=409
    )


def test_with_nobody_else_there_it_says_how_to_name_somebody(agreed: Stage, clock: StandingClock) -> None:
    for person in (agreed.sponsor, agreed.line_manager, agreed.assistant):
        end_participation(
            actor=agreed.coach.pk,
            engagement_id=agreed.engagement,
            participation_id=part_of(person, agreed.engagement),
            clock=clock,
        )
    assert "Name that person first" in seen_by(agreed.coach, agreed, clock)


def test_the_form_asks_for_neutral_words_and_little(agreed: Stage, clock: StandingClock) -> None:
    page = Visit(agreed.coach, clock).get("draft_addendum", agreed.engagement)
    assert "they are stored readable, not sealed" in page
    assert set(re.findall(r'name="kinds" value="(\w+)"', page)) == set(OPENABLE)
    assert set(re.findall(r'name="admits" value="([\w-]+)"', page)) == {
        str(person.pk) for person in (agreed.sponsor, agreed.line_manager, agreed.assistant)
    }
    assert "checked" not in page


def test_the_coach_reads_the_words_before_anybody_is_asked(agreed: Stage, clock: StandingClock) -> None:
    page = drafted(agreed, clock).get("offer_addendum", agreed.engagement)
    assert "Handing over the diary" in page
    assert "the agreed objectives and what is said in sessions" in page
    assert "2026-03-04 10:00 UTC" in page
    for name in ("Mirjam Kovač", "Amara Osei", "Iris Vogel"):
        assert name in page
    assert not AgreementVersion.objects.filter(kind="addendum").exists()


def test_hours_are_those_of_the_coach(agreed: Stage, clock: StandingClock) -> None:
    agreed.coach.time_zone = "America/New_York"
    agreed.coach.save()
    coach = drafted(agreed, clock)
    assert "2026-03-04 15:00 UTC" in coach.get("offer_addendum", agreed.engagement)
    draft = coach.get("draft_addendum", agreed.engagement)
    assert "New York time" in draft
    assert 'value="2026-03-04T10:00"' in draft


def test_signed_by_all_it_opens_and_closes_by_itself(agreed: Stage, clock: StandingClock) -> None:
    version_id = offered(agreed, clock)
    for name in PARTIES:
        person = getattr(agreed, name)
        page = seen_by(person, agreed, clock)
        assert "Waiting for signatures" in page
        assert reverse("agreements:sign", args=[version_id]) in page
        sign(person, version_id, clock)
        assert reverse("agreements:sign", args=[version_id]) not in seen_by(person, agreed, clock)
    assert "Signed, opens later" in seen_by(agreed.assistant, agreed, clock)
    clock.forward(hours=23.5)
    assert "Open now" in seen_by(agreed.assistant, agreed, clock)
    clock.forward(hours=1)
    page = seen_by(agreed.assistant, agreed, clock)
    assert "Over" in page
    assert "End it early" not in page


def test_to_everybody_else_there_is_no_such_thing(agreed: Stage, clock: StandingClock) -> None:
    before = {name: seen_by(getattr(agreed, name), agreed, clock) for name in OTHERS}
    version_id = signed(agreed, clock)
    for name in OTHERS:
        visit = Visit(getattr(agreed, name), clock)
        assert without_token(visit.get("addendum", agreed.engagement)) == without_token(before[name])
        missing = visit.get("end_addendum", uuid4(), status=404)
        assert without_token(visit.get("end_addendum", version_id, status=404)) == without_token(missing)
        visit.post("end_addendum", version_id, status=404)


@pytest.mark.parametrize("name", PARTIES)
def test_each_of_those_who_signed_ends_it_early(agreed: Stage, clock: StandingClock, name: str) -> None:
    version_id = signed(agreed, clock)
    clock.forward(minutes=1)
    visit = Visit(getattr(agreed, name), clock)
    assert "End it early" in visit.get("addendum", agreed.engagement)
    assert "Nobody is asked why" in visit.get("end_addendum", version_id)
    assert visit.post("end_addendum", version_id) == reverse("agreements:addendum", args=[agreed.engagement])
    page = visit.get("addendum", agreed.engagement)
    assert "Over" in page
    assert "End it early" not in page
    assert "not in force" in visit.post("end_addendum", version_id, status=409)
    visit.get("end_addendum", version_id, status=409)


def test_an_agreement_has_no_such_end(agreed: Stage, clock: StandingClock) -> None:
    agreement = AgreementVersion.objects.get(kind="agreement").pk
    Visit(agreed.client, clock).get("end_addendum", agreement, status=404)
    Visit(agreed.client, clock).post("end_addendum", agreement, status=404)


def test_what_was_declined_never_came_into_force(agreed: Stage, clock: StandingClock) -> None:
    version_id = offered(agreed, clock)
    services.decline(actor=agreed.client.pk, version_id=version_id, clock=clock)
    for name in PARTIES:
        page = seen_by(getattr(agreed, name), agreed, clock)
        assert "Never came into force" in page
        assert "declined" not in page.lower()


def test_whose_time_passed_unsigned_never_came_into_force(agreed: Stage, clock: StandingClock) -> None:
    offered(agreed, clock)
    clock.forward(days=2)
    page = seen_by(agreed.assistant, agreed, clock)
    assert "Never came into force" in page
    assert "Read and sign it" not in page


def test_a_draft_whose_time_has_passed_goes_back_to_the_form(agreed: Stage, clock: StandingClock) -> None:
    coach = drafted(agreed, clock)
    seen = re.findall(r'name="seen" value="(\w{64})"', coach.get("offer_addendum", agreed.engagement))[0]
    clock.forward(days=2)
    form = reverse("agreements:draft_addendum", args=[agreed.engagement])
    assert coach.answer("get", "offer_addendum", agreed.engagement).url == form
    assert coach.post("offer_addendum", agreed.engagement, {"seen": seen}) == form
    assert not AgreementVersion.objects.filter(kind="addendum").exists()


def test_what_was_not_read_is_not_offered(agreed: Stage, clock: StandingClock) -> None:
    coach = drafted(agreed, clock)
    seen = re.findall(r'name="seen" value="(\w{64})"', coach.get("offer_addendum", agreed.engagement))[0]
    drafted(agreed, clock, topic="Something else")
    for token in (seen, "", "\x00", "x" * 5000):
        assert "read it once more" in coach.post("offer_addendum", agreed.engagement, {"seen": token}, status=409)
    assert not AgreementVersion.objects.filter(kind="addendum").exists()


def test_the_agreement_page_shows_it_to_those_who_sign(agreed: Stage, clock: StandingClock) -> None:
    coach = Visit(agreed.coach, clock)
    assert "Should somebody join?" in coach.get("overview", agreed.engagement)
    offered(agreed, clock)
    for name in PARTIES:
        assert "Handing over the diary" in Visit(getattr(agreed, name), clock).get("overview", agreed.engagement)
    for name in OTHERS:
        page = Visit(getattr(agreed, name), clock).get("overview", agreed.engagement)
        assert "Somebody joins one discussion" not in page


def test_the_client_is_asked_about_it_alone_at_a_review(agreed: Stage, clock: StandingClock) -> None:
    version_id = signed(agreed, clock)
    review = services.open_review(actor=agreed.coach.pk, engagement_id=agreed.engagement, clock=clock)
    end = reverse("agreements:end_addendum", args=[version_id])
    assert end in Visit(agreed.client, clock).get("answer_review", review, "?alone=yes")
    assert end not in Visit(agreed.assistant, clock).get("answer_review", review)


def test_after_the_end_nothing_new_is_agreed(agreed: Stage, clock: StandingClock) -> None:
    signed(agreed, clock)
    end_engagement(actor=agreed.client.pk, engagement_id=agreed.engagement, clock=clock)
    page = seen_by(agreed.coach, agreed, clock)
    assert "draft an addendum" not in page
    assert "Over" in page
    Visit(agreed.coach, clock).get("draft_addendum", agreed.engagement, status=409)
    Visit(agreed.coach, clock).post("draft_addendum", agreed.engagement, wished(agreed), status=409)


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
    ("admits", str(uuid4())),
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
        data = wished(agreed, admits=person.pk)
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


def without_token(page: str) -> str:
    return re.sub(r'value="\w{64}"', "", page)
