"""The facts of one engagement that a decision stands on: values only, in any order, with the instants they hold."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from privity.core.agreements.version import Addendum, AgreementVersion, within
from privity.core.consents import Consent
from privity.core.vocabulary import ChannelKind, Phase, Purpose, Role


class ActorKind(StrEnum):
    """Who can be a recipient: a person or a named office. "Management" is neither."""

    PERSON = "person"
    OFFICE = "office"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class PhaseChange:
    """From this instant on the engagement is in this phase."""

    phase: Phase
    at: datetime


@dataclass(frozen=True, slots=True)
class Participation:
    """This person takes part in this role from ``since`` until, not including, ``until``."""

    person: str
    role: Role
    since: datetime
    until: datetime | None = None

    def open(self, at: datetime) -> bool:
        return within(at, self.since, self.until)


@dataclass(frozen=True, slots=True)
class Review:
    """An agreed review. Overdue from ``due_at`` until held, or as long as the client extended it (R9, R11)."""

    due_at: datetime
    held_at: datetime | None = None
    extended_at: datetime | None = None
    extended_until: datetime | None = None

    def overdue(self, at: datetime) -> bool:
        held = self.held_at is not None and self.held_at <= at
        extended = self.extended_at is not None and within(at, self.extended_at, self.extended_until)
        return self.due_at <= at and not held and not extended


class HoldKind(StrEnum):
    """Why nothing may move: a legal hold, or a restriction of processing asked for by a subject."""

    LEGAL = "legal"
    RESTRICTION = "restriction"


@dataclass(frozen=True, slots=True)
class Hold:
    """A freeze on one named item."""

    id: str
    kind: HoldKind
    item: str
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class BreachCase:
    """A breach case with this person as actor, open from ``since`` until, not including, ``until``."""

    id: str
    actor: str
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a session and who was in the room (R36)."""

    id: str
    present: frozenset[str]


@dataclass(frozen=True, slots=True)
class ChannelAcceptance:
    """The client accepted that this employer-owned channel is used."""

    channel: ChannelKind
    at: datetime


@dataclass(frozen=True, slots=True)
class ExceptionFile:
    """A danger or legal-demand file (R77–R86): what may leave, to whom, when; and whether telling the client waits.

    ``complete`` says that every step of its procedure is recorded. ``tell_client_after`` counts only with a reason.
    """

    id: str
    purpose: Purpose
    recipient: str
    text_hash: str
    since: datetime
    until: datetime
    complete: bool
    closed_at: datetime | None = None
    delay_reason: str | None = None
    tell_client_after: datetime | None = None
    telling_raises_danger: bool = False

    def open(self, at: datetime) -> bool:
        """Inside its window and not closed."""
        return within(at, self.since, self.until) and within(at, None, self.closed_at)

    def delays_telling(self, at: datetime) -> bool:
        """Telling the client waits only with a written reason and a date that has not come (R80)."""
        return bool(self.delay_reason) and self.tell_client_after is not None and at < self.tell_client_after


@dataclass(frozen=True, slots=True)
class Facts:
    """One engagement at all instants. ``actors`` is everybody and every office that can be named in a question.

    ``acquaintances`` holds (recipient, subject) pairs: the recipient would know the subject even unnamed (R110).
    """

    engagement: str
    actors: dict[str, ActorKind]
    phases: tuple[PhaseChange, ...] = ()
    participations: tuple[Participation, ...] = ()
    versions: tuple[AgreementVersion, ...] = ()
    addenda: tuple[Addendum, ...] = ()
    consents: tuple[Consent, ...] = ()
    reviews: tuple[Review, ...] = ()
    holds: tuple[Hold, ...] = ()
    breach_cases: tuple[BreachCase, ...] = ()
    segments: tuple[Segment, ...] = ()
    accepted_channels: tuple[ChannelAcceptance, ...] = ()
    acquaintances: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    exception_files: tuple[ExceptionFile, ...] = ()

    def phase(self, at: datetime) -> Phase:
        """The phase at an instant; ``draft`` before the first change. Of two at one instant the later phase counts."""
        return phase_at(self.phases, at)

    def was_present(self, person: str, segment: str | None) -> bool:
        """Whether this person is recorded as present in a segment; nobody is in one that is not known."""
        return any(known.id == segment and person in known.present for known in self.segments)

    def ended_at(self, at: datetime) -> datetime | None:
        """When the engagement went into aftercare, if it is there at this instant: the start of the unbroken stretch."""
        reached = {change.at: change.phase for change in sorted(self.phases, key=_in_order) if change.at <= at}
        ended = None
        for instant, phase in reached.items():
            ended = (ended or instant) if phase is Phase.AFTERCARE else None
        return ended

    def roles(self, person: str, at: datetime) -> frozenset[Role]:
        """The roles of a person's open participations at an instant; empty for outsiders and leavers."""
        return frozenset(p.role for p in self.participations if p.person == person and p.open(at))

    def ever_client(self, person: str, at: datetime) -> bool:
        """Whether this person is, or was by this instant, a client here. The own story has no end (rule 2)."""
        return any(p.person == person and p.role in CLIENT_ROLES and p.since <= at for p in self.participations)

    def own_act(self, sender: str, subjects: frozenset[str], at: datetime) -> bool:
        """Whether the sender is a client now and a subject: rules 8, 10 and 11 do not bind the client's own act."""
        return sender in subjects and bool(self.roles(sender, at) & CLIENT_ROLES)


_ORDER = {phase: rank for rank, phase in enumerate(Phase)}


def phase_at(changes: Iterable[PhaseChange], at: datetime) -> Phase:
    """The phase after these changes at an instant, as ``Facts.phase`` tells it."""
    past = [change for change in changes if change.at <= at]
    return max(past, key=_in_order).phase if past else Phase.DRAFT


def _in_order(change: PhaseChange) -> tuple[datetime, int]:
    return change.at, _ORDER[change.phase]


CLIENT_ROLES = frozenset({Role.CLIENT, Role.GROUP_MEMBER})
"""A group member is a client too: the role only tells how the other members see them."""
