"""Engagements as the person of some parts sees them. Every page begins here, so its queries are prepared and choose columns."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from privity.engagements import models
from privity.engagements.facts import NAME, OWN_PART, Engagement, Name, OwnPart, engagement_from, phase_change_from
from privity.engagements.selectors.parts import parts_joined, parts_named
from privity.kit.prepared import Prepared

type Parts = QuerySet[models.Participation]
type Rows = QuerySet[Any, tuple[Any, ...]]


def _there(parts: Parts) -> dict[str, Any]:
    """What belongs to the engagements of these parts."""
    parts = parts.order_by()
    return {"practice_id__in": parts.values("practice_id"), "engagement_id__in": parts.values("engagement_id")}


class Seen:
    """The queries for the engagements of ``parts``."""

    def __init__(self, parts: Callable[..., Parts]) -> None:
        def own(*values: Any) -> Rows:
            return parts(*values).order_by("-engagement__opened_at", "-engagement_id").values_list(*OWN_PART)

        def names(*values: Any) -> Rows:
            rows = models.Participation.objects.filter(**_there(parts(*values)))
            return rows.order_by("since", "id").values_list(*NAME)

        def changes(*values: Any) -> Rows:
            return models.PhaseChange.objects.filter(**_there(parts(*values))).values_list(
                "engagement_id", "phase", "at"
            )

        self.own, self.names, self.changes = Prepared(own), Prepared(names), Prepared(changes)


ALL_JOINED = Seen(parts_joined)
ONE_JOINED = Seen(lambda actor, at, engagement: parts_joined(actor, at).filter(engagement_id=engagement))
ONE_NAMED = Seen(lambda actor, at, engagement: parts_named(actor, at).filter(engagement_id=engagement))


def seen_from(seen: Seen, actor: UUID, at: datetime, *values: UUID) -> list[Engagement]:
    """The engagements, newest first: three queries, however many there are."""
    mine, names, changes = defaultdict(list), defaultdict(list), defaultdict(list)
    for part in map(OwnPart._make, seen.own(actor, at, *values)):
        mine[part.engagement].append(part)
    if not mine:
        return []
    for name in map(Name._make, seen.names(actor, at, *values)):
        names[name.engagement].append(name)
    for key, phase, since in seen.changes(actor, at, *values):
        changes[key].append(phase_change_from(phase, since))
    return [engagement_from(actor, own, names[key], changes[key], at) for key, own in mine.items()]
