"""Empty the database between tests although its append-only tables refuse to be emptied: only tests may do this."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.operations import BaseDatabaseOperations


@contextmanager
def triggers_off(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Switch this connection's triggers off, and on again."""
    connection.ensure_connection()
    _switch(connection, on=False)
    try:
        yield
    finally:
        _switch(connection, on=True)


def _switch(connection: BaseDatabaseWrapper, *, on: bool) -> None:
    if connection.vendor == "sqlite":
        connection.connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, on)
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SET session_replication_role = {'origin' if on else 'replica'}")


@pytest.fixture(scope="session", autouse=True)
def flush_past_triggers() -> Iterator[None]:
    """Let Django's flush after a transactional test pass the triggers; and not rebuild permissions, which nobody here uses."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def without_triggers(self: BaseDatabaseOperations, sql_list: Iterable[str]) -> None:
        with triggers_off(self.connection):
            flush(self, sql_list)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", without_triggers)
        patch.setattr(
            "django.core.management.commands.flush.emit_post_migrate_signal", lambda *_arguments, **_options: None
        )
        yield
