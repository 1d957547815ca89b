"""Setting the boundaries, the details, reading it whole and offering it, as a coach does in the browser (R2–R6)."""

import re

import pytest

from privity.agreements.selectors import Kind, choices_of, open_offer
from privity.core.agreements.coming import Coming, Place, Will
from privity.core.vocabulary import InformationClass, Limit, Role, Rule
from privity.engagements.selectors import Engagement, engagement_for
from privity.outbox.models import OutboxMail
from tests.agreements.acts import in_force, offer
from tests.agreements.drafting import DETAILS, cells, filled_in, path
from tests.cast import Stage
from tests.clock import StandingClock
from tests.visitor import Visitor


@pytest.fixture
def coach(stage: Stage, client: Visitor) -> Visitor:
    client.force_login(stage.coach)
    return client


def seen_by_coach(stage: Stage, clock: StandingClock) -> Engagement:
    return engagement_for(stage.coach.pk, stage.engagement, at=clock())


def test_only_what_can_be_agreed_is_offered_and_it_begins_as_usual(stage: Stage, coach: Visitor) -> None:
    page = coach.get(path(stage)).content.decode()
    set_so = cells(page)
    assert set_so["session_content-sponsor"] == "client_only"
    assert "coach_notes-sponsor" not in set_so
    assert "safety-line_manager" not in set_so
    choices = re.search(r'name="session_content-sponsor".*?</select>', page, re.DOTALL)
    assert choices
    assert re.findall(r'<option value="(\w+)"', choices[0]) == ["consent", "client_only", "never"]
    assert "Only Amara Osei may tell Helen Brandt about what is said in sessions." in page
    assert "Nothing about what is said in sessions goes to Helen Brandt." in page  # the sentence of another choice


def test_the_three_steps_lead_to_an_offer(stage: Stage, clock: StandingClock, coach: Visitor) -> None:
    set_so = cells(coach.get(path(stage)).content.decode()) | {"attendance-line_manager": "never"}
    assert coach.post(path(stage), set_so).headers["Location"] == path(stage, "details")
    answer = coach.post(path(stage, "details"), filled_in(stage, coach) | {"limits": ["illegal_act"]})
    assert answer.headers["Location"] == path(stage, "offer")
    chosen = choices_of(seen_by_coach(stage, clock), at=clock())
    assert chosen.changes == {InformationClass.ATTENDANCE: {Role.LINE_MANAGER: Rule.NEVER}}
    assert Limit.ILLEGAL_ACT in chosen.limits
    page = coach.get(path(stage, "offer")).content.decode()
    assert "Offer it to Amara Osei, Helen Brandt, Tom Reyes and Iris Vogel" in page
    seen = re.search(r'name="seen" value="(\w+)"', page)
    assert seen
    assert coach.post(path(stage, "offer"), {"seen": seen[1]}).status_code == 302
    assert open_offer(seen_by_coach(stage, clock), Kind.AGREEMENT)
    assert OutboxMail.objects.filter(recipient=stage.sponsor.email).exists()


def test_words_that_changed_since_they_were_read_are_not_offered(
    stage: Stage, clock: StandingClock, coach: Visitor
) -> None:
    coach.post(path(stage), cells(coach.get(path(stage)).content.decode()))
    answer = coach.post(path(stage, "offer"), {"seen": "0" * 64})
    assert answer.status_code == 409
    assert "read it once more" in answer.content.decode()
    assert open_offer(seen_by_coach(stage, clock), Kind.AGREEMENT) is None


def test_without_a_draft_the_offer_leads_back_to_the_boundaries(stage: Stage, coach: Visitor) -> None:
    assert coach.get(path(stage, "offer")).headers["Location"] == path(stage)


def test_nothing_is_drafted_while_an_offer_waits(stage: Stage, clock: StandingClock, coach: Visitor) -> None:
    offer(stage, clock)
    for step in ("boundaries", "details", "offer"):
        answer = coach.get(path(stage, step))
        assert answer.status_code == 409
        assert "An offer waits for signatures" in answer.content.decode()


