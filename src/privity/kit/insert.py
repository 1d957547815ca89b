"""Writing new rows at little cost: Django compiles each statement anew, which takes longer than the database needs for it."""

from collections.abc import Sequence

from django.db import DEFAULT_DB_ALIAS, connections, models


def insert(rows: Sequence[models.Model]) -> None:
    """Write new rows of one table, as ``bulk_create`` does, in one statement; nothing for no rows. For services only."""
    if not rows:
        return
    connection, table = connections[DEFAULT_DB_ALIAS], rows[0]._meta  # noqa: SLF001 (Django's public one)
    quote, fields = connection.ops.quote_name, table.concrete_fields
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join([f"({', '.join(['%s'] * len(fields))})"] * len(rows))
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for row in rows for field in fields]
    statement = f"INSERT INTO {quote(table.db_table)} ({columns}) VALUES {places}"  # noqa: S608 (no value stands in it)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
