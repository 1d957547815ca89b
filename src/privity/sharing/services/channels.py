"""The client accepts, or no longer accepts, that what is shared may travel through an employer's channel (R40)."""

from uuid import UUID

from django.db import transaction

from privity.core.decision.facts import CLIENT_ROLES
from privity.core.entries import ChannelAcceptanceWithdrawn, ChannelAccepted
from privity.core.errors import ConflictError
from privity.core.vocabulary import ChannelKind
from privity.engagements.selectors import engagement_to_change
from privity.engagements.services import record
from privity.kit.clock import Clock
from privity.sharing import models


@transaction.atomic
def accept_channel(*, actor: UUID, engagement_id: UUID, channel: ChannelKind, clock: Clock) -> None:
    """From now on the actor, a client, accepts this kind of employer's channel.

    :raises NotFoundError: the engagement is not the actor's
    :raises RefusedError: the actor is no client here
    :raises ConflictError: they accept it already, or the engagement has ended
    """
    engagement = engagement_to_change(actor, engagement_id, clock)
    at = engagement.at
    engagement.require(*CLIENT_ROLES)
    engagement.require_going_on()
    there = {"practice_id": engagement.practice, "engagement_id": engagement.id, "person_id": actor}
    if models.ChannelAcceptance.objects.filter(channel=channel, until=None, **there).exists():
        raise ConflictError("You have accepted this way already.")
    models.ChannelAcceptance.objects.create(channel=channel, since=at, **there)
    record(engagement, ChannelAccepted(channel.value), at=at)


@transaction.atomic
def withdraw_channel(*, actor: UUID, engagement_id: UUID, channel: ChannelKind, clock: Clock) -> None:
    """From now on the actor, a client, does not accept this kind of employer's channel any more.

    :raises NotFoundError: the engagement is not the actor's
    :raises RefusedError: the actor is no client here
    :raises ConflictError: they do not accept it
    """
    engagement = engagement_to_change(actor, engagement_id, clock)
    at = engagement.at
    engagement.require(*CLIENT_ROLES)
    there = {"practice_id": engagement.practice, "engagement_id": engagement.id, "person_id": actor}
    ended = models.ChannelAcceptance.objects.filter(channel=channel, until=None, **there).update(until=at)
    if not ended:
        raise ConflictError("You do not accept this way now.")
    record(engagement, ChannelAcceptanceWithdrawn(channel.value), at=at)
