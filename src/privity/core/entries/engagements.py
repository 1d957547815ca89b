"""Entries of practices, engagements and the people in them. Tags 1–19."""

from dataclasses import dataclass

from privity.core.entries.base import PERSON_ID, UNLINK, Entry


@dataclass(frozen=True, slots=True)
class PracticeFounded(Entry):
    """A practice was set up; the actor is its first coach and administrator."""

    tag = 1
    personal = PERSON_ID
    erasure = UNLINK


@dataclass(frozen=True, slots=True)
class CoachAdmitted(Entry):
    """A coach was admitted to the practice. No engagement opens by it."""

    tag = 2
    personal = PERSON_ID
    erasure = UNLINK
    person: str


@dataclass(frozen=True, slots=True)
class AdministratorChanged(Entry):
    """Somebody became, or ceased to be, an administrator of the practice. No engagement opens by it (R39)."""

    tag = 3
    personal = PERSON_ID
    erasure = UNLINK
    person: str
    administrator: bool


@dataclass(frozen=True, slots=True)
class EngagementOpened(Entry):
    """A coach opened an engagement and named its people: ``roles[i]`` is the role of ``people[i]``. It opens nothing (R5)."""

    tag = 4
    personal = PERSON_ID
    erasure = UNLINK
    kind: str
    people: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonAdded(Entry):
    """A person was named, later, to take part in a role. It opens nothing by itself (R5)."""

    tag = 5
    personal = PERSON_ID
    erasure = UNLINK
    person: str
    role: str


@dataclass(frozen=True, slots=True)
class InvitationSent(Entry):
    """A personal invitation link was sent."""

    tag = 6
    personal = PERSON_ID
    erasure = UNLINK
    person: str


@dataclass(frozen=True, slots=True)
class InvitationAccepted(Entry):
    """The invited person, the actor, joined, in these roles. ``by_link``: the mailed link was the proof of who they are."""

    tag = 7
    personal = PERSON_ID
    erasure = UNLINK
    roles: tuple[str, ...]
    by_link: bool


@dataclass(frozen=True, slots=True)
class ParticipationEnded(Entry):
    """A person's part in a role ended: access ended that instant."""

    tag = 8
    personal = PERSON_ID
    erasure = UNLINK
    person: str
    role: str


@dataclass(frozen=True, slots=True)
class PhaseChanged(Entry):
    """The engagement moved to another phase."""

    tag = 9
    personal = PERSON_ID
    erasure = UNLINK
    phase: str


@dataclass(frozen=True, slots=True)
class EngagementEnded(Entry):
    """A party, the actor, ended the engagement. No rule loosens by it (R101)."""

    tag = 10
    personal = PERSON_ID
    erasure = UNLINK
