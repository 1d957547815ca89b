"""When the client was last reminded of the boundary (R112)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from privity.engagements.selectors import Engagement
from privity.sharing import models


def last_reminders(engagements: Iterable[Engagement]) -> Mapping[UUID, datetime]:
    """The instant of the last reminder in each engagement that had one: one query, however many engagements."""
    mine = list(engagements)
    rows = models.Reminder.objects.filter(
        practice_id__in={engagement.practice for engagement in mine},
        engagement_id__in=[engagement.id for engagement in mine],
    )
    return dict(rows.order_by().values_list("engagement_id").annotate(last=Max("at")))
