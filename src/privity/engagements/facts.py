"""Rows to values, one way: what the other slices and the core get to see of an engagement."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from privity.core.decision import facts
from privity.core.engagements import EngagementKind
from privity.core.errors import RefusedError
from privity.core.vocabulary import Phase, Role
from privity.engagements import models


@dataclass(frozen=True, slots=True)
class Engagement:
    """An engagement as one of its people sees it: ``roles`` are theirs, ``actor`` is who they are."""

    id: UUID
    practice: UUID
    kind: EngagementKind
    opened_at: datetime
    phase: Phase
    actor: UUID
    roles: frozenset[Role]

    def require(self, *roles: Role) -> None:
        """Refuse unless the actor has one of these roles here.

        :raises RefusedError: this act is not theirs
        """
        if not self.roles & frozenset(roles):
            raise RefusedError("In your role here this is not yours to do.")


@dataclass(frozen=True, slots=True)
class Participant:
    """A person's part in an engagement. ``name`` is how they are called here."""

    id: UUID
    person: UUID
    role: Role
    name: str
    organisation: str
    since: datetime
    joined_at: datetime | None
    until: datetime | None
    invited_at: datetime | None = None

    def open(self, at: datetime) -> bool:
        """Whether they take part at this instant."""
        return participation_from(self).open(at)


def engagement_from(
    mine: Sequence[models.Participation], changes: Iterable[models.PhaseChange], at: datetime
) -> Engagement:
    """The engagement as the person of these parts (at least one) sees it."""
    row = mine[0].engagement
    return Engagement(
        id=row.pk,
        practice=row.practice_id,
        kind=EngagementKind(row.kind),
        opened_at=row.opened_at,
        phase=phase_at(changes, at),
        actor=mine[0].person_id,
        roles=frozenset(Role(part.role) for part in mine),
    )


def participation_from(row: models.Participation | Participant) -> facts.Participation:
    """The core's participation; a person is known there by an opaque id."""
    person = row.person if isinstance(row, Participant) else row.person_id
    return facts.Participation(person=person.hex, role=Role(row.role), since=row.since, until=row.until)


def phase_change_from(row: models.PhaseChange) -> facts.PhaseChange:
    return facts.PhaseChange(phase=Phase(row.phase), at=row.at)


def phase_at(rows: Iterable[models.PhaseChange], at: datetime) -> Phase:
    """The phase at an instant, by the core's rule."""
    return facts.Facts(engagement="", actors={}, phases=tuple(map(phase_change_from, rows))).phase(at)


def participant_from(row: models.Participation, invited_at: datetime | None = None) -> Participant:
    return Participant(
        id=row.pk,
        person=row.person_id,
        role=Role(row.role),
        name=row.name,
        organisation=row.organisation,
        since=row.since,
        joined_at=row.joined_at,
        until=row.until,
        invited_at=invited_at,
    )


def names_by_key(people: Iterable[Participant]) -> Mapping[str, str]:
    """How everybody is called here, by the opaque id that the core uses."""
    return {participant.person.hex: participant.name for participant in people}
