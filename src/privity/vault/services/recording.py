"""The ledger entry of an act in a circle: nobody outside reads that there is such a circle."""

from collections.abc import Set
from uuid import UUID

from privity.core.entries import Entry
from privity.engagements.selectors import Engagement
from privity.ledger.services import append


def record_among(people: Set[UUID], engagement: Engagement, entry: Entry) -> None:
    """Append ``entry`` as the act of ``engagement.actor``, read by them and these people."""
    append(
        actor=engagement.actor,
        practice=engagement.practice,
        engagement=engagement.id,
        entry=entry,
        readers=people | {engagement.actor},
        at=engagement.at,
    )
