"""The JSON API: the same answers as the pages, the one shape of an error, and only for who is signed in."""

from typing import Any
from uuid import uuid4

import pytest

from privity.ledger.models import Entry
from privity.sharing.models import Ask
from tests.cast import Stage
from tests.sharing.conftest import Enter
from tests.visitor import Visitor

NOT_FOUND = {"code": "not_found", "message": "There is nothing here for you."}


def what_if(engagement: object) -> str:
    return f"/api/v1/engagements/{engagement}/what-if"


def test_a_question_is_answered_and_leaves_no_trace(stage: Stage, enter: Enter, asked: dict[str, Any]) -> None:
    before = Entry.objects.count()
    answer = enter(stage.coach).post(what_if(stage.engagement), asked)
    assert answer.status_code == 200
    body = answer.json()
    assert (body["outcome"], body["word"]) == ("client_only", "Only the client tells")
    assert body["sentence"] == "No. Only Amara Osei can tell Helen Brandt about what is said in sessions."
    assert body["reasons"][0]["source"].startswith("The agreement, version 1")
    assert body["next_step"]["scripts"][0]["title"] == "To hand it back to Amara Osei"
    assert (Ask.objects.count(), Entry.objects.count()) == (0, before)


def test_several_subjects_and_the_tick_box_come_as_a_form_sends_them(
    stage: Stage, enter: Enter, asked: dict[str, Any]
) -> None:
    several = {**asked, "subjects": [stage.key(stage.client), stage.key(stage.coach)], "employer_owned": "on"}
    reasons = enter(stage.coach).post(what_if(stage.engagement), several).json()["reasons"]
    assert "This way belongs to an employer" in reasons[0]["text"]


def test_strangers_and_nonsense_get_the_same_not_found(stage: Stage, enter: Enter, asked: dict[str, Any]) -> None:
    coach, stranger = enter(stage.coach), enter(stage.foreign_coach)
    for visitor, engagement in ((stranger, stage.engagement), (coach, uuid4()), (coach, "nonsense")):
        answer = visitor.post(what_if(engagement), asked)
        assert (answer.status_code, answer.json()) == (404, NOT_FOUND)
    for stranger_id in (stage.key(stage.second_client), uuid4().hex):
        answer = coach.post(what_if(stage.engagement), {**asked, "recipient": stranger_id})
        assert (answer.status_code, answer.json()) == (404, NOT_FOUND)


@pytest.mark.parametrize("part", ["sender", "recipient", "subjects", "information_class", "purpose", "channel"])
def test_what_cannot_be_used_is_named(stage: Stage, enter: Enter, asked: dict[str, Any], part: str) -> None:
    visitor = enter(stage.coach)
    for nasty in ("", "x" * 33, None):
        body = {key: value for key, value in {**asked, part: nasty}.items() if value is not None}
        answer = visitor.post(what_if(stage.engagement), body)
        assert answer.status_code == 400
        assert answer.json()["code"] == "invalid"
        assert "\n" not in answer.json()["message"]


def test_without_a_session_or_a_token_nothing_is_answered(
    stage: Stage, enter: Enter, client: Visitor, asked: dict[str, Any]
) -> None:
    for path in ("/api/v1/me", "/api/v1/engagements", f"/api/v1/engagements/{stage.engagement}/boundaries"):
        answer = client.get(path)
        assert (answer.status_code, answer.json()["code"]) == (401, "sign_in")
    assert client.post(what_if(stage.engagement), asked).status_code == 401
    forged = enter(stage.coach).post(what_if(stage.engagement), asked, token=False)
    assert (forged.status_code, forged.json()["code"]) == (403, "csrf")


def test_me_and_mine(stage: Stage, enter: Enter) -> None:
    visitor = enter(stage.coach)
    assert visitor.get("/api/v1/me").json()["id"] == stage.coach.pk.hex
    titles = [one["title"] for one in visitor.get("/api/v1/engagements").json()]
    assert sorted(titles) == ["Amara Osei", "Jonas Lindqvist"]
    (only,) = enter(stage.sponsor).get("/api/v1/engagements").json()
    assert (only["id"], only["roles"], only["phase"]) == (str(stage.engagement), ["sponsor"], "active")
    assert enter(stage.operator).get("/api/v1/engagements").json() == []


def test_boundaries_are_the_readers_part(stage: Stage, enter: Enter) -> None:
    def roles(person: Any, engagement: object = stage.engagement) -> set[str]:
        kinds = enter(person).get(f"/api/v1/engagements/{engagement}/boundaries").json()["kinds"]
        return {cell["role"] for kind in kinds for cell in kind["cells"]}

    assert roles(stage.client) == roles(stage.coach) == {"client", "coach", "sponsor", "line_manager", "assistant"}
    assert roles(stage.sponsor) == {"sponsor"}
    nothing = enter(stage.coach).get(f"/api/v1/engagements/{stage.second_engagement}/boundaries").json()
    assert nothing == {"version": None, "kinds": []}
    assert enter(stage.foreign_coach).get(f"/api/v1/engagements/{stage.engagement}/boundaries").status_code == 404


def test_the_description_is_there_and_no_page_that_loads_from_elsewhere(stage: Stage, client: Visitor) -> None:
    assert client.get("/api/v1/openapi.json").json()["info"]["title"] == "Privity"
    assert client.get("/api/v1/docs").status_code == 404
