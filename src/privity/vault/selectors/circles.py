"""Circles, for who is in them by the log *and* by the rules: whom the rules let in no more is handed nothing from that instant."""

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from django.db.models import QuerySet

from privity.core.circles import due, readers
from privity.core.decision.facts import Facts
from privity.core.errors import ConflictError, NotFoundError
from privity.core.sealing.circle_log import CircleState, replay
from privity.core.sealing.statement import statement_from
from privity.engagements.selectors import Engagement
from privity.vault import models
from privity.vault.facts import Circle, Grant, Membership, circle_from, grant_from, membership_from
from privity.vault.selectors.keys import keys_by_id, lost_keys

NOTHING_HERE = "There is nothing here for you."


def circles_of(engagement: Engagement, facts: Facts) -> list[Circle]:
    """The circles in which the actor is, oldest first: the same few queries, however many there are."""
    rows = list(_rows(engagement).filter(pk__in=_memberships(engagement).values("circle_id")).order_by("id"))
    members = _members(engagement)
    found = [circle_from(row, members[row.pk]) for row in rows]
    return [circle for circle in found if engagement.reader in readers(circle.scope, facts, engagement.at)]


def circle_for(engagement: Engagement, circle_id: UUID, facts: Facts) -> Circle:
    """One of the circles in which the actor is.

    :raises NotFoundError: there is none, or they are not in it
    """
    for circle in circles_of(engagement, facts):
        if circle.id == circle_id:
            return circle
    raise NotFoundError(NOTHING_HERE)


def going_circle_for(engagement: Engagement, circle_id: UUID, facts: Facts) -> Circle:
    """As ``circle_for``, to write there.

    :raises NotFoundError: there is none, or they are not in it
    :raises ConflictError: another circle has taken its place
    """
    circle = circle_for(engagement, circle_id, facts)
    if circle.over:
        raise ConflictError("Another circle has taken the place of this one: look again.")
    return circle


def is_lost(engagement: Engagement, circle: Circle) -> bool:
    """Whether nobody can continue it: each of its keepers has lost the key by which they are in it."""
    lost = lost_keys(engagement)
    return all(member.key.id in lost for member in state_of(engagement, circle).members.values() if member.keeper)


def log_of(engagement: Engagement, circle: Circle) -> list[bytes]:
    """The entries of its log as they were signed, from the first on."""
    return logs_of(engagement, [circle])[circle.id]


def logs_of(engagement: Engagement, circles: list[Circle]) -> Mapping[UUID, list[bytes]]:
    """As ``log_of``, for many circles of one engagement: one query."""
    rows = models.CircleEntry.objects.filter(
        practice_id=engagement.practice, circle_id__in=[circle.id for circle in circles]
    )
    texts: dict[UUID, list[bytes]] = defaultdict(list)
    for circle, statement in rows.order_by("circle_id", "n").values_list("circle_id", "statement"):
        texts[circle].append(bytes(statement))
    return texts


def state_of(engagement: Engagement, circle: Circle) -> CircleState:
    """The circle as its log, verified anew, says it is now.

    :raises InvalidError: somebody changed the log by hand
    """
    statements = map(statement_from, log_of(engagement, circle))
    return replay(circle.id.hex, statements, keys_by_id(engagement))[-1]


def grants_for(engagement: Engagement, circles: list[Circle]) -> list[Grant]:
    """What was handed to the actor in these circles, and to nobody else, oldest first."""
    rows = models.Grant.objects.filter(
        practice_id=engagement.practice,
        circle_id__in=[circle.id for circle in circles],
        person_id=engagement.actor,
    )
    return [grant_from(row) for row in rows.order_by("id")]


def due_in(circle: Circle, engagement: Engagement, facts: Facts) -> Mapping[str, list[str]]:
    """``leave`` and ``join``: whom the actor, if a keeper, has to take out, and may let in. Of others nothing."""
    if circle.over or not circle.members[engagement.reader].keeper:
        return {"leave": [], "join": []}
    change = due(circle.scope, circle.members.keys(), facts, engagement.at)
    return {"leave": sorted(change.leave), "join": sorted(change.join)}


def _rows(engagement: Engagement) -> QuerySet[models.Circle]:
    return models.Circle.objects.filter(practice_id=engagement.practice, engagement_id=engagement.id)


def _memberships(engagement: Engagement) -> QuerySet[models.CircleMember]:
    return models.CircleMember.objects.filter(
        practice_id=engagement.practice, engagement_id=engagement.id, person_id=engagement.actor, until=None
    )


def _members(engagement: Engagement) -> Mapping[UUID, dict[str, Membership]]:
    members: dict[UUID, dict[str, Membership]] = defaultdict(dict)
    rows = models.CircleMember.objects.filter(practice_id=engagement.practice, engagement_id=engagement.id, until=None)
    for row in rows:
        members[row.circle_id][engagement.key_of(row.person_id)] = membership_from(row)
    return members
