"""Rows to values, one way: what the other slices and the core get to see of an engagement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from privity.core.decision import facts
from privity.core.engagements import EngagementKind, may_end
from privity.core.errors import ConflictError, RefusedError
from privity.core.parties import known_as
from privity.core.vocabulary import Phase, Role
from privity.engagements import models

NAMES_IN_TITLE = 3
CLIENTS = frozenset({Role.CLIENT, Role.GROUP_MEMBER, Role.SUPERVISOR})
COACHES = frozenset({Role.COACH})
"""The two sides: each calls the engagement by the names of the other."""


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice as one of its members sees it."""

    id: UUID
    name: str
    member: UUID
    administrator: bool
    at: datetime
    """The instant at which they see it so: of an act, the instant of the act."""

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
    """An engagement as one of its people sees it: ``roles`` are theirs, ``actor`` is who they are, ``signed`` whether they
    have signed something here.

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
    signed: bool
    at: datetime
    """The instant at which they see it so: of an act, the instant of the act."""

    @property
    def may_end(self) -> bool:
        """Whether the actor may end it."""
        return may_end(self.roles, signed=self.signed)

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

    def require_may_end(self) -> None:
        """Refuse unless the actor may end it.

        :raises RefusedError: it is not theirs to end
        """
        if not self.may_end:
            raise RefusedError("It is not yours to end. You can leave it, on the page of its people.")

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


class OwnPart(NamedTuple):
    """A part of the one who looks, with its engagement."""

    engagement: UUID
    practice: UUID
    kind: str
    opened_at: datetime
    role: str
    since: datetime
    signed_at: datetime | None


OWN_PART = ("engagement_id", "practice_id", "engagement__kind", "engagement__opened_at", "role", "since", "signed_at")


class Name(NamedTuple):
    """How somebody is called in an engagement, and until when they take part."""

    engagement: UUID
    role: str
    name: str
    until: datetime | None


NAME = ("engagement_id", "role", "name", "until")


def engagement_from(
    actor: UUID,
    mine: Sequence[OwnPart],
    names: Iterable[Name],
    changes: Iterable[facts.PhaseChange],
    at: datetime,
) -> Engagement:
    """The engagement as the actor, whose parts (at least one) are given, sees it: who left before they came is not named."""
    first = mine[0]
    roles = frozenset(Role(part.role) for part in mine)
    came = min(part.since for part in mine)
    signed = any(part.signed_at for part in mine)
    return Engagement(
        id=first.engagement,
        practice=first.practice,
        kind=EngagementKind(first.kind),
        opened_at=first.opened_at,
        phase=facts.phase_at(changes, at),
        title=title((one for one in names if one.until is None or one.until > came), roles, signed=signed),
        actor=actor,
        roles=roles,
        signed=signed,
        at=at,
    )


def title(people: Iterable[Name], roles: frozenset[Role], *, signed: bool) -> str:
    """What somebody with ``roles`` calls the engagement: the names of the other side.

    Being named opens nothing: to coaches and those who have ``signed`` here it names the clients, to all others the coaches.
    """
    wanted = CLIENTS if roles & COACHES or (signed and not roles & CLIENTS) else COACHES
    names = list(dict.fromkeys(one.name for one in people if one.role in wanted))
    return ", ".join(names[:NAMES_IN_TITLE]) + (" …" if len(names) > NAMES_IN_TITLE else "")


def phase_change_from(phase: str, at: datetime) -> facts.PhaseChange:
    return facts.PhaseChange(phase=Phase(phase), at=at)


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


class InvitedPart(NamedTuple):
    """A part that somebody was invited to."""

    engagement: UUID
    practice: UUID
    practice_name: str
    kind: str
    person: UUID
    name: str
    role: str


INVITED_PART = ("engagement_id", "practice_id", "practice__name", "engagement__kind", "person_id", "name", "role")


def invitation_from(parts: Sequence[InvitedPart], coach: str) -> Invitation:
    """The invitation that stands behind a person's open parts (at least one) in an engagement."""
    first = parts[0]
    return Invitation(
        engagement=first.engagement,
        practice=first.practice_name,
        coach=coach,
        kind=EngagementKind(first.kind),
        person=first.person,
        name=first.name,
        roles=tuple(Role(part.role) for part in parts),
    )


MEMBERSHIP = ("practice_id", "practice__name", "person_id", "administrator")


def practice_from(row: tuple[UUID, str, UUID, bool], at: datetime) -> Practice:
    """From the columns of ``MEMBERSHIP``."""
    return Practice(*row, at)


def member_from(row: models.PracticeMember) -> Member:
    return Member(person=row.person_id, name=row.name, administrator=row.administrator, since=row.since)
