"""Opening an engagement."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from privity.accounts.selectors import address_of
from privity.accounts.services import person_for_address
from privity.core.engagements import NAME, EngagementKind, Named, company
from privity.core.entries import EngagementOpened
from privity.core.lines import one_line
from privity.core.vocabulary import Role
from privity.engagements import models
from privity.engagements.selectors import engagement_to_change, practice_for
from privity.engagements.services.naming import give_part
from privity.engagements.services.recording import record
from privity.kit.clock import Clock


@transaction.atomic
def open_engagement(
    *, actor: UUID, practice_id: UUID, kind: EngagementKind, own_name: str, people: Sequence[Named], clock: Clock
) -> UUID:
    """Open an engagement with ``actor`` as its coach and name its people; returns its id.

    By any coach of the practice. Nobody is written to yet, and nothing opens by it (R5): who is named here sees it after
    an invitation, and may share in it after signing. Coach and client read on the ledger who was named; to the others
    that is not told, nor to the members of a group: they know each other once they are party to the same terms (R58, R72).
    ``own_name`` is what the others read for the coach.

    :raises InvalidError: a required role is missing, or a line about a person cannot be used (``people.<position>.<field>``)
    """
    at = clock()
    practice = practice_for(actor, practice_id, at=at)
    own_name = one_line(own_name, field="own_name", at_most=NAME)
    there = company(kind, people, coach_address=address_of(actor))
    row = models.Engagement.objects.create(practice_id=practice.id, kind=kind, opened_at=at)
    _seat_coach(row, actor, own_name, at)
    persons = _persons(there)
    for person, named in zip(persons, there, strict=True):
        give_part(practice=practice.id, engagement=row.pk, person=person, named=named, at=at)
    engagement = engagement_to_change(actor, row.pk, lambda: at)
    entry = EngagementOpened(
        kind=kind, people=tuple(map(engagement.key_of, persons)), roles=tuple(named.role for named in there)
    )
    record(engagement, entry, at=at)
    return row.pk


def _persons(there: Sequence[Named]) -> list[UUID]:
    """Who they are, in their order. They are made in the order of their addresses: two who do so at once never deadlock."""
    names = {named.address: named.name for named in reversed(there)}
    ids = {address: person_for_address(address=address, name=names[address]) for address in sorted(names)}
    return [ids[named.address] for named in there]


def _seat_coach(row: models.Engagement, person: UUID, name: str, at: datetime) -> None:
    models.Participation.objects.create(
        practice_id=row.practice_id,
        engagement=row,
        person_id=person,
        role=Role.COACH,
        name=name,
        since=at,
        joined_at=at,
    )
