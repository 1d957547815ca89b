"""Entries of keys, circles and sealed records. Tags 80–99. Never anything of what is sealed.

``information_class`` is empty for somebody's own notes.
"""

from dataclasses import dataclass

from privity.core.entries.base import PERSON_ID, UNLINK, Entry


@dataclass(frozen=True, slots=True)
class KeyNamed(Entry):
    """The actor named the key they have in this engagement from now on; ``continues`` if the one before signed it."""

    tag = 80
    personal = PERSON_ID
    erasure = UNLINK
    key: str
    continues: bool


@dataclass(frozen=True, slots=True)
class CircleMade(Entry):
    """A circle was made; the actor alone is in it."""

    tag = 81
    personal = PERSON_ID
    erasure = UNLINK
    circle: str
    information_class: str


@dataclass(frozen=True, slots=True)
class CircleJoined(Entry):
    """A person was let into a circle; ``earlier`` if what its present epoch holds already is theirs to read as well."""

    tag = 82
    personal = PERSON_ID
    erasure = UNLINK
    circle: str
    information_class: str
    person: str
    earlier: bool


@dataclass(frozen=True, slots=True)
class CircleLeft(Entry):
    """A person whom the rules let in no more was taken out of a circle; a new epoch began."""

    tag = 83
    personal = PERSON_ID
    erasure = UNLINK
    circle: str
    information_class: str
    person: str


@dataclass(frozen=True, slots=True)
class CircleRenewed(Entry):
    """A circle got a new epoch with the same people in it."""

    tag = 84
    personal = PERSON_ID
    erasure = UNLINK
    circle: str
    information_class: str
    epoch: int


@dataclass(frozen=True, slots=True)
class CircleGranted(Entry):
    """The actor handed a member of a circle its keys, sealed for that person."""

    tag = 85
    personal = PERSON_ID
    erasure = UNLINK
    circle: str
    information_class: str
    person: str


@dataclass(frozen=True, slots=True)
class RecordWritten(Entry):
    """The actor stored a revision of a record, sealed for the people of its circle."""

    tag = 86
    personal = PERSON_ID
    erasure = UNLINK
    record: str
    revision: int
    information_class: str


@dataclass(frozen=True, slots=True)
class StrictMarkRaised(Entry):
    """The actor, coach or client, marked a record as strictly confidential (R34)."""

    tag = 87
    personal = PERSON_ID
    erasure = UNLINK
    record: str
    information_class: str


@dataclass(frozen=True, slots=True)
class StrictMarkLowered(Entry):
    """The client, the actor, took the strict mark off a record (R34)."""

    tag = 88
    personal = PERSON_ID
    erasure = UNLINK
    record: str
    information_class: str


@dataclass(frozen=True, slots=True)
class FileAttached(Entry):
    """The actor stored a file, sealed for the people of its circle. Only coach and client read of it (R34)."""

    tag = 89
    personal = PERSON_ID
    erasure = UNLINK
    file: str
    information_class: str


@dataclass(frozen=True, slots=True)
class KeyProven(Entry):
    """The actor proved their key to the person who invited them, by what stood in the invitation's link alone."""

    tag = 95
    personal = PERSON_ID
    erasure = UNLINK
    person: str
