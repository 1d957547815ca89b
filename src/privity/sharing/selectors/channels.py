"""Ways that belong to an employer, and who accepted them (R40)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from privity.core.decision.facts import CLIENT_ROLES, ChannelAcceptance
from privity.core.vocabulary import ChannelKind
from privity.engagements.selectors import Engagement, Participant
from privity.sharing import models


def channels_accepted_by(person: UUID, engagement: Engagement, *, at: datetime) -> frozenset[ChannelKind]:
    """What this client accepts at this instant."""
    rows = _open(engagement, at).filter(person_id=person)
    return frozenset(ChannelKind(channel) for channel in rows.values_list("channel", flat=True))


def accepted_channels(
    engagement: Engagement, people: Iterable[Participant], at: datetime
) -> tuple[ChannelAcceptance, ...]:
    """The channels that every client who takes part accepts, each from the day the last of them did."""
    clients = {one.person for one in people if one.role in CLIENT_ROLES and one.open(at)}
    accepted: dict[str, dict[UUID, datetime]] = {}
    for channel, person, since in _open(engagement, at).values_list("channel", "person_id", "since"):
        accepted.setdefault(channel, {})[person] = since
    return tuple(
        ChannelAcceptance(channel=ChannelKind(channel), at=max(since.values()))
        for channel, since in sorted(accepted.items())
        if clients <= set(since)
    )


def _open(engagement: Engagement, at: datetime) -> QuerySet[models.ChannelAcceptance]:
    still = Q(until=None) | Q(until__gt=at)
    there = {"practice_id": engagement.practice, "engagement_id": engagement.id}
    return models.ChannelAcceptance.objects.filter(still, since__lte=at, **there)
