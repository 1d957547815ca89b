"""SQLite stores whatever somebody writes into a column by hand. Nothing fails of it: the ledger is broken, and that is told."""

from contextlib import suppress

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.urls import reverse

from privity.kit.clock import now
from privity.ledger.models import Checkpoint, Entry, EntryReader, Head, Tile
from privity.ledger.selectors import alarms, faults
from privity.ledger.services import sign_checkpoint, sign_due
from tests.cast import Stage, enter_stage
from tests.flush import triggers_off
from tests.ledger.conftest import folder
from tests.ledger.writing import write_many
from tests.visitor import Visitor

__all__ = ["folder"]

pytestmark = pytest.mark.sqlite

VALUES: list[float | str | bytes] = [7, 1.5, 2**62, "x", "٣", "2026-13-45 00:00:00", b"x", b"\xff" * 32]
SITES = [
    (table, str(field.column)) for table in (Head, Entry, EntryReader, Tile, Checkpoint) for field in table._meta.fields
]
UNPROVEN = [(Head, "id"), (EntryReader, "practice_id"), (Checkpoint, "practice_id")]
"""It means nothing; the row is one of nobody's, as if it were gone."""


@pytest.fixture
def stage(folder: object, db: None) -> Stage:
    stage = enter_stage(now)
    write_many(stage.practice, 256)
    sign_checkpoint(practice=stage.practice, clock=now)
    return stage


def spoil(stage: Stage, table: type[models.Model], column: str, value: float | str | bytes) -> None:
    """Write this value into the first row of the engagement, or of its practice."""
    there = {"engagement_id": stage.engagement} if table in {Entry, EntryReader} else {}
    first = table._default_manager.filter(practice_id=stage.practice, **there).order_by("pk").values("pk")[:1]
    query, values = first.query.sql_with_params()
    with triggers_off(connection), connection.cursor() as cursor:
        cursor.execute(f'UPDATE {table._meta.db_table} SET "{column}" = %s WHERE id = ({query})', [value, *values])
        assert cursor.rowcount == 1


def told(client: Visitor, stage: Stage) -> bool:
    """Whether something is wrong with the ledger. Whoever looks is answered, and so is who signs."""
    found = list(faults(stage.practice))
    alarms()
    sign_due(now)
    statuses = {
        client.get(reverse("web:ledger", args=[stage.engagement])).status_code,
        client.get(f"/api/v1/engagements/{stage.engagement}/ledger/proofs?since=3").status_code,
        client.post(reverse("web:take_part", args=[stage.engagement])).status_code,
    }
    assert statuses <= {200, 503}
    assert all("\n" not in line for line in found)
    return found != []


@pytest.mark.parametrize(("table", "column"), SITES)
def test_a_value_of_another_type(client: Visitor, stage: Stage, table: type[models.Model], column: str) -> None:
    client.force_login(stage.client)
    tried = 0
    for value in VALUES:
        block = transaction.atomic()
        block._from_testcase = True  # type: ignore[attr-defined]  # durable transactions may stand in it
        with suppress(IntegrityError), block:
            spoil(stage, table, column, value)
            assert told(client, stage) or (table, column) in UNPROVEN
            tried += 1
            transaction.set_rollback(True)
    assert tried > len(VALUES) / 2
    assert list(faults(stage.practice)) == []


def test_one_that_cannot_be_read_does_not_hide_the_others(stage: Stage) -> None:
    with triggers_off(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_entry SET at = 'x' WHERE seq = 3")
        cursor.execute("UPDATE ledger_entry SET actor_id = 7 WHERE seq = 5")
    assert list(faults(stage.practice))[:2] == ["entry 3 was changed.", "entry 5 was changed."]


def test_a_number_without_end_is_not_counted_to(stage: Stage) -> None:
    with triggers_off(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_head SET seq = %s", [2**62])
    assert any("are missing" in fault for fault in faults(stage.practice))
