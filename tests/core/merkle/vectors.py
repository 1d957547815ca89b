"""Reads vectors/merkle: cases as pytest parameters, by name."""

import json
from base64 import b64decode
from collections.abc import Callable
from typing import Any

import pytest

from privity.core.errors import InvalidError
from tests.merkle_vectors.files import FOLDER

type Case = dict[str, Any]


def theme(name: str) -> Case:
    """A whole file."""
    read: Case = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return read


def cases(name: str, *, refused: bool | None = None) -> list[Any]:
    """Its cases: all, or only those that are refused, or are not."""
    found = (case for case in theme(name)["cases"] if refused in {None, bool(case.get("refused"))})
    return [pytest.param(case, id=case["name"]) for case in found]


def unhexed(value: Any) -> Any:
    """Hashes from hex; what is no hex stays what it is."""
    if isinstance(value, list):
        return [unhexed(each) for each in value]
    return bytes.fromhex(value) if isinstance(value, str) else value


def content_of(case: Case, field: str) -> bytes:
    """The bytes of a text, or those that stand as base64."""
    return b64decode(case["base64"]) if "base64" in case else str(case[field]).encode()


def read_or_none(reader: Callable[[Any], Any], content: object) -> Any:
    """What ``reader`` reads, or ``None`` where it refuses; anything else that it raises is a failure."""
    try:
        return reader(content)
    except InvalidError:
        return None
