"""The closed registry: tags are unique and stay, fields stay, each type says what is personal, bytes are canonical."""

from dataclasses import fields
from hashlib import sha256
from pathlib import Path

import pytest

from privity.core.entries import REGISTRY, AgreementSigned, EngagementEnded, Entry, from_bytes, to_bytes
from privity.core.entries.base import commitment
from tests.core.entries.samples import SAMPLES, envelope

PAGE = Path(__file__).parents[3] / "docs/ledger-entries.md"
RANGES = {
    "engagements": range(1, 20),
    "agreements": range(20, 40),
    "sharing": range(40, 60),
    "ledger": range(60, 80),
    "vault": range(80, 100),
}


def line_of(kind: type[Entry]) -> str:
    """The line of docs/ledger-entries.md for a type: it fixes tag, name and the order of the fields."""
    names = ", ".join(f"`{field.name}`" for field in fields(kind)) or "–"
    return f"| {kind.tag} | `{kind.__name__}` | {names} |"


def test_every_type_has_a_sample() -> None:
    assert {type(sample) for sample in SAMPLES} == set(REGISTRY.values())


@pytest.mark.parametrize("kind", REGISTRY.values(), ids=lambda kind: kind.__name__)
def test_each_type_is_documented_with_its_fields(kind: type[Entry]) -> None:
    assert line_of(kind) in PAGE.read_text(encoding="utf-8")


def test_no_documented_tag_has_gone() -> None:
    """A tag is never reused, and what was once written must stay readable."""
    rows = [
        line.split("|")[1:3]
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if line[:3] != "| t" and line[2:3].isdigit()
    ]
    assert {(int(tag), name.strip(" `")) for tag, name in rows} == {
        (tag, kind.__name__) for tag, kind in REGISTRY.items()
    }


@pytest.mark.parametrize("kind", REGISTRY.values(), ids=lambda kind: kind.__name__)
def test_each_type_keeps_to_its_range_and_says_what_is_personal(kind: type[Entry]) -> None:
    assert kind.tag in RANGES[kind.__module__.rsplit(".", 1)[1]]
    assert kind.personal
    assert kind.erasure


@pytest.mark.parametrize("entry", SAMPLES, ids=lambda entry: type(entry).__name__)
def test_what_is_written_is_read_again(entry: Entry) -> None:
    assert from_bytes(to_bytes(envelope(entry)), REGISTRY) == envelope(entry)


def test_the_bytes_are_canonical() -> None:
    """A vector: these bytes are on ledgers, and later in leaves of a tree, for ever."""
    assert to_bytes(envelope(EngagementEnded())) == (
        b'{"actor":"mirjam","at":"2026-03-03T09:00:00.000000Z","engagement":"e1","entry":{},"practice":"p1","tag":10,"v":1}'
    )


def test_the_commitment_is_salted() -> None:
    salt, content = b"s" * 32, to_bytes(envelope(EngagementEnded()))
    assert commitment(salt, content) == sha256(b"privity/entry/v1\n" + salt + content).digest()
    assert commitment(b"t" * 32, content) != commitment(salt, content)


@pytest.mark.parametrize("salt", [b"", b"short", b"x" * 33])
def test_a_salt_has_32_bytes(salt: bytes) -> None:
    with pytest.raises(ValueError, match="salt"):
        commitment(salt, b"{}")


@pytest.mark.parametrize("content", [b'{"v":2,"tag":10}', b'{"v":1,"tag":999}', b"{}"])
def test_other_bytes_are_no_entry(content: bytes) -> None:
    with pytest.raises(ValueError, match="no ledger entry"):
        from_bytes(content, REGISTRY)


def test_a_field_that_is_not_known_any_more_is_passed_over() -> None:
    """An older version of the software reads what a newer one wrote."""
    read = AgreementSigned.read(
        {"version": "v1", "content_hash": "ab", "evidence": "simple", "completed": False, "later": "x"}
    )
    assert read == AgreementSigned("v1", "ab", "simple", completed=False)
