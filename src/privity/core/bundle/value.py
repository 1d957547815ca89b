"""What a bundle holds. A value of these types is well-formed; whether it is true is for ``verify`` to say."""

from collections.abc import Iterator
from dataclasses import dataclass

from privity.core.entries.base import commitment
from privity.core.merkle.checkpoint import Checkpoint, checkpoint_from
from privity.core.merkle.hashing import leaf_hash
from privity.core.merkle.keys import Key
from privity.core.merkle.note import Note


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry that can be read: ``content`` are its canonical bytes, ``index`` its place in the tree, from 0."""

    index: int
    proof: tuple[bytes, ...]
    salt: bytes
    content: bytes

    @property
    def leaf(self) -> bytes:
        """The hash that must stand in the tree."""
        return leaf_hash(commitment(self.salt, self.content))


@dataclass(frozen=True, slots=True)
class ErasedEntry:
    """An entry whose content and salt were erased: it is still proven that something stood there."""

    index: int
    proof: tuple[bytes, ...]
    commitment: bytes

    @property
    def leaf(self) -> bytes:
        """The hash that must stand in the tree."""
        return leaf_hash(self.commitment)


type Item = ShownEntry | ErasedEntry


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier signed checkpoint, and the consistency ``proof`` from it to the bundle's own."""

    checkpoint: Note
    proof: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class OfferedDocument:
    """The canonical bytes of an agreement or addendum, and the id of the version that they are."""

    version: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Bundle:
    """One person's part of one engagement's ledger, under one signed ``checkpoint`` of the log with this ``key``.

    ``reader`` is how the person is called in the engagement. It is said, not proven; so is ``engagement`` where there is
    no entry.
    """

    key: Key
    checkpoint: Note
    earlier: tuple[Earlier, ...]
    engagement: str
    reader: str
    entries: tuple[Item, ...]
    documents: tuple[OfferedDocument, ...]

    @property
    def head(self) -> Checkpoint:
        """Size and root that the checkpoint says."""
        return checkpoint_from(self.checkpoint.text)

    @property
    def shown(self) -> Iterator[ShownEntry]:
        """The entries that can be read."""
        return (item for item in self.entries if isinstance(item, ShownEntry))
