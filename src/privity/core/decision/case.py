"""A case as JSON: one question with all the facts it stands on. What cannot be read is refused with its place; nothing is guessed.

The JSON has the shape of ``Question`` and ``Facts``: members by field name, words by their value, sets as arrays, instants in
UTC as ``2026-03-01T09:00:00Z``. Members with a default may be left out, others may not; unknown or repeated members are refused.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import datetime
from json import JSONDecodeError, dumps, loads
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from privity.core.decision.facts import Facts
from privity.core.decision.question import Question
from privity.core.decision.verdict import Decision
from privity.core.errors import InvalidError
from privity.core.matrix import may_set

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z")

LONGEST_NUMBER = 18
"""Digits of a whole number: whatever reads it afterwards can hold it too."""
LONGEST_PART = 60
LONGEST_PLACE = 300
"""Characters of a member's name, and of a place, in an error: it stays a line that can be read."""

type Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A question and the facts of its engagement. ``name`` and ``note`` are for the people who read the case."""

    question: Question
    facts: Facts
    name: str = ""
    note: str = ""


# Read by pydantic for this class and every value inside it: nothing is converted, nothing unknown is passed over.
Case.__pydantic_config__ = ConfigDict(strict=True, extra="forbid")  # type: ignore[attr-defined]

_ADAPTER = TypeAdapter(Case)


def case_from_json(text: str | bytes) -> Case:
    """The case that this JSON holds.

    :raises InvalidError: one line that names the place (``facts.versions[0].cells``) and what is wrong there
    """
    raw = _load(text)
    try:
        case = _ADAPTER.validate_json(text)
    except ValidationError as error:
        raise _half_a_character(raw) or _first(error) from None
    _check_instants(case, raw)
    _check_ids(case.facts)
    _check_cells(case.facts)
    return case


def case_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a case."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_ADAPTER.json_schema()}


def decision_json(decision: Decision) -> dict[str, Any]:
    """The answer as JSON: words by their value, every list in the order of the decision."""
    basis = [{name: value for name, value in asdict(entry).items() if value is not None} for entry in decision.basis]
    return {
        "outcome": decision.outcome,
        "reasons": list(decision.reasons),
        "basis": basis,
        "advice": list(decision.advice),
        "duties": list(decision.duties),
    }


def _load(text: str | bytes) -> Any:
    try:
        decoded = text.encode().decode() if isinstance(text, str) else text.decode()
        hooks = {"object_pairs_hook": _without_repetition, "parse_int": _integer, "parse_constant": _refuse_constant}
        return loads(decoded, **hooks)  # type: ignore[arg-type]
    except JSONDecodeError as error:
        raise InvalidError(f"line {error.lineno}, column {error.colno}: this is not JSON: {error.msg}") from None
    except UnicodeError:
        raise InvalidError("this is not UTF-8 text") from None
    except RecursionError:
        raise InvalidError("this JSON is nested too deeply") from None
    except ValueError as error:
        raise InvalidError(f"this is not usable JSON: {error}") from None


def _without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        repeated = next(name for name in members if sum(name == other for other, _ in pairs) > 1)
        raise ValueError(f"the member {_quoted(repeated)} stands twice in one object")
    return members


def _integer(digits: str) -> int:
    if len(digits.lstrip("-")) > LONGEST_NUMBER:
        raise ValueError(f"a number has {len(digits.lstrip('-'))} digits; write at most {LONGEST_NUMBER}")
    return int(digits)


def _refuse_constant(constant: str) -> Any:
    raise ValueError(f"{constant} is no JSON number")


def _half_a_character(raw: Any) -> InvalidError | None:
    """What is wrong with a text that holds half of a surrogate pair, which JSON can escape and nothing can store."""
    for path, text in _texts(raw):
        try:
            text.encode()
        except UnicodeEncodeError:
            return _at(path, "half a surrogate pair is no character; write the whole one")
    return None


def _texts(raw: Any) -> Iterator[tuple[Path, str]]:
    """Every text and every member's name, with its place. Without recursion: JSON can be deep."""
    rest: list[tuple[Path, Any]] = [((), raw)]
    while rest:
        path, value = rest.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict):
            yield from (((*path, name), name) for name in value)
            rest += [((*path, name), member) for name, member in value.items()]
        elif isinstance(value, list):
            rest += [((*path, index), member) for index, member in enumerate(value)]


def _first(error: ValidationError) -> InvalidError:
    """The first thing that is wrong, as one line."""
    wrong = error.errors(include_url=False, include_context=False, include_input=False)[0]
    return _at(tuple(part for part in wrong["loc"] if part != "[key]"), _sentence(wrong["type"], wrong["msg"]))


def _sentence(kind: str, message: str) -> str:
    if kind == "missing":
        return "this member is missing"
    if kind == "unexpected_keyword_argument":
        return "there is no such member; leave it out"
    return message[:1].lower() + message[1:]


def _at(path: Path, sentence: str) -> InvalidError:
    parts = (f"[{part}]" if isinstance(part, int) else f".{_shown(part)}" for part in path)
    place = _cut("".join(parts).removeprefix("."), LONGEST_PLACE)
    return InvalidError(f"{place}: {sentence}" if place else sentence, field=place)


def _shown(part: str) -> str:
    """A member's name, in quotes where it would not print as it is."""
    return _cut(part, LONGEST_PART) if part.isprintable() else _quoted(part)


def _quoted(text: str) -> str:
    """As JSON writes it: one line, and nothing in it that a terminal would obey."""
    return _cut(dumps(text[:LONGEST_PART]), LONGEST_PART)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _check_instants(case: Case, raw: Any) -> None:
    for path, text in _instants(case, raw, ()):
        if not (isinstance(text, str) and _INSTANT.fullmatch(text)):
            raise _at(path, "write the instant in UTC, like 2026-03-01T09:00:00Z")


def _instants(value: object, raw: Any, path: Path) -> Iterator[tuple[Path, object]]:
    """Every instant in the case as it was written, with its place."""
    if isinstance(value, datetime):
        yield path, raw
    elif is_dataclass(value):
        for field in fields(value):
            if field.name in raw:
                yield from _instants(getattr(value, field.name), raw[field.name], (*path, field.name))
    elif isinstance(value, tuple):
        for index, member in enumerate(value):
            yield from _instants(member, raw[index], (*path, index))


def _check_ids(facts: Facts) -> None:
    """Two things with one id would make the answer depend on their order."""
    for name in ("versions", "addenda", "consents", "exception_files", "segments"):
        seen: set[str] = set()
        for index, thing in enumerate(getattr(facts, name)):
            if thing.id in seen:
                raise _at(("facts", name, index, "id"), f"the id {_quoted(thing.id)} stands twice")
            seen.add(thing.id)


def _check_cells(facts: Facts) -> None:
    for index, version in enumerate(facts.versions):
        for information_class, row in version.cells.items():
            for role, rule in row.items():
                try:
                    may_set(information_class, role, rule)
                except InvalidError as error:
                    raise InvalidError(f"facts.versions[{index}].{error}", field=error.field) from None
        for number, listing in enumerate(version.listings):
            if (listing.person is None) == (listing.role is None):
                raise _at(("facts", "versions", index, "listings", number), "name either a person or a role")
