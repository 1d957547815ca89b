"""Practices, as their members see them. A practice's administrator sees its members, and no engagement by that (R39)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from privity.core.errors import NotFoundError
from privity.engagements import models
from privity.engagements.facts import MEMBERSHIP, Member, Practice, member_from, practice_from
from privity.engagements.selectors.parts import NOTHING_HERE, open_at
from privity.kit.clock import Clock
from privity.kit.prepared import Prepared


@Prepared
def _memberships(person: UUID, at: datetime) -> QuerySet[Any, tuple[UUID, str, UUID, bool]]:
    rows = models.PracticeMember.objects.filter(open_at(at), person_id=person)
    return rows.order_by("since", "id").values_list(*MEMBERSHIP)


def practices_of(person: UUID, *, at: datetime) -> list[Practice]:
    """The practices of which this person is a member at this instant, oldest first."""
    return [practice_from(row, at) for row in _memberships(person, at)]


def practice_for(actor: UUID, practice_id: UUID, *, at: datetime) -> Practice:
    """The practice, if the actor is a member at this instant.

    :raises NotFoundError: it does not exist, or is not theirs
    """
    rows = models.PracticeMember.objects.filter(open_at(at), practice_id=practice_id, person_id=actor)
    row = rows.values_list(*MEMBERSHIP).first()
    if row is None:
        raise NotFoundError(NOTHING_HERE)
    return practice_from(row, at)


def practice_to_change(actor: UUID, practice_id: UUID, clock: Clock) -> Practice:
    """As ``practice_for``; and nobody else changes it until the transaction ends. The clock is asked after the wait for that."""
    models.Practice.objects.select_for_update(no_key=True).filter(pk=practice_id).first()
    return practice_for(actor, practice_id, at=clock())


def members(practice: Practice, *, at: datetime) -> list[Member]:
    """The coaches of the practice at this instant, in the order in which they came."""
    rows = models.PracticeMember.objects.filter(open_at(at), practice_id=practice.id)
    return [member_from(row) for row in rows.order_by("since", "id")]


def there_is_a_practice() -> bool:
    """Whether this installation has been set up: the first-run page is there only before."""
    return models.Practice.objects.exists()
