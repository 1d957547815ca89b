"""Reads vectors/sealing: cases as pytest parameters, by name."""

import json
from typing import Any

import pytest

from tests.sealing_vectors.files import FOLDER

type Case = dict[str, Any]


def theme(name: str) -> Case:
    """A whole file."""
    read: Case = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return read


def cases(name: str, *, refused: bool | None = None) -> list[Any]:
    """Its cases: all, or only those that are refused, or are not."""
    found = (case for case in theme(name)["cases"] if refused in {None, bool(case.get("refused"))})
    return [pytest.param(case, id=case["name"]) for case in found]
