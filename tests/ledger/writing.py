"""Writing to a ledger without any slice above it."""

from datetime import UTC, datetime
from importlib import import_module
from uuid import UUID

from django.apps import apps
from django.db import transaction

from privity.core.entries import EngagementEnded, Entry
from privity.kit.ids import new_id
from privity.ledger.models import Entry as Row
from privity.ledger.models import EntryReader, Head
from privity.ledger.rows import entry_row, reader_rows
from privity.ledger.services import append

AT = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def write(
    practice: UUID,
    *,
    engagement: UUID | None = None,
    actor: UUID | None = None,
    entry: Entry | None = None,
    readers: frozenset[UUID] = frozenset(),
    at: datetime = AT,
) -> int:
    """One entry in one transaction, read by its actor and ``readers``."""
    acting = actor or new_id()
    with transaction.atomic():
        return append(
            actor=acting,
            practice=practice,
            engagement=engagement,
            entry=entry or EngagementEnded(),
            readers=readers | {acting},
            at=at,
        )


def write_many(practice: UUID, count: int) -> None:
    """``count`` entries of as many people, in one transaction."""
    with transaction.atomic():
        for _ in range(count):
            actor, entry = new_id(), EngagementEnded()
            append(actor=actor, practice=practice, engagement=None, entry=entry, readers={actor}, at=AT)


def plant(practice: UUID, count: int) -> None:
    """What ``write_many`` leaves in a new practice, in a few statements."""
    rows = [_row(practice, seq) for seq in range(1, count + 1)]
    Row.objects.bulk_create(rows)
    EntryReader.objects.bulk_create(reader for row in rows for reader in reader_rows(row, {row.actor_id}))
    Head.objects.create(practice_id=practice, seq=count)
    fill_tiles()


def fill_tiles() -> None:
    """What the migration does for entries that are older than the tiles."""
    import_module("privity.ledger.migrations.0004_groups").fill_tiles(apps, None)


def _row(practice: UUID, seq: int) -> Row:
    row = entry_row(actor=new_id(), practice=practice, engagement=None, entry=EngagementEnded(), at=AT)
    row.seq = seq
    return row
