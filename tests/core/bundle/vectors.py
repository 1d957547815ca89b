"""Reads vectors/bundle: cases as pytest parameters, by name."""

import json
from base64 import b64decode
from typing import Any

import pytest

from tests.bundle_vectors.files import FOLDER

type Case = dict[str, Any]


def theme(name: str) -> Case:
    """A whole file."""
    read: Case = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return read


def cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in theme(name)["cases"]]


def file_of(case: Case) -> bytes:
    """The bytes of a case's file."""
    return b64decode(case["base64"]) if "base64" in case else str(case["file"]).encode()


def seen_of(case: Case) -> bytes | None:
    """The bytes of what was kept, if there is something."""
    return case["since"].encode() if "since" in case else None
