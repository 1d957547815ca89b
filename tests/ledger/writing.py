"""Writing to a ledger without any slice above it."""

from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction

from privity.core.entries import EngagementEnded, Entry
from privity.kit.ids import new_id
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
