"""Reminding the client of the boundary (R112)."""

from uuid import UUID

from django.db import transaction

from privity.core.entries import BoundaryReiterated
from privity.core.reminders import Occasion
from privity.core.vocabulary import Role
from privity.engagements.selectors import engagement_to_change
from privity.engagements.services import record
from privity.kit.clock import Clock
from privity.sharing import models


@transaction.atomic
def reiterate_boundary(*, actor: UUID, engagement_id: UUID, occasion: Occasion, clock: Clock) -> None:
    """Note that the actor, a coach, reminded the client (each member of a group) of the boundary.

    :raises NotFoundError: the engagement is not the actor's
    :raises RefusedError: the actor is no coach here
    :raises ConflictError: the engagement has ended
    """
    engagement = engagement_to_change(actor, engagement_id, clock)
    at = engagement.at
    engagement.require(Role.COACH)
    engagement.require_going_on()
    models.Reminder.objects.create(
        practice_id=engagement.practice,
        engagement_id=engagement.id,
        actor_id=actor,
        occasion=occasion,
        at=at,
    )
    record(engagement, BoundaryReiterated(occasion.value), at=at, concerned=engagement.clients)
