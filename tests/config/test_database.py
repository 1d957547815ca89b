"""DATABASE_URL to a database."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from privity.config.database import database


def test_sqlite_is_durable_and_keeps_foreign_keys() -> None:
    entry = database("sqlite:////var/lib/privity/a%20b.sqlite3")
    assert entry["NAME"] == "/var/lib/privity/a b.sqlite3"
    assert entry["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        assert pragma in entry["OPTIONS"]["init_command"]


@pytest.mark.parametrize("url", ["sqlite:///data/privity.sqlite3", "postgresql://anna@db.example/privity"])
def test_a_worker_keeps_its_connection(url: str) -> None:
    assert database(url)["CONN_MAX_AGE"] == 60


def test_sqlite_beside_the_working_folder() -> None:
    assert database("sqlite:///data/privity.sqlite3")["NAME"] == "data/privity.sqlite3"


def test_postgresql() -> None:
    entry = database("postgresql://anna:p%40ss@db.example:5433/privity?sslmode=verify-full")
    assert (entry["USER"], entry["PASSWORD"], entry["HOST"], entry["PORT"]) == ("anna", "p@ss", "db.example", "5433")
    assert entry["NAME"] == "privity"
    assert entry["OPTIONS"] == {"sslmode": "verify-full"}


def test_postgresql_on_a_socket() -> None:
    entry = database("postgresql://privity@/postgres?host=%2Frun%2Fpg")
    assert (entry["HOST"], entry["PORT"], entry["OPTIONS"]) == ("/run/pg", "", {})


@pytest.mark.parametrize("url", ["", "mysql://x/y", "sqlite://", "sqlite:///", "sqlite://host/file", "privity.sqlite3"])
def test_anything_else_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        database(url)


@pytest.mark.django_db
def test_the_tests_run_on_the_real_thing() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SHOW server_version_num")
            assert int(cursor.fetchone()[0]) >= 150000
        else:
            cursor.execute("PRAGMA journal_mode")
            assert cursor.fetchone()[0] == "wal"
