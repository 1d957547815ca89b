"""Invitations: what an invited person may know before joining."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db.models import QuerySet

from privity.core.errors import NotFoundError
from privity.core.vocabulary import Role
from privity.engagements import models
from privity.engagements.facts import Invitation, invitation_from
from privity.engagements.selectors.engagements import has_ended
from privity.engagements.selectors.parts import NOTHING_HERE, parts_named


def invitation_by_token(token: str, *, at: datetime) -> Invitation:
    """What stands behind a mailed link that was not used and has not expired.

    :raises NotFoundError: unknown, used, expired, or the part or the engagement has ended: nobody learns which
    """
    found = models.Invitation.objects.filter(token_hash=hash_of(token), used_at=None, expires_at__gt=at)
    link = found.select_related("participation").first()
    if link is None:
        raise NotFoundError(NOTHING_HERE)
    return invitation_for(link.participation.person_id, link.participation.engagement_id, at=at)


def invitation_for(person: UUID, engagement_id: UUID, *, at: datetime) -> Invitation:
    """What this person was invited to and has not joined yet. After the end of the engagement there is nothing to join.

    :raises NotFoundError: there is none
    """
    parts = list(_invited(person, at).filter(engagement_id=engagement_id))
    if not parts:
        raise NotFoundError(NOTHING_HERE)
    return invitation_from(parts, _coach(parts))


def invitations_of(person: UUID, *, at: datetime) -> list[Invitation]:
    """Everything this person was invited to and has not joined yet, oldest first."""
    by_engagement = defaultdict(list)
    for part in _invited(person, at):
        by_engagement[part.engagement_id].append(part)
    return [invitation_from(parts, _coach(parts)) for parts in by_engagement.values()]


def hash_of(token: str) -> str:
    """What is kept of a link: a token of 256 random bits needs no salt."""
    return sha256(token.encode()).hexdigest()


def _invited(person: UUID, at: datetime) -> QuerySet[models.Participation]:
    parts = parts_named(person, at).filter(~has_ended(), joined_at=None, invitations__sent_at__lte=at).distinct()
    return parts.select_related("practice", "engagement").order_by("since", "id")


def _coach(parts: Sequence[models.Participation]) -> str:
    """The name of the coach who takes part now and came first; "" where there is none."""
    there = {"practice_id": parts[0].practice_id, "engagement_id": parts[0].engagement_id}
    coaches = models.Participation.objects.filter(role=Role.COACH, until=None, **there).order_by("since", "id")
    return coaches.values_list("name", flat=True).first() or ""
