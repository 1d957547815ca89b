"""Choosing for what the listed cells hold, and where it shows: the draft, the text, the comparison, the paper (R3)."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from privity.agreements.selectors import choices_of, preview_of, version_by_id
from privity.core.vocabulary import InformationClass, Purpose, Role
from privity.engagements.selectors import engagement_for
from tests.agreements.acts import in_force, with_purposes
from tests.agreements.drafting import cells, filled_in, path, ticked
from tests.agreements.visit import Visit
from tests.cast import Stage
from tests.clock import StandingClock
from tests.visitor import Visitor

ATTENDANCE = "attendance-sponsor-for"
OTHERWISE = "Helen Brandt may know about attendance, but only for planning dates and evaluating the programme."
FOR_DATES = with_purposes(InformationClass.ATTENDANCE, Role.SPONSOR, Purpose.SCHEDULING, Purpose.PROGRAMME_EVALUATION)


@pytest.fixture
def coach(stage: Stage, client: Visitor) -> Visitor:
    client.force_login(stage.coach)
    return client


def details(stage: Stage, coach: Visitor) -> str:
    return str(coach.get(path(stage, "details")).content.decode())


def errors(page: str) -> list[str]:
    """The lines of the summary on top, without markup."""
    return [
        re.sub(r"<[^>]*>", "", line)
        for summary in re.findall(r'error-summary".*?</ul>', page, re.DOTALL)
        for line in re.findall(r"<li>(.*?)</li>", summary)
    ]


def test_each_listed_cell_begins_with_what_is_usual(stage: Stage, coach: Visitor) -> None:
    page = details(stage, coach)
    assert ticked(page)[ATTENDANCE] == ["billing"]
    assert ticked(page)["objectives-line_manager-for"] == ["contracting", "support"]
    assert "Helen Brandt may know about attendance, but only for invoices." in page
    assert "attendance-line_manager-for" not in page  # with consent, not listed
    assert "sponsor_brief-client-for" not in page  # the client's own column


@pytest.mark.parametrize("purpose", ["danger", "legal_demand", "employment_decision", "pass_on", "teaching"])
def test_what_may_never_be_listed_is_not_offered_and_not_taken(stage: Stage, coach: Visitor, purpose: str) -> None:
    assert f'value="{purpose}"' not in details(stage, coach)
    answer = coach.post(path(stage, "details"), filled_in(stage, coach) | {ATTENDANCE: ["billing", purpose]})
    assert answer.status_code == 400
    (line,) = errors(answer.content.decode())
    assert line.startswith("Attendance, for Helen Brandt: ")


def test_what_was_chosen_is_in_the_draft_and_in_both_pages(stage: Stage, clock: StandingClock, coach: Visitor) -> None:
    fields = filled_in(stage, coach) | {ATTENDANCE: ["programme_evaluation", "scheduling"]}
    assert coach.post(path(stage, "details"), fields).headers["Location"] == path(stage, "offer")
    engagement = engagement_for(stage.coach.pk, stage.engagement, at=clock())
    assert choices_of(engagement, at=clock()).purposes == {
        (InformationClass.ATTENDANCE, Role.SPONSOR): {Purpose.SCHEDULING, Purpose.PROGRAMME_EVALUATION}
    }
    for step in ("boundaries", "details", "offer"):
        assert OTHERWISE in coach.get(path(stage, step)).content.decode()
    coach.post(path(stage), cells(coach.get(path(stage)).content.decode()))
    assert ticked(details(stage, coach))[ATTENDANCE] == ["scheduling", "programme_evaluation"]


def test_without_a_purpose_one_line_names_the_cell_and_nothing_is_lost(
    stage: Stage, clock: StandingClock, coach: Visitor
) -> None:
    fields = filled_in(stage, coach) | {ATTENDANCE: [], "existence-line_manager-for": ["reference"]}
    answer = coach.post(path(stage, "details"), fields | {"retention_months": "7", "limits": ["illegal_act"]})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert errors(page) == ["Attendance, for Helen Brandt: Choose at least one purpose, or close this boundary."]
    assert f'href="#id_{ATTENDANCE}"' in page
    assert "No purpose is listed, so nothing about attendance goes to Helen Brandt." in page
    assert ticked(page) == filled_ticks(fields)
    assert 'name="retention_months" value="7"' in page
    assert re.search(r'value="illegal_act"[^>]* checked', page)
    assert choices_of(engagement_for(stage.coach.pk, stage.engagement, at=clock()), at=clock()).purposes == {}


def filled_ticks(fields: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if name.endswith("-for")}


def test_another_mistake_keeps_the_purposes(stage: Stage, coach: Visitor) -> None:
    fields = filled_in(stage, coach) | {ATTENDANCE: ["support"], "retention_months": "99"}
    page = coach.post(path(stage, "details"), fields).content.decode()
    assert ticked(page)[ATTENDANCE] == ["support"]
    assert "Helen Brandt may know about attendance, but only for support at work." in page
    assert len(errors(page)) == 1


def test_a_cell_that_becomes_listed_can_be_chosen_for_and_one_that_is_closed_cannot(
    stage: Stage, coach: Visitor
) -> None:
    set_so = cells(coach.get(path(stage)).content.decode())
    coach.post(path(stage), set_so | {"progress-sponsor": "listed", "attendance-sponsor": "never"})
    chosen = ticked(details(stage, coach))
    assert chosen["progress-sponsor-for"] == ["progress_report"]
    assert ATTENDANCE not in chosen


def test_between_two_nothing_is_listed_and_nothing_is_asked(stage: Stage, coach: Visitor) -> None:
    page = coach.get(f"/engagements/{stage.second_engagement}/agreement/details").content.decode()
    assert "Limits and details" in page
    assert "What is open only as listed" not in page


def test_it_is_part_of_what_is_signed_read_compared_and_printed(stage: Stage, clock: StandingClock) -> None:
    before = in_force(stage, clock)
    version_id = in_force(stage, clock, FOR_DATES)
    assert version_by_id(version_id).content_hash != version_by_id(before).content_hash
    assert b'"programme_evaluation","scheduling"' in version_by_id(version_id).content
    client = Visit(stage.client, clock)
    assert client.get("read", version_id).count(OTHERWISE) == 2  # in her part, and in the whole text
    compared = client.get("compare", version_id)
    opens, closes = compared.index("What opens"), compared.index("What closes")
    assert opens < compared.index("Now also for planning dates and evaluating the programme.") < closes
    assert closes < compared.index("No longer for invoices.")
    paper = PdfReader(BytesIO(client.answer("get", "pdf", version_id).content))
    assert OTHERWISE in " ".join(" ".join(page.extract_text() for page in paper.pages).split())


def test_an_amendment_begins_with_the_purposes_in_force(stage: Stage, clock: StandingClock, coach: Visitor) -> None:
    in_force(stage, clock, FOR_DATES)
    assert ticked(details(stage, coach))[ATTENDANCE] == ["scheduling", "programme_evaluation"]
    coach.post(path(stage, "details"), filled_in(stage, coach))
    engagement = engagement_for(stage.coach.pk, stage.engagement, at=clock())
    assert OTHERWISE in str(preview_of(engagement, at=clock()).document.clauses)
