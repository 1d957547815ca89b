"""A plan as the ``WHERE`` of a query on a table of records, so that the database does the choosing.

The table has the columns ``id``, ``information_class``, ``subjects`` (see ``subjects_text``), ``author``, ``strict``,
``recorded_at``, ``released_under``, ``discussion`` and ``segment``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import starmap

from privity.core.decision.plan import Among, Condition, Parts, Plan, Recorded


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition in SQL with a placeholder for every value, and the values."""

    sql: str
    values: tuple[object, ...]


def where(plan: Plan, placeholder: str = "?") -> Clause:
    """The records that a plan shows. Items ``apart`` are left out: they take a decision each."""
    if not plan.conditions:
        return Clause("1 = 0", ())
    shown = _joined(" OR ", starmap(_about, _by_subjects(plan.conditions).items()))
    clause = _joined(" AND ", (shown, _outside("id", plan.apart))) if plan.apart else shown
    return Clause(clause.sql.replace("?", placeholder), clause.values)


def subjects_text(subjects: frozenset[str]) -> str:
    """A set of subjects as the column ``subjects`` holds it."""
    return ",".join(sorted(subjects))


def _by_subjects(conditions: Iterable[Condition]) -> dict[str, list[Condition]]:
    """Whom a record is about is compared once for all conditions on it, and most records are about others."""
    found: dict[str, list[Condition]] = {}
    for condition in conditions:
        found.setdefault(subjects_text(condition.subjects), []).append(condition)
    return found


def _about(subjects: str, conditions: Iterable[Condition]) -> Clause:
    any_of = _joined(" OR ", map(_condition, conditions))
    return _joined(" AND ", (Clause("subjects = ?", (subjects,)), any_of))


def _condition(condition: Condition) -> Clause:
    return _joined(" AND ", (_inside("information_class", condition.kinds), *_parts(condition.parts)))


def _parts(parts: Parts) -> Iterator[Clause]:
    if parts.strict is not None:
        yield Clause("strict = ?", (parts.strict,))
    if parts.recorded is not None:
        yield _recorded(parts.recorded)
    for column, part in (("author", parts.author), ("discussion", parts.discussion), ("segment", parts.segment)):
        if part is not None:
            yield _among(column, part)


def _recorded(part: Recorded) -> Clause:
    values = part.since, part.until, part.in_force
    if part.inside:
        return Clause(
            "recorded_at >= ? AND recorded_at < ? AND (released_under IS NULL OR released_under <> ?)", values
        )
    return Clause("(recorded_at < ? OR recorded_at >= ? OR released_under = ?)", values)


def _among(column: str, part: Among) -> Clause:
    return _inside(column, part.values) if part.inside else _outside(column, part.values)


def _inside(column: str, values: Iterable[str]) -> Clause:
    found = tuple(sorted(values))
    return Clause(f"{column} IN ({', '.join('?' * len(found))})", found)


def _outside(column: str, values: Iterable[str]) -> Clause:
    inside = _inside(column, values)
    return Clause(f"({column} IS NULL OR NOT {inside.sql})", inside.values)


def _joined(word: str, clauses: Iterable[Clause]) -> Clause:
    found = tuple(clauses)
    return Clause(
        f"({word.join(clause.sql for clause in found)})", tuple(value for clause in found for value in clause.values)
    )
