"""People who come later, and people who go."""

from uuid import UUID

from django.db import transaction

from privity.accounts.services import person_for_address
from privity.core.engagements import Named, checked, seats
from privity.core.entries import ParticipationEnded, PersonAdded
from privity.core.errors import ConflictError, InvalidError
from privity.core.vocabulary import Role
from privity.engagements import models
from privity.engagements.selectors import engagement_to_change, free_seats_in, part_to_end, participants
from privity.engagements.services.naming import give_part
from privity.engagements.services.recording import record
from privity.kit.clock import Clock


@transaction.atomic
def add_person(*, actor: UUID, engagement_id: UUID, named: Named, clock: Clock) -> UUID:
    """Name one more person in a running engagement; returns the person's id.

    By the coach. Nothing opens by it: an agreement binds, and speaks to, the people who signed it (R5, R70).

    :raises InvalidError: this kind of engagement has no seat for the role, it is taken by the one client or supervisor there
        can be, or the line cannot be used
    :raises ConflictError: that person has this role here already, or the engagement has ended
    """
    engagement = engagement_to_change(actor, engagement_id, clock)
    at = engagement.at
    engagement.require(Role.COACH)
    engagement.require_going_on()
    named = checked(named)
    if named.role not in seats(engagement.kind):
        raise InvalidError("There is no such role in this kind of engagement.", field="role")
    if named.role not in free_seats_in(engagement):
        raise InvalidError("Somebody takes part in this role already, and there is only one.", field="role")
    open_parts = {(p.person, p.role) for p in participants(engagement) if p.open(at)}
    person = person_for_address(address=named.address, name=named.name)
    if (person, named.role) in open_parts or person == actor:
        raise ConflictError("The person with this address takes part already.")
    give_part(practice=engagement.practice, engagement=engagement.id, person=person, named=named, at=at)
    record(engagement, PersonAdded(person=engagement.key_of(person), role=named.role), at=at, concerned={person})
    return person


@transaction.atomic
def end_participation(*, actor: UUID, engagement_id: UUID, participation_id: UUID, clock: Clock) -> None:
    """End a person's part in a role: their access ends that instant.

    By the coach for anybody but a client (but for a client too who was named and has neither joined nor signed), by the
    client for an assistant or supporter, and by everybody but coach and client for themselves. The duty to keep
    confidential goes on.

    :raises NotFoundError: there is no such part here, or none for them
    :raises RefusedError: it is not theirs to end
    :raises ConflictError: it has ended already
    """
    engagement = engagement_to_change(actor, engagement_id, clock)
    at = engagement.at
    part = part_to_end(engagement, participation_id)
    if not part.open(at):
        raise ConflictError("This part has ended already.")
    models.Participation.objects.filter(pk=part.id).update(until=at)
    models.Invitation.objects.filter(participation_id=part.id, expires_at__gt=at).update(expires_at=at)
    record(engagement, ParticipationEnded(person=part.key, role=part.role), at=at, concerned={part.person})
