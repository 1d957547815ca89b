"""Writing down that somebody is to take part, and that they have answered by signing."""

from datetime import datetime
from uuid import UUID

from privity.core.engagements import Named
from privity.engagements import models
from privity.engagements.facts import Engagement
from privity.engagements.selectors.parts import parts_named


def give_part(*, practice: UUID, engagement: UUID, person: UUID, named: Named, at: datetime) -> None:
    """Give a person the part for which they are ``named`` (checked before), from ``at`` on. The entry is the caller's."""
    models.Participation.objects.create(
        practice_id=practice,
        engagement_id=engagement,
        person_id=person,
        role=named.role,
        name=named.name,
        organisation=named.organisation,
        since=at,
    )


def note_signature(engagement: Engagement, *, at: datetime) -> None:
    """Write that ``engagement.actor`` signs something here at ``at``, in the caller's transaction; the entry is the caller's.

    For the verbs of agreements. It opens no page, which joining does; but the coach can take the naming back no more.
    """
    parts = parts_named(engagement.actor, at).filter(engagement_id=engagement.id, signed_at=None)
    parts.update(signed_at=at)
