"""L1: nothing on the ledger is changed or taken away, whoever asks the database."""

from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from privity.kit.append_only import AppendOnly, AppendOnlyError
from privity.kit.ids import new_id
from privity.ledger.models import Checkpoint, Cosignature, Entry, EntryReader, Tile
from tests.ledger.writing import AT, write

pytestmark = pytest.mark.django_db(transaction=True)

MODELS: list[type[AppendOnly]] = [Entry, EntryReader, Tile, Checkpoint, Cosignature]
TABLES = [model._meta.db_table for model in MODELS]


@pytest.fixture(autouse=True)
def tree(practice: UUID) -> None:
    """A tile, a checkpoint and a cosignature of other entries, so that each table has a row."""
    Tile.objects.create(practice_id=practice, level=0, index=7, root=bytes(32), groups=bytes(512), hashes=bytes(8192))
    Checkpoint.objects.create(practice_id=practice, size=2048, at=AT, note=b"note")
    Cosignature.objects.create(practice_id=practice, key="key", size=2048, at=AT, signature=b"signature")


def rows() -> list[tuple[object, ...]]:
    return [row for model in MODELS for row in model.objects.values_list().order_by("id")]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("act", ["UPDATE {} SET id = id", "DELETE FROM {}", "UPDATE {} SET practice_id = practice_id"])
def test_the_database_refuses(practice: UUID, table: str, act: str) -> None:
    write(practice)
    before = rows()
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act.format(table))
    assert rows() == before


@pytest.mark.postgresql
@pytest.mark.parametrize("table", TABLES)
def test_postgresql_refuses_to_truncate(practice: UUID, table: str) -> None:
    write(practice)
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize("model", MODELS)
def test_the_models_refuse(practice: UUID, model: type[AppendOnly]) -> None:
    write(practice)
    row = model.objects.get()
    for change in (
        row.save,
        row.delete,
        model.objects.all().delete,
        lambda: model.objects.update(id=practice),
    ):
        with pytest.raises(AppendOnlyError):
            change()


def test_a_number_is_never_used_again(practice: UUID) -> None:
    write(practice)
    again = Entry(practice_id=practice, seq=1, actor_id=new_id(), tag=10, at=AT, content=b"", salt=b"", commitment=b"")
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()
    assert Entry.objects.get().actor_id != again.actor_id


@pytest.mark.parametrize("table", TABLES)
def test_a_row_is_not_replaced(practice: UUID, table: str) -> None:
    """SQLite's REPLACE deletes first; PostgreSQL does not know it."""
    write(practice)
    before = rows()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"REPLACE INTO {table} SELECT * FROM {table}")
    assert rows() == before
