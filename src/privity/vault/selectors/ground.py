"""The facts of an engagement that the rules of circles stand on, and every question about sharing above."""

from collections.abc import Iterable

from privity.agreements.selectors import addenda_of, reviews_of, versions_of
from privity.core.decision.facts import ActorKind, Facts, Participation
from privity.engagements.selectors import Engagement, Participant, participants, phases_of


def facts_of(engagement: Engagement, people: Iterable[Participant] | None = None) -> Facts:
    """Everything about the engagement. Consents, holds, cases and files come with the slices that keep them.

    ``people`` are its participants, where the caller has loaded them.
    """
    parts = list(participants(engagement) if people is None else people)
    return Facts(
        engagement=engagement.id.hex,
        actors=dict.fromkeys((participant.key for participant in parts), ActorKind.PERSON),
        phases=phases_of(engagement),
        participations=tuple(Participation(one.key, one.role, one.since, one.until) for one in parts),
        versions=versions_of(engagement),
        addenda=addenda_of(engagement),
        reviews=reviews_of(engagement),
    )
