"""All themes of vectors/decision, and the text of their files."""

import json
from typing import Any

from tests.vectors_build import (
    addenda,
    aftercare,
    boundaries,
    consents,
    constraints,
    corners,
    exceptions,
    gates,
    groups,
    instants,
    roles,
    subjects,
    versions,
)
from tests.vectors_build.case import Reviewed, Theme, expected_json
from tests.vectors_build.dump import case_json, only_asked_row

MODULES = (
    gates,
    boundaries,
    roles,
    consents,
    corners,
    subjects,
    constraints,
    versions,
    addenda,
    groups,
    exceptions,
    aftercare,
    instants,
)
THEMES: tuple[Theme, ...] = tuple(module.THEME for module in MODULES)
WIDTH = 120


def reviewed_json(case: Reviewed) -> dict[str, Any]:
    """One case as it stands in the file. A version shows only the row of the matrix that is asked about."""
    facts = only_asked_row(case.question, case.facts)
    return {**case_json(case.question, facts, name=case.name, note=case.note), "expect": expected_json(case)}


def written(theme: Theme) -> str:
    """The text of a theme's file: what fits on a line stands on one."""
    return laid_out({"about": theme.about, "cases": [reviewed_json(case) for case in theme.cases]}, "") + "\n"


def laid_out(value: Any, margin: str) -> str:
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + len(margin) <= WIDTH or not isinstance(value, dict | list):
        return flat
    inner = margin + " "
    if isinstance(value, list):
        return "[\n" + ",\n".join(inner + laid_out(member, inner) for member in value) + f"\n{margin}]"
    members = [f"{json.dumps(key)}: {laid_out(member, inner)}" for key, member in value.items()]
    nested = any(isinstance(member, dict | list) for member in value.values())
    lines = members if nested else _filled(members)
    return "{\n" + ",\n".join(inner + line for line in lines) + f"\n{margin}}}"


def _filled(members: list[str]) -> list[str]:
    """Short members side by side."""
    lines = [members[0]]
    for member in members[1:]:
        if len(lines[-1]) + len(member) < WIDTH - 10:
            lines[-1] += f", {member}"
        else:
            lines.append(member)
    return lines
