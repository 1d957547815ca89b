"""Engagements, as somebody in them sees them."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from privity.core.decision import facts as core
from privity.core.errors import NotFoundError
from privity.core.vocabulary import Phase
from privity.engagements import models
from privity.engagements.facts import Engagement, engagement_from, phase_change_from
from privity.engagements.selectors.parts import NOTHING_HERE, parts_joined, parts_named


def engagement_for(actor: UUID, engagement_id: UUID, *, at: datetime) -> Engagement:
    """The engagement, if the actor has joined it and takes part at this instant.

    :raises NotFoundError: it does not exist, or is not theirs (R58)
    """
    return _only(parts_joined(actor, at).filter(engagement_id=engagement_id), at)


def engagement_to_change(actor: UUID, engagement_id: UUID, *, at: datetime) -> Engagement:
    """As ``engagement_for``; and nobody else changes it until the transaction ends. Every verb starts with this one."""
    _lock(engagement_id)
    return engagement_for(actor, engagement_id, at=at)


def engagement_named_in(actor: UUID, engagement_id: UUID, *, at: datetime) -> Engagement:
    """As ``engagement_to_change``, for somebody named here who may not have joined yet.

    Only for acts that a personal link of theirs proves: joining, and signing without an account.
    """
    _lock(engagement_id)
    return _only(parts_named(actor, at).filter(engagement_id=engagement_id), at)


def engagements_of(actor: UUID, *, at: datetime) -> list[Engagement]:
    """Everything the actor has joined and takes part in at this instant, newest first."""
    return _seen_from(parts_joined(actor, at).order_by("-engagement__opened_at", "-engagement_id"), at)


def phases_of(engagement: Engagement) -> tuple[core.PhaseChange, ...]:
    """The phases of an engagement as the decision wants them."""
    rows = models.PhaseChange.objects.filter(practice_id=engagement.practice, engagement_id=engagement.id)
    return tuple(map(phase_change_from, rows.order_by("at", "id")))


def has_ended() -> Exists:
    """Whether the engagement of a row has ended: for rows with ``practice`` and ``engagement``. Nothing comes after the end (R101)."""
    there = {"practice_id": OuterRef("practice_id"), "engagement_id": OuterRef("engagement_id")}
    return Exists(models.PhaseChange.objects.filter(phase=Phase.AFTERCARE, **there))


def _lock(engagement_id: UUID) -> None:
    models.Engagement.objects.select_for_update(no_key=True).filter(pk=engagement_id).first()


def _only(parts: QuerySet[models.Participation], at: datetime) -> Engagement:
    found = _seen_from(parts, at)
    if not found:
        raise NotFoundError(NOTHING_HERE)
    return found[0]


def _seen_from(parts: QuerySet[models.Participation], at: datetime) -> list[Engagement]:
    """The engagements of one person's parts, in the order of the parts: three queries, however many there are."""
    mine = defaultdict(list)
    for part in parts.select_related("engagement"):
        mine[part.engagement_id].append(part)
    there = {"practice_id__in": {part.practice_id for own in mine.values() for part in own}, "engagement_id__in": mine}
    people, changes = defaultdict(list), defaultdict(list)
    for part in models.Participation.objects.filter(**there).order_by("since", "id"):
        people[part.engagement_id].append(part)
    for change in models.PhaseChange.objects.filter(**there):
        changes[change.engagement_id].append(change)
    return [engagement_from(own, people[key], changes[key], at) for key, own in mine.items()]
