"""Engagements, as somebody in them sees them."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from privity.core.decision import facts as core
from privity.core.errors import NotFoundError
from privity.core.vocabulary import Phase
from privity.engagements import models
from privity.engagements.facts import Engagement, phase_change_from
from privity.engagements.selectors.acting import Acting, acting
from privity.engagements.selectors.parts import NOTHING_HERE
from privity.engagements.selectors.seen import ALL_JOINED, ONE_JOINED, ONE_NAMED, seen_from
from privity.kit.clock import Clock


def engagement_for(actor: UUID, engagement_id: UUID, *, at: datetime) -> Engagement:
    """The engagement, if the actor has joined it and takes part at this instant.

    :raises NotFoundError: it does not exist, or is not theirs (R58)
    """
    return _only(seen_from(ONE_JOINED, actor, at, engagement_id))


def engagement_to_change(actor: UUID, engagement_id: UUID, clock: Clock) -> Acting:
    """As ``engagement_for``; and nobody else changes it until the transaction ends. Every verb starts with this one.

    The clock is asked after the wait for that: no act is older than the one before it. ``Engagement.at`` is its instant.
    """
    _lock(engagement_id)
    return acting(engagement_for(actor, engagement_id, at=clock()))


def engagement_named_in(actor: UUID, engagement_id: UUID, clock: Clock) -> Acting:
    """As ``engagement_to_change``, for somebody named here who may not have joined yet.

    Only for acts that a personal link of theirs proves: joining, and signing without an account.
    """
    _lock(engagement_id)
    return acting(_only(seen_from(ONE_NAMED, actor, clock(), engagement_id)))


def engagements_of(actor: UUID, *, at: datetime) -> list[Engagement]:
    """Everything the actor has joined and takes part in at this instant, newest first."""
    return seen_from(ALL_JOINED, actor, at)


def phases_of(engagement: Engagement) -> tuple[core.PhaseChange, ...]:
    """The phases of an engagement as the decision wants them."""
    rows = models.PhaseChange.objects.filter(practice_id=engagement.practice, engagement_id=engagement.id)
    return tuple(phase_change_from(*row) for row in rows.order_by("at", "id").values_list("phase", "at"))


def has_ended() -> Exists:
    """Whether the engagement of a row has ended: for rows with ``practice`` and ``engagement``. Nothing comes after the end (R101)."""
    there = {"practice_id": OuterRef("practice_id"), "engagement_id": OuterRef("engagement_id")}
    return Exists(models.PhaseChange.objects.filter(phase=Phase.AFTERCARE, **there))


def _lock(engagement_id: UUID) -> None:
    models.Engagement.objects.select_for_update(no_key=True).filter(pk=engagement_id).first()


def _only(found: list[Engagement]) -> Engagement:
    if not found:
        raise NotFoundError(NOTHING_HERE)
    return found[0]
