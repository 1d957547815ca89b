"""Sealed records, for who may read them: in the circle, from the epoch they joined with, and not against a strict mark.

Only bytes that nobody here can read are handed out. That somebody fetched them is not on the ledger yet: a fetch is no
reading (a page fetches all there is, to search it). Readings by others than the author are recorded with disclosures.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from privity.core.errors import NotFoundError
from privity.core.vocabulary import Role
from privity.engagements.selectors import Engagement
from privity.vault import models
from privity.vault.facts import Circle, Revision, revision_from

PAGE = 100
SEES_STRICT = frozenset({Role.CLIENT, Role.COACH, Role.GROUP_MEMBER})
"""Beyond whom a strict mark closes (R34)."""
NOTHING_HERE = "There is nothing here for you."


def revisions_for(
    engagement: Engagement, circles: Iterable[Circle], *, after: UUID | None = None, limit: int = PAGE
) -> list[Revision]:
    """The revisions in these circles of the actor's that the actor may read, in the order in which they were stored.

    At most ``limit``; the next page is ``after`` the ``id`` of the last one.
    """
    rows = models.Revision.objects.filter(_readable(engagement, circles), practice_id=engagement.practice)
    if after is not None:
        rows = rows.filter(id__gt=after)
    if not _sees_strict(engagement):
        rows = rows.filter(record__strict=False)
    return [revision_from(row) for row in rows.select_related("record").order_by("id")[:limit]]


def record_for(engagement: Engagement, circles: Iterable[Circle], record_id: UUID) -> models.Record:
    """The record, for the services here, if the actor may read a revision of it.

    :raises NotFoundError: there is none, or it is not theirs
    """
    rows = models.Revision.objects.filter(
        _readable(engagement, circles), practice_id=engagement.practice, record_id=record_id
    )
    row = rows.select_related("record").first()
    if row is None or (row.record.strict and not _sees_strict(engagement)):
        raise NotFoundError(NOTHING_HERE)
    return row.record


def _readable(engagement: Engagement, circles: Iterable[Circle]) -> Q:
    readable = Q(pk__in=[])
    for circle in circles:
        since = circle.members[engagement.reader].since_epoch
        readable |= Q(circle_id=circle.id, epoch__gte=since)
    return readable


def _sees_strict(engagement: Engagement) -> bool:
    return engagement.roles <= SEES_STRICT
