"""A person's own parts in engagements, open at an instant: the root of every right to see anything here."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from privity.engagements import models

NOTHING_HERE = "There is nothing here for you."
"""The one answer for what is absent and for what is another's (R58)."""


def open_at(at: datetime) -> Q:
    """Rows with ``since`` and ``until`` that are open at this instant."""
    return Q(since__lte=at) & (Q(until=None) | Q(until__gt=at))


def parts_named(person: UUID, at: datetime) -> QuerySet[models.Participation]:
    """The parts for which somebody named this person, joined or not."""
    return models.Participation.objects.filter(open_at(at), person_id=person)


def parts_joined(person: UUID, at: datetime) -> QuerySet[models.Participation]:
    """The parts that this person has joined."""
    return parts_named(person, at).filter(joined_at__lte=at)
