"""One DATABASE_URL to Django's ``DATABASES`` entry: SQLite (the embedded default) or PostgreSQL."""

from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

KEPT: Final = 60
"""Seconds a worker keeps a connection open: opening one costs as much as a few queries, on SQLite too."""
SQLITE_OPTIONS: Final = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA recursive_triggers=ON;",  # so that a REPLACE meets the triggers of append-only tables
}


def database(url: str) -> dict[str, Any]:
    """The ``DATABASES`` entry for ``sqlite:///relative.db``, ``sqlite:////absolute.db`` or ``postgresql://…``.

    Query parameters go to PostgreSQL's driver as they are (``?sslmode=verify-full``).
    """
    scheme = urlsplit(url).scheme
    if scheme == "sqlite":
        return _sqlite(url)
    if scheme in {"postgresql", "postgres"}:
        return _postgresql(url)
    raise ImproperlyConfigured("DATABASE_URL must start with sqlite:/// or postgresql://.")


def _sqlite(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.netloc or parts.path in {"", "/"}:
        raise ImproperlyConfigured("DATABASE_URL for SQLite is sqlite:///file or sqlite:////absolute/file.")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": unquote(parts.path[1:]),
        "CONN_MAX_AGE": KEPT,
        "OPTIONS": dict(SQLITE_OPTIONS),
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": options.pop("port", str(parts.port or "")),
        "CONN_MAX_AGE": KEPT,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