@pytest.mark.parametrize("rule", ["always", "nonsense", "", "\0"])
def test_a_rule_that_cannot_be_agreed_is_refused_and_nothing_else_is_lost(
    stage: Stage, coach: Visitor, rule: str
) -> None:
    set_so = cells(coach.get(path(stage)).content.decode())
    answer = coach.post(path(stage), set_so | {"session_content-sponsor": rule, "progress-sponsor": "never"})
    assert answer.status_code == 400
    assert cells(answer.content.decode())["progress-sponsor"] == "never"


@pytest.mark.parametrize(
    "wrong",
    [
        {"first_days": "31"},
        {"retention_months": "0"},
        {"retention_months": "999999999999999999999"},
        {"retention_months": "1e308"},
        {"limits": ["everything"]},
        {"codes": ["\0"]},
        {"place": ""},
        {"place": "king"},
        {"will": ""},
        {"will": "\0"},
        {"reports_to": "Head of HR"},
        {"reports_to": "x" * 201, "systems_owned_by": "y"},
        {"reports_to": "Head\u202e of HR", "systems_owned_by": "y"},
        {"systems_owned_by": "\u3164", "reports_to": "Head of HR"},
    ],
)
def test_details_that_cannot_be_are_refused_by_name(stage: Stage, coach: Visitor, wrong: dict[str, object]) -> None:
    answer = coach.post(path(stage, "details"), filled_in(stage, coach) | wrong)
    assert answer.status_code == 400
    assert next(iter(wrong)) in answer.content.decode() or "systems_owned_by" in answer.content.decode()
    assert answer.context["form"].errors


def test_nobody_but_the_coach_drafts(stage: Stage, client: Visitor) -> None:
    for person in (stage.client, stage.sponsor, stage.line_manager, stage.assistant):
        client.force_login(person)
        for step in ("boundaries", "details", "offer"):
            assert client.get(path(stage, step)).status_code == 403
            assert client.post(path(stage, step), {}).status_code == 403


def test_an_amendment_shows_what_opens_and_what_closes(stage: Stage, clock: StandingClock, coach: Visitor) -> None:
    in_force(stage, clock)
    set_so = cells(coach.get(path(stage)).content.decode())
    coach.post(path(stage), set_so | {"attendance-sponsor": "always", "progress-sponsor": "never"})
    page = coach.get(path(stage, "offer")).content.decode()
    opens, closes = page.index("What opens"), page.index("What closes")
    assert opens < page.index("Helen Brandt may always know about attendance.") < closes
    assert closes < page.index("Nothing about progress goes to Helen Brandt.")


def test_how_the_client_comes_is_noted_where_somebody_else_pays(
    stage: Stage, clock: StandingClock, coach: Visitor
) -> None:
    page = coach.get(path(stage, "details")).content.decode()
    assert re.findall(r'name="(place|will)"[^>]* checked', page) == []  # nobody is put down as sent, or as free
    coach.post(path(stage, "details"), filled_in(stage, coach) | {"place": "owner", "will": "required"})
    assert choices_of(seen_by_coach(stage, clock), at=clock()).coming == Coming(Place.OWNER, Will.REQUIRED)
    page = coach.get(path(stage, "details")).content.decode()
    assert re.findall(r'name="(place|will)" value="(\w+)"[^>]* checked', page) == [
        ("place", "owner"),
        ("will", "required"),
    ]
    assert "The organisation requires the client to take part" in coach.get(path(stage, "offer")).content.decode()


def test_between_two_nobody_asks_how_the_client_comes(stage: Stage, clock: StandingClock, coach: Visitor) -> None:
    address = f"/engagements/{stage.second_engagement}/agreement/details"
    assert 'name="will"' not in coach.get(address).content.decode()
    assert coach.post(address, DETAILS | {"will": "required"}).status_code == 302
    assert choices_of(engagement_for(stage.coach.pk, stage.second_engagement, at=clock()), at=clock()).coming is None
