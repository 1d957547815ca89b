"""Values to rows of the ledger, made and not written yet."""

import secrets
from collections.abc import Iterable, Iterator, Set
from datetime import datetime
from uuid import UUID

from privity.core.entries import Entry, Envelope, to_bytes
from privity.core.entries.base import SALT_LENGTH, commitment
from privity.core.merkle.tiles import WIDTH, Tile, groups, subtree_root
from privity.core.parties import known_as
from privity.ledger import models


def entry_row(*, actor: UUID, practice: UUID, engagement: UUID | None, entry: Entry, at: datetime) -> models.Entry:
    """The row of an entry, with a salt of its own, and still without its place: ``seq``."""
    content = to_bytes(_envelope(actor, practice, engagement, entry, at))
    salt = secrets.token_bytes(SALT_LENGTH)
    return models.Entry(
        practice_id=practice,
        engagement_id=engagement,
        actor_id=actor,
        tag=entry.tag,
        at=at,
        content=content,
        salt=salt,
        commitment=commitment(salt, content),
    )


def reader_rows(row: models.Entry, readers: Set[UUID]) -> Iterator[models.EntryReader]:
    """What opens an entry, with its ``seq``, to these people."""
    for person in sorted(readers):
        yield models.EntryReader(
            practice_id=row.practice_id,
            person_id=person,
            engagement_id=row.engagement_id,
            seq=row.seq,
            entry=row,
        )


def tile_rows(practice: UUID, changed: Iterable[tuple[Tile, bytes]]) -> Iterator[models.Tile]:
    """The full ones of these tiles (``core.merkle.tiles.grown``)."""
    for tile, hashes in changed:
        if tile.width == WIDTH:
            yield tile_row(practice, tile, hashes)


def tile_row(practice: UUID, tile: Tile, hashes: bytes) -> models.Tile:
    """The row of a full tile, with what is computed of its hashes."""
    made = groups(hashes)
    return models.Tile(
        practice_id=practice,
        level=tile.level,
        index=tile.index,
        root=subtree_root(made),
        groups=made,
        hashes=hashes,
    )


def _envelope(actor: UUID, practice: UUID, engagement: UUID | None, entry: Entry, at: datetime) -> Envelope:
    """In an engagement the actor stands under the key they have there."""
    if engagement is None:
        return Envelope(practice.hex, "", actor.hex, at, entry)
    return Envelope(practice.hex, engagement.hex, known_as(actor, engagement), at, entry)
