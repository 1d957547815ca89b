"""Which tests run on which database: all on SQLite; those that touch a database again on PostgreSQL."""

import pytest
from django.db import connection

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


def wanted(item: pytest.Item, vendor: str) -> bool:
    """On PostgreSQL only what touches the database; ``@pytest.mark.postgresql`` only there, ``@pytest.mark.sqlite`` never."""
    if vendor != "postgresql":
        return item.get_closest_marker("postgresql") is None
    if item.get_closest_marker("sqlite") is not None:
        return False
    touched = DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    return bool(touched) or item.get_closest_marker("django_db") is not None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    unwanted = [item for item in items if not wanted(item, connection.vendor)]
    if unwanted:
        config.hook.pytest_deselected(items=unwanted)
        items[:] = [item for item in items if item not in set(unwanted)]
