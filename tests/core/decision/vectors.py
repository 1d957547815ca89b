"""The reviewed cases of vectors/decision as they stand in their files."""

import json
from pathlib import Path
from typing import Any

from privity.core.decision.case import Case, case_from_json

FOLDER = Path(__file__).parents[3] / "vectors" / "decision"


def all_vectors() -> list[tuple[str, dict[str, Any]]]:
    """Every case with a label that says where it stands."""
    return [
        (f"{path.stem}: {case['name']}", case)
        for path in sorted(FOLDER.glob("*.json"))
        for case in json.loads(path.read_text(encoding="utf-8"))["cases"]
    ]


def read(vector: dict[str, Any]) -> Case:
    """The question and the facts of a vector."""
    return case_from_json(json.dumps({name: value for name, value in vector.items() if name != "expect"}))


def pairs() -> dict[str, list[dict[str, Any]]]:
    """The cases named ``pair: what · label``, by what they are about."""
    found: dict[str, list[dict[str, Any]]] = {}
    for label, case in all_vectors():
        if case["name"].startswith("pair: "):
            found.setdefault(label.rsplit(" · ", 1)[0], []).append(case)
    return found


def changed_facts(one: Any, other: Any, path: str = "") -> list[str]:
    """The places where two cases differ. An element of a list that was added, removed or changed is one place."""
    if one == other:
        return []
    if isinstance(one, dict) and isinstance(other, dict):
        names = sorted({*one, *other})
        return [place for name in names for place in changed_facts(one.get(name), other.get(name), f"{path}.{name}")]
    if isinstance(one or other, list) and isinstance(other or one, list):
        return _changed_elements(one or [], other or [], path)
    return [path]


def _changed_elements(one: list[Any], other: list[Any], path: str) -> list[str]:
    gone = [element for element in one if element not in other]
    come = [element for element in other if element not in one]
    if len(gone) == len(come) and all(isinstance(element, dict) for element in gone + come):
        return [place for old, new in zip(gone, come, strict=True) for place in changed_facts(old, new, f"{path}[]")]
    return [path] * max(len(gone), len(come))
