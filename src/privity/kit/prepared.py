"""Queries of the hottest pages, compiled once in a process: compiling a queryset takes far longer than asking the database."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache, partial
from typing import Any, cast
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

type Value = UUID | datetime | int | str
type Reader = Callable[[Any], Any]

_uuid = lru_cache(10_000)(UUID)


@dataclass(frozen=True, slots=True)
class _Compiled:
    """``params``: each a constant of the query, or the place of a value. ``readers`` make a column's value, by its place."""

    sql: str
    params: Sequence[tuple[int | None, Any]]
    readers: Sequence[tuple[int, Reader]]

    def values(self, rows: Sequence[tuple[Any, ...]]) -> Sequence[tuple[Any, ...]]:
        """The rows with each column's values made, a column at a time: that takes less than a row at a time."""
        if not rows or not self.readers:
            return rows
        columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
        for place, read in self.readers:
            columns[place] = [value if value is None else read(value) for value in columns[place]]
        return list(zip(*columns, strict=True))


class Prepared[Row]:
    """``Prepared(build)(*values)`` are the rows of ``build(*values)``, which chooses columns (``values_list``).

    ``build`` uses each value only to filter by: it is called once, with stand-ins.
    """

    def __init__(self, build: Callable[..., models.QuerySet[Any, Row]]) -> None:
        self._build = build
        self._compiled: dict[str, _Compiled] = {}

    def __call__(self, *values: Value) -> list[Row]:
        connection = connections[DEFAULT_DB_ALIAS]
        ready = self._compiled.get(connection.vendor) or self._compile(values, connection)
        given = [_prepared(value, connection) for value in values]
        with connection.cursor() as cursor:
            cursor.execute(ready.sql, [one if place is None else given[place] for place, one in ready.params])
            rows = cursor.fetchall()
        return cast("list[Row]", ready.values(rows))

    def _compile(self, values: Sequence[Value], connection: BaseDatabaseWrapper) -> _Compiled:
        stand_ins = [_stand_in(value, place) for place, value in enumerate(values)]
        compiler = self._build(*stand_ins).query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        places = {_prepared(one, connection): place for place, one in enumerate(stand_ins)}
        ready = _Compiled(sql, [(places.get(one), one) for one in params], list(_readers(compiler, connection)))
        assert {place for place, _ in ready.params} >= set(places.values()), "each value filters"
        self._compiled[connection.vendor] = ready
        return ready


def _stand_in(value: object, place: int) -> Value:
    """A value of the same type that no query has as a constant."""
    if isinstance(value, UUID):
        return UUID(int=2**127 + place)
    if isinstance(value, datetime):
        return datetime(9000 + place, 1, 1, tzinfo=UTC)
    if isinstance(value, int):
        return 30_000 + place
    return f"stand-in for value {place}"


def _prepared(value: object, connection: BaseDatabaseWrapper) -> Any:
    """As the database's driver takes it."""
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value


def _readers(compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Iterator[tuple[int, Reader]]:
    """What makes Django's values of the driver's; for ids and instants in a shorter way."""
    for place, (converters, expression) in compiler.get_converters([one for one, *_ in compiler.select]).items():
        kind = expression.output_field.get_internal_type()
        if kind == "UUIDField":
            yield place, _uuid
        elif kind == "DateTimeField":
            yield place, _instant
        else:
            yield from ((place, partial(_converted, one, expression, connection)) for one in converters)


def _instant(value: datetime) -> datetime:
    """SQLite's are naive, in UTC."""
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def _converted(
    converter: Callable[..., Any], expression: object, connection: BaseDatabaseWrapper, value: object
) -> object:
    return converter(value, expression, connection)
