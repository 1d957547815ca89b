"""Ids that are real, and belong elsewhere: in an address, in a form, in a list (A1)."""

import pytest
from django.urls import reverse

from privity.accounts.models import Person
from privity.core.engagements import Named
from privity.core.vocabulary import Role
from privity.kit.ids import new_id
from tests.access.rows import Row, rows
from tests.access.scenes import invited, question, somebody_named
from tests.access.sending import URLS, absent, path_to, send, visit_of
from tests.access.visit import Visit
from tests.access.world import World, session_of
from tests.access.writes import contents, difference

ROWS = rows()
NESTED_NAMES = {"engagements:invite", "engagements:end_part", "sharing:asked"}
NESTED_NAMES |= {
    f"api:{name}" for name in ("circle_log", "grants", "revision", "raise_strict_mark", "lower_strict_mark")
}
NESTED_NAMES |= {f"api:{name}" for name in ("files", "piece", "received", "finish_file", "cancel_file", "file")}
NESTED = [row for row in ROWS if row.name in NESTED_NAMES]
OTTO = Named(Role.STAFF, "Otto Weil", "otto@weil.example")
OF_ENGAGEMENT = [row for row in ROWS if row.cells["operator"] == "404" and row.cells["coach"] in {"200", "302"}]


@pytest.mark.parametrize("row", NESTED, ids=str)
def test_a_part_of_one_engagement_is_nothing_in_another(row: Row, world: World) -> None:
    """The coach takes part in both."""
    there = visit_of(row, world)
    elsewhere = Visit({**there.path, "engagement_id": world.stage.second_engagement}, there.form)
    nowhere = Visit({**absent(there).path, "engagement_id": world.stage.second_engagement}, there.form)
    answers = [send(world, "coach", row.method, path_to(row.name, one), there.form) for one in (elsewhere, nowhere)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_every_nested_address_is_among_them() -> None:
    nested = {row.name for row in ROWS if len(visit_parts(row)) > 1}
    assert nested == NESTED_NAMES | {
        "engagements:change_administrator",
        "agreements:remind",
        "engagements:join_as_sent",
    }


def visit_parts(row: Row) -> list[str]:
    return [part for part in URLS[row.name].split("/") if "<" in part]


@pytest.mark.parametrize("who", ["second_client", "foreign_coach", "operator"])
def test_nobody_from_elsewhere_is_reminded_to_sign(world: World, who: str) -> None:
    there = visit_of(next(row for row in ROWS if row.name == "agreements:remind"), world)
    before = contents()
    statuses = set()
    for party in (world.stage.key(getattr(world.stage, who)), new_id().hex, "\x00", "nobody"):
        path = reverse("agreements:remind", kwargs={**there.path, "party": party})
        statuses.add(send(world, "coach", "POST", path, {}).status_code)
    assert statuses <= {404, 409}
    assert len(statuses) == 1
    assert not difference(before)


@pytest.mark.parametrize(("practice", "person"), [("practice", "foreign_coach"), ("other_practice", "other_coach")])
def test_no_administrator_from_elsewhere(world: World, practice: str, person: str) -> None:
    ids = {"practice_id": getattr(world.stage, practice), "person_id": getattr(world.stage, person).pk}
    path = reverse("engagements:change_administrator", kwargs=ids)
    assert send(world, "coach", "POST", path, {"administrator": "yes"}).status_code == 404


@pytest.mark.parametrize("field", ["sender", "recipient", "subjects"])
@pytest.mark.parametrize("name", ["sharing:record_ask", "sharing:somebody_asked", "sharing:pass_on", "sharing:ask"])
def test_no_question_about_somebody_from_elsewhere(world: World, name: str, field: str) -> None:
    there = question(world)
    before = contents()
    pages = []
    for key in (world.stage.key(world.stage.second_client), new_id().hex):
        answer = send(world, "coach", "POST", path_to(name, there), {**there.form, field: key})
        assert answer.status_code == 400
        pages.append(answer.content.decode().replace(key, ""))
    assert without_tokens(pages[0]) == without_tokens(pages[1])
    assert not difference(before)


@pytest.mark.parametrize("field", ["sender", "recipient", "subjects"])
def test_the_api_knows_nobody_from_elsewhere(world: World, field: str) -> None:
    there = question(world)
    keys = (world.stage.key(world.stage.second_client), new_id().hex)
    answers = [send(world, "coach", "POST", path_to("api:what_if", there), {**there.form, field: key}) for key in keys]
    assert answers[0].status_code == answers[1].status_code
    assert answers[0].content.decode().replace(keys[0], "") == answers[1].content.decode().replace(keys[1], "")


@pytest.mark.parametrize(
    ("name", "field"), [("agreements:draft_addendum", "admits"), ("agreements:hold_review", "present")]
)
def test_no_person_from_elsewhere_in_a_form(world: World, name: str, field: str) -> None:
    there = visit_of(next(row for row in ROWS if row.name == name and row.method == "POST"), world)
    before = contents()
    form = {**there.form, field: world.stage.key(world.stage.second_client)}
    assert send(world, "coach", "POST", path_to(name, there), form).status_code == 400
    assert not difference(before)


@pytest.mark.parametrize("row", OF_ENGAGEMENT, ids=str)
def test_who_was_named_and_has_not_joined_sees_nothing(row: Row, world: World) -> None:
    there = visit_of(row, world)
    otto = somebody_named(world, OTTO)
    invited(world, otto)
    with_otto = World(world.stage, world.ended, world.version, {"otto": session_of(otto)}, world.clock)
    assert send(with_otto, "otto", row.method, path_to(row.name, there), there.form).status_code == 404


@pytest.mark.parametrize("actor", ["other_coach", "foreign_coach", "ended", "administrator", "operator"])
@pytest.mark.parametrize("path", ["/", "/engagements/", "/api/v1/engagements"])
def test_lists_hold_nothing_of_others(world: World, actor: str, path: str) -> None:
    page = send(world, actor, "GET", path, {}).content.decode()
    assert str(world.stage.engagement) not in page
    assert str(world.stage.second_engagement) not in page
    assert "Amara" not in page
    assert "Jonas" not in page


def test_a_client_finds_their_own_in_a_list(world: World) -> None:
    page = send(world, "client", "GET", "/engagements/", {}).content.decode()
    assert str(world.stage.engagement) in page
    assert str(world.stage.second_engagement) not in page


def test_nobody_is_more_than_a_person() -> None:
    """The operator of the server is a person as all others: there are no staff and no superusers to be (R39)."""
    names = {field.name for field in Person._meta.get_fields()}
    assert not names & {"is_staff", "is_superuser", "groups", "user_permissions"}


def without_tokens(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)
