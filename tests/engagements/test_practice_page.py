"""The page of a practice: coaches see it, administrators change it, and nobody else knows of it."""

from typing import Any

import pytest
from django.urls import reverse

from privity.engagements import selectors
from privity.kit.clock import now
from privity.kit.ids import new_id
from tests.cast import Stage, enter_stage
from tests.visitor import Visitor


@pytest.fixture
def stage(db: None) -> Stage:
    return enter_stage(now)


def url(stage: Stage, name: str = "practice", *args: object) -> str:
    return reverse(f"engagements:{name}", args=[stage.practice, *args])


def text(response: Any) -> str:
    found: str = response.content.decode()
    return found


def test_a_coach_sees_the_coaches_and_no_engagement(client: Visitor, stage: Stage) -> None:
    client.force_login(stage.other_coach)
    found = text(client.get(url(stage)))
    assert "Mirjam Kovač" in found
    assert "Ruth Baumann" in found
    assert "Amara" not in found
    assert "Admit this coach" not in found
    assert "/practices/" in text(client.get("/engagements/"))


def test_admit(client: Visitor, stage: Stage) -> None:
    client.force_login(stage.administrator)
    answer = client.post(url(stage, "admit_coach"), {"name": "Noa Levi", "address": "noa@example.org"}, follow=True)
    assert "Noa Levi" in text(answer)
    assert "Admitted, and told by mail" in text(answer)


def test_nobody_learns_by_admitting_whose_an_address_is(client: Visitor, stage: Stage) -> None:
    client.force_login(stage.administrator)
    data = {"name": "Whoever", "address": stage.sponsor.email}
    found = text(client.post(url(stage, "admit_coach"), data, follow=True))
    assert "Make Whoever an administrator" in found
    assert "Helen" not in found


@pytest.mark.parametrize(
    ("name", "address", "says"),
    [
        ("", "noa@example.org", "Name"),
        ("Noa", "noa", "no mail address"),
        ("a\u202eb", "noa@example.org", "cannot be shown"),
    ],
)
def test_what_cannot_be_used_is_said(client: Visitor, stage: Stage, name: str, address: str, says: str) -> None:
    client.force_login(stage.administrator)
    found = text(client.post(url(stage, "admit_coach"), {"name": name, "address": address}))
    assert says in found
    assert address in found


def test_administrators(client: Visitor, stage: Stage) -> None:
    client.force_login(stage.administrator)
    path = url(stage, "change_administrator", stage.other_coach.pk)
    for answer, holds in (("yes", True), ("no", False)):
        assert client.post(path, {"administrator": answer}).headers["Location"] == url(stage)
        practice = selectors.practice_for(stage.other_coach.pk, stage.practice, at=now())
        assert practice.administrator is holds


@pytest.mark.parametrize("data", [{}, {"administrator": ""}, {"administrator": "Yes"}, {"administrator": "\x00"}])
def test_what_is_neither_yes_nor_no_changes_nothing(client: Visitor, stage: Stage, data: dict[str, str]) -> None:
    client.force_login(stage.coach)
    assert client.post(url(stage, "change_administrator", stage.administrator.pk), data).status_code == 400
    assert selectors.practice_for(stage.administrator.pk, stage.practice, at=now()).administrator


@pytest.mark.parametrize("who", ["client", "sponsor", "foreign_coach", "operator"])
def test_nobody_else_knows_of_it(client: Visitor, stage: Stage, who: str) -> None:
    client.force_login(getattr(stage, who))
    mine, absent = client.get(url(stage)), client.get(reverse("engagements:practice", args=[new_id()]))
    assert (mine.status_code, mine.content) == (404, absent.content)
    assert client.post(url(stage, "admit_coach"), {"name": "X", "address": "x@example.org"}).status_code == 404
    assert client.post(url(stage, "change_administrator", stage.coach.pk), {}).status_code == 404


def test_a_coach_who_does_not_administer_is_refused(client: Visitor, stage: Stage) -> None:
    client.force_login(stage.other_coach)
    assert client.post(url(stage, "admit_coach"), {"name": "X", "address": "x@example.org"}).status_code == 403
    path = url(stage, "change_administrator", stage.other_coach.pk)
    assert client.post(path, {"administrator": "yes"}).status_code == 403
