"""Drafts: what a coach is working on. They bind nobody, and nobody else sees them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from privity.agreements import models
from privity.agreements.facts import AddendumWish, Kind
from privity.agreements.facts.drafts import choices_json, wish_json
from privity.agreements.selectors.drafts import choices_of
from privity.agreements.selectors.making import NO_NONCE, addendum_to_offer
from privity.agreements.selectors.versions import version_in_force
from privity.core.agreements.terms import Choices, checked
from privity.core.entries import AgreementDrafted
from privity.core.errors import ConflictError
from privity.core.vocabulary import Role
from privity.engagements.selectors import Acting, Engagement, engagement_to_change
from privity.kit.clock import Clock
from privity.ledger.services import append


@transaction.atomic
def save_draft(*, actor: UUID, engagement_id: UUID, choose: Callable[[Choices], Choices], clock: Clock) -> None:
    """Save the draft of the next version; the first time it begins with what is in force, or as usual (R8).

    By a coach. ``choose`` turns what was chosen so far into what is chosen now; nobody else changes it meanwhile.

    :raises CellRefusedError: a cell that an agreement may not set so
    :raises InvalidError: another choice that cannot be; the field is named
    :raises ConflictError: the engagement has ended
    """
    engagement = workshop(actor, engagement_id, clock)
    at = engagement.at
    chosen = checked(choose(choices_of(engagement, at=at)))
    _save(engagement, Kind.AGREEMENT, choices_json(chosen), at)


@transaction.atomic
def save_addendum_draft(*, actor: UUID, engagement_id: UUID, wish: AddendumWish, clock: Clock) -> None:
    """Save the draft of an addendum: who may join which discussion, about what, until when (R64).

    By a coach, while an agreement is in force.

    :raises InvalidError: something about the wish cannot be; the field is named
    :raises ConflictError: no agreement is in force, or the engagement has ended
    """
    engagement = workshop(actor, engagement_id, clock)
    at = engagement.at
    if version_in_force(engagement, at=at) is None:
        raise ConflictError("An addendum needs an agreement: it comes first.")
    addendum_to_offer(engagement, wish, discussion="", nonce=NO_NONCE, at=at)
    _save(engagement, Kind.ADDENDUM, wish_json(wish), at)


def workshop(actor: UUID, engagement_id: UUID, clock: Clock) -> Acting:
    """The engagement, for its coach to make something that is to be agreed; nothing new is agreed after the end.

    :raises ConflictError: the engagement has ended
    """
    engagement = engagement_to_change(actor, engagement_id, clock)
    engagement.require(Role.COACH)
    engagement.require_going_on()
    return engagement


def _save(engagement: Engagement, kind: Kind, choices: dict[str, Any], at: datetime) -> None:
    row, _new = models.Draft.objects.update_or_create(
        practice_id=engagement.practice,
        engagement_id=engagement.id,
        kind=kind,
        defaults={"choices": choices, "saved_at": at},
    )
    append(
        actor=engagement.actor,
        practice=engagement.practice,
        engagement=engagement.id,
        entry=AgreementDrafted(draft=row.pk.hex),
        readers={engagement.actor},
        at=at,
    )
