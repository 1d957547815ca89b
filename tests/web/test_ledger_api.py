"""The proofs of one's own lines, for the browser: what they hold, for whom, and that asking changes nothing."""

import json
from typing import Any

import pytest
from django.db import connection

from privity.accounts.models import Person
from privity.core.entries import InvitationSent
from privity.kit.clock import now
from privity.ledger.models import Checkpoint, Entry
from privity.ledger.selectors import part_of
from privity.ledger.services import sign_checkpoint
from tests.cast import Stage, enter_stage
from tests.flush import triggers_off
from tests.ledger.conftest import folder
from tests.ledger.writing import write, write_many
from tests.visitor import Visitor

__all__ = ["folder"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("folder")]


@pytest.fixture
def stage() -> Stage:
    return enter_stage(now)


def ask(client: Visitor, person: Person, stage: Stage, query: str = "", status: int = 200) -> Any:
    client.force_login(person)
    answer = client.get(f"/api/v1/engagements/{stage.engagement}/ledger/proofs{query}")
    assert answer.status_code == status
    return answer.json()


def test_before_anything_was_signed(client: Visitor, stage: Stage) -> None:
    body = ask(client, stage.client, stage)
    assert (body["key"], body["checkpoint"], [line["proof"] for line in body["lines"]]) == (None, None, [None])
    assert not Checkpoint.objects.exists()


def test_what_it_holds(client: Visitor, stage: Stage) -> None:
    sign_checkpoint(practice=stage.practice, clock=now)
    size = Checkpoint.objects.get().size
    entry = InvitationSent(person=stage.key(stage.client))
    write(stage.practice, engagement=stage.engagement, actor=stage.coach.pk, entry=entry, at=now())
    before = Entry.objects.count(), Checkpoint.objects.count()
    body = ask(client, stage.coach, stage, f"?since={size}")
    assert (Entry.objects.count(), Checkpoint.objects.count()) == before
    assert body["key"].startswith(f"privity/{stage.practice.hex}+")
    assert body["checkpoint"]["note"].startswith(f"privity/{stage.practice.hex}\n{size}\n")
    assert body["continuation"] == []
    newest, first = body["lines"]
    assert (newest["proof"], newest["index"]) == (None, size)
    assert json.loads(newest["content"])["entry"] == entry.values()
    assert len(first["proof"]) > 0


def test_each_their_own_lines(client: Visitor, stage: Stage) -> None:
    write(stage.practice, engagement=stage.engagement, actor=stage.coach.pk, entry=InvitationSent("n"), at=now())
    assert len(ask(client, stage.coach, stage)["lines"]) == 2
    mine = ask(client, stage.client, stage)["lines"]
    assert [line["id"] for line in mine] == [
        str(record.id) for record in part_of(stage.client.pk, stage.engagement, stage.practice)
    ]
    coachs = part_of(stage.coach.pk, stage.engagement, stage.practice)[0].id
    assert ask(client, stage.client, stage, f"?first={coachs}")["lines"] == []


@pytest.mark.parametrize("query", ["?since=-1", "?since=x", "?since=1e3", f"?since={2**53}", "?first=x", "?first=%00"])
def test_what_cannot_be_used(client: Visitor, stage: Stage, query: str) -> None:
    assert ask(client, stage.client, stage, query, status=400)["code"] == "invalid"


@pytest.mark.parametrize("who", ["second_client", "other_coach", "foreign_coach", "administrator", "operator"])
def test_not_for_others(client: Visitor, stage: Stage, who: str) -> None:
    assert ask(client, getattr(stage, who), stage, status=404)["code"] == "not_found"


def test_an_act_that_somebody_destroyed_proves_nothing_and_hurts_nothing(client: Visitor, stage: Stage) -> None:
    sign_checkpoint(practice=stage.practice, clock=now)
    with triggers_off(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_entry SET content = %s", [b"\xff"])
    assert {line["content"] for line in ask(client, stage.coach, stage)["lines"]} == {"\ufffd"}


def test_rows_of_the_tree_that_are_gone_are_one_plain_line(client: Visitor, stage: Stage) -> None:
    write_many(stage.practice, 256)
    sign_checkpoint(practice=stage.practice, clock=now)
    with triggers_off(connection), connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_tile")
    problem = ask(client, stage.coach, stage, status=503)
    assert problem["code"] == "ledger_broken"
    assert stage.practice.hex not in problem["message"]
