"""Rows to values, one way: what the other slices and the core get to see of an engagement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from privity.core.decision import facts
from privity.core.engagements import EngagementKind
from privity.core.errors import ConflictError, RefusedError
from privity.core.parties import known_as
from privity.core.vocabulary import Phase, Role
from privity.engagements import models

NAMES_IN_TITLE = 3


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice as one of its members sees it."""

    id: UUID
    name: str
    member: UUID
    administrator: bool

    def require_administrator(self) -> None:
        """Refuse unless the member is an administrator.

        :raises RefusedError: this act is not theirs
        """
        if not self.administrator:
            raise RefusedError("Only an administrator of the practice can do this.")


@dataclass(frozen=True, slots=True)
class Member:
    """A coach of a practice, as they were named when they came: it says nothing of who else knows them."""

    person: UUID
    name: str
    administrator: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class Engagement:
    """An engagement as one of its people sees it: ``roles`` are theirs, ``actor`` is who they are.

    ``title`` names the other side: to clients, and to who has signed nothing here, the coaches; to everybody else the
    clients (in supervision the supervisor).
    """

    id: UUID
    practice: UUID
    kind: EngagementKind
    opened_at: datetime
    phase: Phase
    title: str
    actor: UUID
    roles: frozenset[Role]

    @property
    def reader(self) -> str:
        """How the core calls the actor here."""
        return self.key_of(self.actor)

    def key_of(self, person: UUID) -> str:
        """How the core calls a person here."""
        return known_as(person, self.id)

    def require(self, *roles: Role) -> None:
        """Refuse unless the actor has one of these roles here.

        :raises RefusedError: this act is not theirs
        """
        if not self.roles & frozenset(roles):
            raise RefusedError("In your role here this is not yours to do.")

    def require_going_on(self) -> None:
        """Refuse after the end.

        :raises ConflictError: the engagement has ended
        """
        if self.phase is Phase.AFTERCARE:
            raise ConflictError("The engagement has ended: this cannot be done in it any more.")


@dataclass(frozen=True, slots=True)
class Participant:
    """A person's part in an engagement. ``name`` is how they are called here; ``key`` is how the core calls them."""

    id: UUID
    engagement: UUID
    person: UUID
    role: Role
    name: str
    organisation: str
    since: datetime
    joined_at: datetime | None
    signed_at: datetime | None
    until: datetime | None
    invited_at: datetime | None = None

    @property
    def key(self) -> str:
        return known_as(self.person, self.engagement)

    @property
    def answered(self) -> bool:
        """Whether they joined, or signed something: to a naming that was answered the coach has no last word."""
        return self.joined_at is not None or self.signed_at is not None

    def open(self, at: datetime) -> bool:
        """Whether they take part at this instant."""
        return participation_from(self).open(at)


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invited person may know before joining: who invites them, as what, and how they are called there."""

    engagement: UUID
    practice: str
    coach: str
    kind: EngagementKind
    person: UUID
    name: str
    roles: tuple[Role, ...]


def engagement_from(
    mine: Sequence[models.Participation],
    everybody: Iterable[models.Participation],
    changes: Iterable[models.PhaseChange],
    at: datetime,
) -> Engagement:
    """The engagement as the person of these parts (at least one) sees it: those who left before they came are not named."""
    row = mine[0].engagement
    roles = frozenset(Role(part.role) for part in mine)
    came = min(part.since for part in mine)
    signed = any(part.signed_at for part in mine)
    return Engagement(
        id=row.pk,
        practice=row.practice_id,
        kind=EngagementKind(row.kind),
        opened_at=row.opened_at,
        phase=phase_at(changes, at),
        title=title((part for part in everybody if part.until is None or part.until > came), roles, signed=signed),
        actor=mine[0].person_id,
        roles=roles,
    )


def title(people: Iterable[models.Participation], roles: frozenset[Role], *, signed: bool) -> str:
    """What somebody with ``roles`` calls the engagement: the names of the other side.

    Being named opens nothing: to coaches and those who have ``signed`` here it names the clients, to all others the coaches.
    """
    clients, coaches = {Role.CLIENT, Role.GROUP_MEMBER, Role.SUPERVISOR}, {Role.COACH}
    wanted = clients if roles & coaches or (signed and not roles & clients) else coaches
    names = list(dict.fromkeys(part.name for part in people if part.role in wanted))
    return ", ".join(names[:NAMES_IN_TITLE]) + (" …" if len(names) > NAMES_IN_TITLE else "")


def phase_at(rows: Iterable[models.PhaseChange], at: datetime) -> Phase:
    """The phase at an instant, by the core's rule."""
    return facts.Facts(engagement="", actors={}, phases=tuple(map(phase_change_from, rows))).phase(at)


def phase_change_from(row: models.PhaseChange) -> facts.PhaseChange:
    return facts.PhaseChange(phase=Phase(row.phase), at=row.at)


def participant_from(row: models.Participation, invited_at: datetime | None) -> Participant:
    return Participant(
        id=row.pk,
        engagement=row.engagement_id,
        person=row.person_id,
        role=Role(row.role),
        name=row.name,
        organisation=row.organisation,
        since=row.since,
        joined_at=row.joined_at,
        signed_at=row.signed_at,
        until=row.until,
        invited_at=invited_at,
    )


def participation_from(participant: Participant) -> facts.Participation:
    """The core's participation; a person is known there by an opaque id."""
    return facts.Participation(
        person=participant.key, role=participant.role, since=participant.since, until=participant.until
    )


def invitation_from(parts: Sequence[models.Participation], coach: str) -> Invitation:
    """The invitation that stands behind a person's open parts (at least one) in an engagement."""
    first = parts[0]
    return Invitation(
        engagement=first.engagement_id,
        practice=first.practice.name,
        coach=coach,
        kind=EngagementKind(first.engagement.kind),
        person=first.person_id,
        name=first.name,
        roles=tuple(Role(part.role) for part in parts),
    )


def practice_from(row: models.PracticeMember) -> Practice:
    return Practice(id=row.practice_id, name=row.practice.name, member=row.person_id, administrator=row.administrator)


def member_from(row: models.PracticeMember) -> Member:
    return Member(person=row.person_id, name=row.name, administrator=row.administrator, since=row.since)
