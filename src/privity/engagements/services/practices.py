"""Practices: founded, joined by coaches, run by administrators. None of it opens an engagement (R39)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from privity.accounts.selectors import address_of, names_of
from privity.accounts.services import person_for_address
from privity.core.engagements import NAME
from privity.core.entries import AdministratorChanged, CoachAdmitted, Entry, PracticeFounded
from privity.core.errors import ConflictError, NotFoundError
from privity.core.lines import one_line
from privity.engagements import models
from privity.engagements.facts import Practice
from privity.engagements.selectors import members, practice_to_change
from privity.engagements.services.mails import mail_welcome
from privity.kit.clock import Clock
from privity.ledger.services import append


@transaction.atomic
def found_practice(*, actor: UUID, name: str, clock: Clock) -> UUID:
    """Found a practice with ``actor`` as its first coach and administrator; returns its id.

    For ``privity setup`` and the first-run page only. It gives the actor no right to anything that is there already.

    :raises InvalidError: ``name`` is no line of 1 to 200 characters
    """
    at = clock()
    row = models.Practice.objects.create(name=one_line(name, field="name", at_most=NAME), founded_at=at)
    own_name = names_of([actor])[actor]
    models.PracticeMember.objects.create(practice=row, person_id=actor, name=own_name, administrator=True, since=at)
    append(actor=actor, practice=row.pk, engagement=None, entry=PracticeFounded(), readers={actor}, at=at)
    return row.pk


@transaction.atomic
def admit_coach(*, actor: UUID, practice_id: UUID, address: str, name: str, clock: Clock) -> UUID:
    """Admit the person with this address as a coach of the practice, and mail them; returns the person's id.

    By an administrator. The new coach sees no engagement but those they open. The practice calls them by ``name``,
    whatever they are called elsewhere: nobody learns who belongs to an address.

    :raises InvalidError: no mail address, or no name
    :raises ConflictError: that person is a coach here already
    """
    practice = practice_to_change(actor, practice_id, clock)
    at = practice.at
    practice.require_administrator()
    name = one_line(name, field="name", at_most=NAME)
    person = person_for_address(address=address, name=name)
    if any(member.person == person for member in members(practice, at=at)):
        raise ConflictError("That person is a coach of the practice already.")
    models.PracticeMember.objects.create(practice_id=practice.id, person_id=person, name=name, since=at)
    _record(practice, CoachAdmitted(person=person.hex), person, at)
    mail_welcome(address=address_of(person), practice=practice.id, clock=clock)
    return person


@transaction.atomic
def change_administrator(*, actor: UUID, practice_id: UUID, person: UUID, administrator: bool, clock: Clock) -> None:
    """Make a coach of the practice an administrator, or no longer one.

    By an administrator. The last administrator stays: nobody could admit coaches any more.

    :raises NotFoundError: that person is no coach here
    :raises ConflictError: it is so already, or it would leave the practice without an administrator
    """
    practice = practice_to_change(actor, practice_id, clock)
    at = practice.at
    practice.require_administrator()
    there = {member.person: member.administrator for member in members(practice, at=at)}
    if person not in there:
        raise NotFoundError("There is no such coach in this practice.")
    if there[person] is administrator:
        raise ConflictError("That is so already: reload the page.")
    if not administrator and sum(there.values()) == 1:
        raise ConflictError("A practice needs an administrator: name another one first.")
    rows = models.PracticeMember.objects.filter(practice_id=practice.id, person_id=person, until=None)
    rows.update(administrator=administrator)
    _record(practice, AdministratorChanged(person=person.hex, administrator=administrator), person, at)


def _record(practice: Practice, entry: Entry, person: UUID, at: datetime) -> None:
    """For the person concerned and for those who answer for the practice."""
    administrators = {member.person for member in members(practice, at=at) if member.administrator}
    readers = administrators | {person, practice.member}
    append(actor=practice.member, practice=practice.id, engagement=None, entry=entry, readers=readers, at=at)
