"""Writing new rows at little cost: Django compiles each statement anew, which takes longer than the database needs for it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models


def insert(rows: Sequence[models.Model]) -> None:
    """Write new rows of one table, as ``bulk_create`` does, in one statement; nothing for no rows. For services only."""
    if not rows:
        return
    statement, values = insertion(rows)
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(statement, values)


def insertion(rows: Sequence[models.Model], taken: Mapping[str, str] | None = None) -> tuple[str, list[Any]]:
    """The statement that writes these rows (at least one), and its values, to be part of a larger one.

    :param taken: columns whose value is the result of this SQL, not the row's own
    """
    connection, table = connections[DEFAULT_DB_ALIAS], rows[0]._meta  # noqa: SLF001 (Django's public one)
    quote, taken = connection.ops.quote_name, taken or {}
    own = [field for field in table.concrete_fields if field.column not in taken]
    columns = ", ".join(quote(column) for column in [*(str(field.column) for field in own), *taken])
    place = ", ".join(["%s"] * len(own) + [f"({query})" for query in taken.values()])
    places = ", ".join([f"({place})"] * len(rows))
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for row in rows for field in own]
    return f"INSERT INTO {quote(table.db_table)} ({columns}) VALUES {places}", values  # noqa: S608 (no value stands in it)
