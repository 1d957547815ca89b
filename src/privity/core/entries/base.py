"""What every ledger entry is: a tagged, typed value in an envelope, with one canonical byte form.

The bytes are what a later verifiable tree commits to: ``commitment(salt, bytes)`` is its leaf, so a leaf reveals nothing
of the entry, not even to somebody who can guess its contents.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from hashlib import sha256
from json import loads
from typing import ClassVar, Self

from privity.core.canonical import Json, canonical_bytes

FORMAT = 1
"""Version of the byte layout below."""

SALT_LENGTH = 32
"""Bytes of salt in a commitment."""

PERSON_ID = "the ids of the actor and of the person concerned"
UNLINK = "deleting the person's row leaves ids that point to nobody; deleting the salt leaves only the commitment"
"""What most entries hold of people, and how it is erased."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Base of all entry types. Every field is a string (id, code, hash, instant), an integer, a boolean, or a tuple of strings.

    ``personal`` says what in it can point to a person; ``erasure`` how that is taken away while the proof still holds.
    """

    tag: ClassVar[int]
    personal: ClassVar[str]
    erasure: ClassVar[str]

    def values(self) -> dict[str, Json]:
        """The fields by name, as JSON."""
        pairs = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: list(value) if isinstance(value, tuple) else value for name, value in pairs}

    @classmethod
    def read(cls, values: Mapping[str, Json]) -> Self:
        """An entry from its stored fields; fields appended since it was written take their defaults."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: tuple(v) if isinstance(v, list) else v for name, v in values.items() if name in known})


@dataclass(frozen=True, slots=True)
class Envelope:
    """Where and when an entry happened and whose act it was. ``engagement`` is empty for acts of a practice as such."""

    practice: str
    engagement: str
    actor: str
    at: datetime
    entry: Entry


def to_bytes(envelope: Envelope) -> bytes:
    """The canonical bytes of an entry (RFC 8785), time in UTC with microseconds."""
    return canonical_bytes(
        {
            "v": FORMAT,
            "tag": envelope.entry.tag,
            "practice": envelope.practice,
            "engagement": envelope.engagement,
            "actor": envelope.actor,
            "at": envelope.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "entry": envelope.entry.values(),
        }
    )


def from_bytes(content: bytes, registry: Mapping[int, type[Entry]]) -> Envelope:
    """The entry that these bytes hold.

    :raises ValueError: unknown format or tag, or bytes that are no entry
    """
    body = loads(content)
    if body.get("v") != FORMAT or body.get("tag") not in registry:
        raise ValueError("these bytes are no ledger entry of a known kind")
    return Envelope(
        practice=body["practice"],
        engagement=body["engagement"],
        actor=body["actor"],
        at=datetime.strptime(body["at"], "%Y-%m-%dT%H:%M:%S.%f%z"),
        entry=registry[body["tag"]].read(body["entry"]),
    )


def commitment(salt: bytes, content: bytes) -> bytes:
    """The salted commitment to an entry: SHA-256 over a 32-byte random salt and the canonical bytes."""
    if len(salt) != SALT_LENGTH:
        raise ValueError(f"a commitment takes a salt of {SALT_LENGTH} random bytes")
    return sha256(b"privity/entry/v1\n" + salt + content).digest()
