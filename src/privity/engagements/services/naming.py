"""Writing down that somebody is to take part."""

from datetime import datetime
from uuid import UUID

from privity.core.engagements import Named
from privity.engagements import models


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
