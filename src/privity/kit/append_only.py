"""Tables that only grow: the model refuses changes, and so does the database itself, by triggers."""

from typing import Any, Never

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from privity.kit.models import Identified

POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION privity_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% only grows', TG_TABLE_NAME; END $$
"""


class AppendOnlyError(TypeError):
    """Code tried to change or delete a row of a table that only grows."""


def _refuse(*_arguments: Any, **_options: Any) -> Never:
    raise AppendOnlyError("this table only grows: add a row instead.")


class AppendOnlyQuerySet[M: models.Model](models.QuerySet[M]):
    """A query set that reads and adds, and refuses every change."""

    update = bulk_update = delete = update_or_create = _refuse


class AppendOnly(Identified):
    """A row that is written once. Its migration must end with ``RefuseChanges`` for its table."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, **options: Any) -> None:
        if not self._state.adding:
            _refuse()
        super().save(**{**options, "force_insert": True})

    def delete(self, *_arguments: Any, **_options: Any) -> Never:
        _refuse()


class RefuseChanges(Operation):
    """Migration step: triggers on ``table`` that refuse UPDATE, DELETE (and TRUNCATE on PostgreSQL).

    SQLite rebuilds a table to alter it and loses its triggers: repeat this step after each alteration.
    """

    reversible = True

    def __init__(self, table: str) -> None:
        self.table = table

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Triggers are no part of the models' state."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for statement in self._create(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        where = f" ON {self.table}" if schema_editor.connection.vendor == "postgresql" else ""
        for act in self._acts(schema_editor.connection.vendor):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {self.table}_no_{act}{where}", params=None)

    def describe(self) -> str:
        return f"Let {self.table} only grow"

    def _acts(self, vendor: str) -> tuple[str, ...]:
        return ("update", "delete", "truncate") if vendor == "postgresql" else ("update", "delete")

    def _create(self, vendor: str) -> list[str]:
        if vendor == "sqlite":
            refuse = f"BEGIN SELECT RAISE(ABORT, '{self.table} only grows'); END"
            return [
                f"CREATE TRIGGER {self.table}_no_{act} BEFORE {act} ON {self.table} {refuse}"
                for act in self._acts(vendor)
            ]
        refuse = "FOR EACH STATEMENT EXECUTE FUNCTION privity_refuse_change()"
        return [
            POSTGRESQL_FUNCTION,
            *(
                f"CREATE TRIGGER {self.table}_no_{act} BEFORE {act} ON {self.table} {refuse}"
                for act in self._acts(vendor)
            ),
        ]
