"""The pages of addenda: caution first, everybody concerned signs, it closes by itself, and nobody else knows of it (R64–R67)."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from privity.agreements import services
from privity.agreements.models import AgreementVersion, Draft
from privity.core.agreements.addendum_terms import OPENABLE
from privity.engagements.services import end_engagement, end_participation
from tests.agreements.acts import sign
from tests.agreements.joining import PARTIES, drafted, offered, seen_by, signed, wished, words_read
from tests.agreements.visit import Visit, without_token
from tests.cast import Stage, part_of
from tests.clock import StandingClock

OTHERS = ("sponsor", "line_manager")


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
    assert set(re.findall(r'name="admits" value="(\w+)"', page)) == {
        agreed.key(person) for person in (agreed.sponsor, agreed.line_manager, agreed.assistant)
    }
    assert "checked" not in page


def test_the_coach_reads_the_words_before_anybody_is_asked(agreed: Stage, clock: StandingClock) -> None:
    page = drafted(agreed, clock).get("offer_addendum", agreed.engagement)
    assert "Handing over the diary" in page
    assert "the agreed objectives and what is said in sessions" in page
    assert "2026-03-04 10:00 UTC" in page
    assert "Offer it to Amara Osei and Iris Vogel" in page
    for name in ("Mirjam Kovač", "Amara Osei", "Iris Vogel"):
        assert name in page
    assert not AgreementVersion.objects.filter(kind="addendum").exists()


def test_hours_are_those_of_the_coach(agreed: Stage, clock: StandingClock) -> None:
    agreed.coach.time_zone = "America/New_York"
    agreed.coach.save()
    coach = drafted(agreed, clock)
    words = coach.get("offer_addendum", agreed.engagement)
    assert "2026-03-04 15:00 UTC" in words
    assert "Wed 4 Mar 2026, 10:00 New York time" in words
    draft = coach.get("draft_addendum", agreed.engagement)
    assert "New York time" in draft
    assert 'value="2026-03-04T10:00"' in draft


def test_who_reads_it_finds_it_at_a_glance_in_their_own_hours(agreed: Stage, clock: StandingClock) -> None:
    agreed.assistant.time_zone = "Asia/Tokyo"
    agreed.assistant.save()
    page = Visit(agreed.assistant, clock).get("read", offered(agreed, clock))
    assert "Iris Vogel (assistant)" in page
    assert "Wed 4 Mar 2026, 19:00 Tokyo time" in page


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
    seen = words_read(coach, agreed)
    clock.forward(days=2)
    form = reverse("agreements:draft_addendum", args=[agreed.engagement])
    assert coach.answer("get", "offer_addendum", agreed.engagement).url == form
    assert coach.post("offer_addendum", agreed.engagement, {"seen": seen}) == form
    assert not AgreementVersion.objects.filter(kind="addendum").exists()


def test_what_was_not_read_is_not_offered(agreed: Stage, clock: StandingClock) -> None:
    coach = drafted(agreed, clock)
    seen = words_read(coach, agreed)
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
