"""Recorded asks, for those who may see them: decided once, when the ask was recorded."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from privity.core.errors import NotFoundError
from privity.engagements.selectors import Engagement
from privity.sharing import models
from privity.sharing.facts import Ask, ask_from

PAGE = 50


def asks_of(engagement: Engagement, *, before: datetime | None = None, limit: int = PAGE) -> list[Ask]:
    """The asks that ``engagement.actor`` may see, newest first: at most ``limit`` asked before an instant."""
    rows = models.AskReader.objects.filter(
        practice_id=engagement.practice, engagement_id=engagement.id, person_id=engagement.actor
    )
    if before is not None:
        rows = rows.filter(asked_at__lt=before)
    return [ask_from(row.ask) for row in rows.select_related("ask").order_by("-asked_at", "-id")[:limit]]


def ask_for(engagement: Engagement, ask_id: UUID) -> Ask:
    """One of the asks that ``engagement.actor`` may see.

    :raises NotFoundError: there is none, or it is not for them
    """
    row = models.AskReader.objects.filter(
        practice_id=engagement.practice, engagement_id=engagement.id, person_id=engagement.actor, ask_id=ask_id
    ).select_related("ask")
    found = row.first()
    if found is None:
        raise NotFoundError("There is nothing here for you.")
    return ask_from(found.ask)


def asks_since(engagements: Iterable[Engagement], since: datetime, *, limit: int = PAGE) -> list[Ask]:
    """The newest asks in engagements of one actor that the actor may see: one query, however many engagements."""
    mine = list(engagements)
    rows = models.AskReader.objects.filter(
        practice_id__in={engagement.practice for engagement in mine},
        engagement_id__in=[engagement.id for engagement in mine],
        person_id__in={engagement.actor for engagement in mine},
        asked_at__gte=since,
    )
    return [ask_from(row.ask) for row in rows.select_related("ask").order_by("-asked_at", "-id")[:limit]]
