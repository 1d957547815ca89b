"""Questions, facts and answers as JSON: words by value, sets as sorted arrays, instants in UTC with Z, defaults left out."""

from collections.abc import Mapping, Set
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import UTC, datetime
from typing import Any

from privity.core.decision.facts import Facts
from privity.core.decision.question import Question
from privity.core.decision.verdict import Decision


def as_json(value: Any) -> Any:
    """Any of the decision's values as plain JSON values."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: as_json(getattr(value, f.name)) for f in fields(value) if not _is_default(value, f)}
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, Mapping):
        return {str(key): as_json(member) for key, member in value.items()}
    if isinstance(value, Set):
        return sorted((as_json(member) for member in value), key=str)
    if isinstance(value, tuple | list):
        return [as_json(member) for member in value]
    return str(value) if isinstance(value, str) else value


def _is_default(value: Any, field: Any) -> bool:
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    return default is not MISSING and bool(getattr(value, field.name) == default)


def case_json(question: Question, facts: Facts, *, name: str = "", note: str = "") -> dict[str, Any]:
    """A case in the shape of vectors/decision, without its expectation."""
    return {"name": name, "note": note, "question": as_json(question), "facts": as_json(facts)}


def only_asked_row(question: Question, facts: Facts) -> Facts:
    """The same facts with only the row of the matrix that the question is about: nothing else can matter, and it can be read."""
    kind = question.information_class
    versions = tuple(
        replace(v, cells={each: row for each, row in v.cells.items() if each is kind}) for v in facts.versions
    )
    return replace(facts, versions=versions)


def answer_json(decision: Decision) -> dict[str, Any]:
    """An answer, every list present in the order of the decision."""
    return {
        "outcome": str(decision.outcome),
        "reasons": as_json(decision.reasons),
        "basis": as_json(decision.basis),
        "advice": as_json(decision.advice),
        "duties": as_json(decision.duties),
    }
