"""L1: no code path, and no statement on the database, changes or deletes a row of an append-only table.

The kit has no migrations, so the test database has a table for ``Line`` as soon as this file is imported.
"""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, models, transaction
from django.db.migrations.state import ProjectState

from privity.kit.append_only import AppendOnly, AppendOnlyError, RefuseChanges

TABLE = "kit_line"


class Line(AppendOnly):
    text = models.CharField(max_length=20)

    class Meta:
        app_label = "kit"
        db_table = TABLE


@pytest.fixture
def line(transactional_db: None) -> Iterator[Line]:
    step, state = RefuseChanges(TABLE), ProjectState()
    with connection.schema_editor() as editor:
        step.database_forwards("kit", editor, state, state)
    yield Line.objects.create(text="first")
    with connection.schema_editor() as editor:
        step.database_backwards("kit", editor, state, state)


@pytest.mark.parametrize(
    "statement", [f"UPDATE {TABLE} SET text = 'other'", f"DELETE FROM {TABLE}"], ids=["update", "delete"]
)
def test_the_database_refuses(line: Line, statement: str) -> None:
    with pytest.raises(DatabaseError, match=f"{TABLE} only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert [row.text for row in Line.objects.all()] == ["first"]


@pytest.mark.postgresql
def test_postgresql_refuses_truncate(line: Line) -> None:
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {TABLE}")


def test_the_model_refuses(line: Line) -> None:
    line.text = "other"
    for change in (line.save, line.delete, Line.objects.all().delete, lambda: Line.objects.update(text="other")):
        with pytest.raises(AppendOnlyError):
            change()
    assert Line.objects.get().text == "first"


def test_a_second_row_is_welcome(line: Line) -> None:
    Line.objects.create(text="second")
    Line.objects.bulk_create([Line(text="third")])
    assert [row.text for row in Line.objects.order_by("id")] == ["first", "second", "third"]
