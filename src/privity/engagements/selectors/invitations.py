"""Invitations: what an invited person may know before joining."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from privity.core.errors import NotFoundError
from privity.core.vocabulary import Role
from privity.engagements import models
from privity.engagements.facts import INVITED_PART, Engagement, Invitation, InvitedPart, invitation_from
from privity.engagements.selectors.engagements import has_ended
from privity.engagements.selectors.parts import NOTHING_HERE, parts_named
from privity.kit.prepared import Prepared


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
    parts = [part for part in _invited(person, at) if part.engagement == engagement_id]
    if not parts:
        raise NotFoundError(NOTHING_HERE)
    return invitation_from(parts, _coach(parts))


def invitations_of(person: UUID, *, at: datetime) -> list[Invitation]:
    """Everything this person was invited to and has not joined yet, oldest first."""
    by_engagement = defaultdict(list)
    for part in _invited(person, at):
        by_engagement[part.engagement].append(part)
    return [invitation_from(parts, _coach(parts)) for parts in by_engagement.values()]


def invitation_mails(engagement: Engagement) -> dict[UUID, str]:
    """The newest mail by which each part was invited, by the part's id. Of mails whether they arrived is for the sender."""
    rows = models.Invitation.objects.filter(practice_id=engagement.practice, participation__engagement_id=engagement.id)
    return dict(rows.order_by("sent_at", "id").values_list("participation_id", "mail"))


def hash_of(token: str) -> str:
    """What is kept of a link: a token of 256 random bits needs no salt."""
    return sha256(token.encode()).hexdigest()


def _invited(person: UUID, at: datetime) -> list[InvitedPart]:
    return list(map(InvitedPart._make, _invited_parts(person, at)))


@Prepared
def _invited_parts(person: UUID, at: datetime) -> QuerySet[Any, tuple[Any, ...]]:
    sent = models.Invitation.objects.filter(
        practice=OuterRef("practice"), participation=OuterRef("pk"), sent_at__lte=at
    )
    parts = parts_named(person, at).filter(~has_ended(), Exists(sent), joined_at=None)
    return parts.order_by("since", "id").values_list(*INVITED_PART)


def _coach(parts: Sequence[InvitedPart]) -> str:
    """The name of the coach who takes part now and came first; "" where there is none."""
    there = {"practice_id": parts[0].practice, "engagement_id": parts[0].engagement}
    coaches = models.Participation.objects.filter(role=Role.COACH, until=None, **there).order_by("since", "id")
    return coaches.values_list("name", flat=True).first() or ""
