"""The ledger entry of an act in a circle: nobody outside reads that there is such a circle."""

from collections.abc import Set
from uuid import UUID

from privity.core.circles import readers
from privity.core.decision.facts import Facts
from privity.core.entries import Entry
from privity.engagements.selectors import Engagement
from privity.ledger.services import append
from privity.vault.facts import Circle
from privity.vault.selectors.records import SEES_STRICT


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


def told_in(engagement: Engagement, circle: Circle, facts: Facts, *, strict: bool) -> frozenset[UUID]:
    """The members who may still read there; of what is ``strict`` only coach and client (R34)."""
    there = readers(circle.scope, facts, engagement.at)
    if strict:
        there -= {key for key in there if not facts.roles(key, engagement.at) <= SEES_STRICT}
    return frozenset(member.person for key, member in circle.members.items() if key in there)
