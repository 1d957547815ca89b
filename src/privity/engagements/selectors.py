"""Reading engagements: each selector that takes an actor also decides whether it is theirs. A stranger gets "not found"."""

from datetime import datetime
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from privity.core.decision import facts as core
from privity.core.errors import NotFoundError
from privity.core.vocabulary import Role
from privity.engagements import models
from privity.engagements.facts import (
    Engagement,
    Participant,
    engagement_from,
    participant_from,
    participation_from,
    phase_change_from,
)


def engagement_for(actor: UUID, engagement_id: UUID, *, at: datetime) -> Engagement:
    """The engagement, if the actor has joined it and takes part at this instant.

    :raises NotFoundError: it does not exist, or is not theirs (R58)
    """
    return _one(_open_parts(actor, at).filter(engagement_id=engagement_id), at)


def engagement_to_change(actor: UUID, engagement_id: UUID, *, at: datetime) -> Engagement:
    """As ``engagement_for``, and nobody else changes it until the transaction ends. Every verb starts with this one."""
    models.Engagement.objects.select_for_update().filter(pk=engagement_id).first()
    return engagement_for(actor, engagement_id, at=at)


def engagement_named_in(actor: UUID, engagement_id: UUID, *, at: datetime) -> Engagement:
    """As ``engagement_to_change``, for somebody named here who may not have joined yet.

    Only for acts that a personal link of theirs proves: joining, and signing without an account.
    """
    models.Engagement.objects.select_for_update().filter(pk=engagement_id).first()
    return _one(_parts_named(actor, at).filter(engagement_id=engagement_id), at)


def engagements_of(actor: UUID, *, at: datetime) -> list[Engagement]:
    """Everything the actor has joined and takes part in at this instant, newest first."""
    parts = _open_parts(actor, at).order_by("-engagement__opened_at", "-engagement_id")
    return _engagements_from(parts, at)


def participants(engagement: Engagement) -> list[Participant]:
    """Everybody who takes or took part, in the order in which they were named."""
    rows = models.Participation.objects.filter(practice_id=engagement.practice, engagement_id=engagement.id)
    rows = rows.annotate(invited_at=Max("invitations__sent_at")).order_by("since", "id")
    return [participant_from(row, row.invited_at) for row in rows]


def participations_of(engagement: Engagement) -> tuple[core.Participation, ...]:
    """The participations of an engagement as the decision wants them."""
    return tuple(map(participation_from, participants(engagement)))


def phases_of(engagement: Engagement) -> tuple[core.PhaseChange, ...]:
    """The phases of an engagement as the decision wants them."""
    rows = models.PhaseChange.objects.filter(practice_id=engagement.practice, engagement_id=engagement.id)
    return tuple(map(phase_change_from, rows.order_by("at", "id")))


def keepers(engagement: Engagement, *, at: datetime) -> frozenset[UUID]:
    """Coaches and clients who take part at this instant: every act in the engagement is on their part of the ledger."""
    return _people(engagement, at, frozenset({Role.COACH, Role.CLIENT}))


def everybody(engagement: Engagement, *, at: datetime) -> frozenset[UUID]:
    """All who take part at this instant: the readers of what concerns them all."""
    return _people(engagement, at, frozenset(Role))


def _people(engagement: Engagement, at: datetime, roles: frozenset[Role]) -> frozenset[UUID]:
    return frozenset(p.person for p in participants(engagement) if p.role in roles and p.open(at))


def _parts_named(actor: UUID, at: datetime) -> QuerySet[models.Participation]:
    """The actor's own parts that are open at this instant, joined or not."""
    still_open = Q(until=None) | Q(until__gt=at)
    return models.Participation.objects.filter(still_open, person_id=actor, since__lte=at)


def _open_parts(actor: UUID, at: datetime) -> QuerySet[models.Participation]:
    """The actor's own parts that they have joined and that are open at this instant."""
    return _parts_named(actor, at).filter(joined_at__lte=at)


def _one(parts: QuerySet[models.Participation], at: datetime) -> Engagement:
    found = _engagements_from(parts, at)
    if not found:
        raise NotFoundError("There is nothing here for you.")
    return found[0]


def _engagements_from(parts: QuerySet[models.Participation], at: datetime) -> list[Engagement]:
    """The engagements of one actor's parts, in the order of the parts: two queries, however many there are."""
    by_engagement: dict[UUID, list[models.Participation]] = {}
    for part in parts.select_related("engagement"):
        by_engagement.setdefault(part.engagement_id, []).append(part)
    practices = {part.practice_id for mine in by_engagement.values() for part in mine}
    changes: dict[UUID, list[models.PhaseChange]] = {}
    for change in models.PhaseChange.objects.filter(practice_id__in=practices, engagement_id__in=by_engagement):
        changes.setdefault(change.engagement_id, []).append(change)
    return [engagement_from(mine, changes.get(key, []), at) for key, mine in by_engagement.items()]
