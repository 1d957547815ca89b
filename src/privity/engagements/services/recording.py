"""The ledger entry of an act in an engagement, and whose part of the ledger it belongs to."""

from collections.abc import Set
from datetime import datetime
from uuid import UUID

from privity.core.entries import Entry
from privity.engagements.selectors import Acting
from privity.ledger.services import append


def record(engagement: Acting, entry: Entry, *, at: datetime, concerned: Set[UUID] = frozenset()) -> int:
    """Append ``entry`` as the act of ``engagement.actor``: read by them, by coaches and clients, and by those concerned."""
    return append(
        actor=engagement.actor,
        practice=engagement.practice,
        engagement=engagement.id,
        entry=entry,
        readers=engagement.keepers | {engagement.actor} | concerned,
        at=at,
    )
