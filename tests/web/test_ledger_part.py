"""The file that somebody takes with them: it checks, it continues what the browser kept, and only they get it."""

from pathlib import Path

import pytest
from django.db import connection
from django.urls import reverse

from privity.accounts.models import Person
from privity.core.bundle.findings import Code, Verdict
from privity.core.bundle.verifying import verify
from privity.kit.clock import now
from privity.ledger.models import Checkpoint
from privity.ledger.services import sign_checkpoint
from tests.cast import Stage, enter_stage
from tests.flush import triggers_off
from tests.ledger.conftest import folder
from tests.ledger.writing import write
from tests.visitor import Visitor

__all__ = ["folder"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("folder")]


@pytest.fixture
def stage() -> Stage:
    return enter_stage(now)


def take(client: Visitor, person: Person, stage: Stage, since: str = "", status: int = 200) -> bytes:
    client.force_login(person)
    answer = client.post(reverse("web:take_part", args=[stage.engagement]), {"since": since})
    assert answer.status_code == status
    if status == 200:
        assert answer.headers["Content-Disposition"].endswith('.privity.json"')
    return answer.content


def test_it_checks_and_continues_what_the_browser_kept(client: Visitor, stage: Stage) -> None:
    kept = sign_checkpoint(practice=stage.practice, clock=now)
    size = Checkpoint.objects.get().size
    write(stage.practice, engagement=stage.engagement, actor=stage.client.pk, at=now())
    report = verify(take(client, stage.client, stage, since=str(size)), seen=bytes(kept or b""))
    assert (report.verdict, report.findings[1].code) == (Verdict.GOOD, Code.CONTINUES)
    assert report.bundle is not None
    assert len(report.bundle.entries) == 2


@pytest.mark.parametrize("since", ["x", "-1", "007", "9" * 30, "\x00", "999999"])
def test_what_is_no_size_is_passed_over(client: Visitor, stage: Stage, since: str) -> None:
    assert verify(take(client, stage.client, stage, since=since)).verdict is Verdict.GOOD


def test_each_their_own_file(client: Visitor, stage: Stage) -> None:
    bundles = [verify(take(client, person, stage)).bundle for person in (stage.client, stage.sponsor)]
    assert [bundle and bundle.reader for bundle in bundles] == [stage.key(stage.client), stage.key(stage.sponsor)]


@pytest.mark.parametrize("who", ["second_client", "other_coach", "foreign_coach", "administrator", "operator"])
def test_not_for_others(client: Visitor, stage: Stage, who: str) -> None:
    take(client, getattr(stage, who), stage, status=404)


def test_of_a_broken_ledger_nobody_gets_a_file(client: Visitor, stage: Stage, folder: Path) -> None:
    sign_checkpoint(practice=stage.practice, clock=now)
    (folder / "key.pem").unlink()
    page = take(client, stage.client, stage, status=503).decode()
    assert "Please tell who runs this installation." in page
    assert "This cannot be done at present." in page
    assert "key.pem" not in page


@pytest.mark.parametrize("column", ["content", "salt", "commitment"])
@pytest.mark.parametrize("value", ["changed by hand", b"\xff"])
def test_of_an_act_that_somebody_changed_there_is_a_file_that_does_not_hold_or_none(
    client: Visitor, stage: Stage, column: str, value: str | bytes
) -> None:
    """SQLite also takes text where bytes belong."""
    if isinstance(value, str) and connection.vendor != "sqlite":
        value = value.encode()
    with triggers_off(connection), connection.cursor() as cursor:
        cursor.execute(f"UPDATE ledger_entry SET {column} = %s", [value])
    client.force_login(stage.client)
    page = client.get(reverse("web:ledger", args=[stage.engagement])).content.decode()
    assert "On this page stands an act that is not what was recorded." in page
    assert client.get(f"/api/v1/engagements/{stage.engagement}/ledger/proofs").status_code == 200
    answer = client.post(reverse("web:take_part", args=[stage.engagement]))
    assert answer.status_code == 503 or verify(answer.content).verdict is not Verdict.GOOD


def test_a_place_before_the_beginning(client: Visitor, stage: Stage) -> None:
    """It is no place in the tree, and is not looked for without end."""
    with triggers_off(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_entryreader SET seq = 0")
    take(client, stage.client, stage, status=503)
