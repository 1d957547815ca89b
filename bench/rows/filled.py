"""Many entries at once: the rows that ``append`` makes, by the functions with which it makes them, written in large batches."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import batched
from uuid import UUID

from django.db import transaction

from privity.core.entries import InvitationSent
from privity.core.merkle.hashing import leaf_hash
from privity.core.merkle.tiles import grown
from privity.kit.ids import new_id
from privity.ledger import models
from privity.ledger.rows import entry_row, reader_rows, tile_rows

BATCH = 10_000
START = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def fill(count: int) -> UUID:
    """A new practice with ``count`` entries in 100 engagements; returns its id."""
    practice = new_id()
    leaves: list[bytes] = []
    for rows in batched(_entries(practice, count), BATCH):
        with transaction.atomic():
            models.Entry.objects.bulk_create(rows)
            models.EntryReader.objects.bulk_create(one for row in rows for one in reader_rows(row, {row.actor_id}))
        leaves += (leaf_hash(row.commitment) for row in rows)
    with transaction.atomic():
        models.Tile.objects.bulk_create(tile_rows(practice, grown(lambda _: b"", 0, leaves)), batch_size=100)
        models.Head.objects.create(practice_id=practice, seq=count)
    return practice


def _entries(practice: UUID, count: int) -> Iterator[models.Entry]:
    engagements = [(new_id(), new_id()) for _ in range(100)]
    for seq in range(1, count + 1):
        engagement, actor = engagements[seq % len(engagements)]
        row = entry_row(
            actor=actor,
            practice=practice,
            engagement=engagement,
            entry=InvitationSent(person=new_id().hex),
            at=START + timedelta(seconds=seq),
        )
        row.seq = seq
        yield row
