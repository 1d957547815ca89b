"""The people of an engagement that the caller has loaded, and so may see."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from privity.accounts.selectors import addresses_of
from privity.core.addresses import caution_about
from privity.core.decision import facts as core
from privity.core.decision.facts import CLIENT_ROLES
from privity.core.engagements import free_seats, may_end_part
from privity.core.errors import NotFoundError, RefusedError
from privity.core.vocabulary import Phase, Role
from privity.core.words import Phrase
from privity.engagements import models
from privity.engagements.facts import Engagement, Participant, participant_from, participation_from
from privity.engagements.selectors.parts import NOTHING_HERE

EMPLOYERS = frozenset({Role.SPONSOR, Role.LINE_MANAGER})


def participants(engagement: Engagement) -> list[Participant]:
    """Everybody who takes or took part, in the order in which they were named."""
    rows = models.Participation.objects.filter(practice_id=engagement.practice, engagement_id=engagement.id)
    rows = rows.annotate(invited_at=Max("invitations__sent_at")).order_by("since", "id")
    return [participant_from(row, row.invited_at) for row in rows]


def participants_by_engagement(engagements: Iterable[Engagement]) -> Mapping[UUID, list[Participant]]:
    """As ``participants``, for many engagements of one actor: one query, however many."""
    mine = list(engagements)
    there = {"practice_id__in": {one.practice for one in mine}, "engagement_id__in": [one.id for one in mine]}
    rows = models.Participation.objects.filter(**there).annotate(invited_at=Max("invitations__sent_at"))
    found: dict[UUID, list[Participant]] = {one.id: [] for one in mine}
    for row in rows.order_by("since", "id"):
        found[row.engagement_id].append(participant_from(row, row.invited_at))
    return found


def part_in(engagement: Engagement, participation_id: UUID) -> Participant:
    """One part of the engagement.

    :raises NotFoundError: there is none with this id here
    """
    for part in participants(engagement):
        if part.id == participation_id:
            return part
    raise NotFoundError(NOTHING_HERE)


def part_to_end(engagement: Engagement, participation_id: UUID) -> Participant:
    """One part of the engagement, which the actor may end. Whom somebody else than coach and client cannot end is not there.

    :raises NotFoundError: there is none with this id here, or not for them (R58)
    :raises RefusedError: it is not theirs to end
    """
    part = part_in(engagement, participation_id)
    own = part.person == engagement.actor
    if may_end_part(engagement.roles, part.role, own=own, answered=part.answered):
        return part
    if engagement.roles & {Role.COACH, Role.CLIENT}:
        raise RefusedError("This part is not yours to end. To stop altogether, end the engagement.")
    raise NotFoundError(NOTHING_HERE)


def participations_of(engagement: Engagement) -> tuple[core.Participation, ...]:
    """The participations of an engagement as the decision wants them."""
    return tuple(map(participation_from, participants(engagement)))


def free_seats_in(engagement: Engagement) -> tuple[Role, ...]:
    """The roles in which somebody can be named here now; after the end there is none."""
    if engagement.phase is Phase.AFTERCARE:
        return ()
    return free_seats(engagement.kind, {one.role for one in participants(engagement) if one.until is None})


def names_of(engagement: Engagement) -> Mapping[str, str]:
    """How everybody is called here, by the opaque id that the core uses."""
    return names_among(participants(engagement))


def names_among(people: Iterable[Participant]) -> Mapping[str, str]:
    """What these people are called, by key. Who has several parts is called as in the first role, and there as last named:
    a client who pays is a person, not their company."""
    order = list(Role)
    ranked = sorted(people, key=lambda one: order.index(one.role), reverse=True)
    return {one.key: one.name for one in ranked}


def cautions(engagement: Engagement, *, at: datetime) -> list[Phrase]:
    """A word of caution for each client who is written to at an employer's address (R40). For the coach's eyes."""
    people = [person for person in participants(engagement) if person.open(at)]
    addresses = addresses_of(person.person for person in people)
    employers = [addresses[person.person] for person in people if person.role in EMPLOYERS]
    clients = [person for person in people if person.role in CLIENT_ROLES]
    words = (caution_about(client.name, addresses[client.person], employers) for client in clients)
    return [caution for caution in words if caution]
