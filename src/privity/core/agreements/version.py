"""Versions of an agreement, addenda, signatures, and their state at an instant (R1–R8, R64).

Nothing here is edited: a change is a new version with fresh signatures, and old versions stay readable (R8).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from privity.core.matrix import Matrix
from privity.core.vocabulary import InformationClass, Limit, Purpose, Role, Rule


@dataclass(frozen=True, slots=True)
class Party:
    """A person who must sign, and as what. One person may stand in several roles."""

    person: str
    role: Role


@dataclass(frozen=True, slots=True)
class Signature:
    """One person's own act: this person signed the words with this hash at this instant."""

    person: str
    content_hash: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Listing:
    """What a ``listed`` cell allows: this kind to this person or role, for these purposes, within a window.

    ``since`` inclusive, ``until`` exclusive; ``None`` leaves that side open. Exactly one of ``person`` and ``role`` is set.
    """

    information_class: InformationClass
    purposes: frozenset[Purpose]
    person: str | None = None
    role: Role | None = None
    since: datetime | None = None
    until: datetime | None = None

    def covers(self, person: str, role: Role, purpose: Purpose, at: datetime) -> bool:
        """Whether it names this recipient (by person or role), this purpose and this instant."""
        named = self.person == person or self.role is role
        return named and purpose in self.purposes and within(at, self.since, self.until)


@dataclass(frozen=True, slots=True)
class AgreementVersion:
    """One offered version: its words (by hash), who must sign, the whole matrix, and what happened to it."""

    id: str
    number: int
    content_hash: str
    parties: tuple[Party, ...]
    cells: Matrix
    offered_at: datetime
    listings: tuple[Listing, ...] = ()
    limits: frozenset[Limit] = frozenset()
    signatures: tuple[Signature, ...] = ()
    closed_at: datetime | None = None
    """When a party declined it or the coach withdrew the offer; a closed version never comes into force."""

    @property
    def completed_at(self) -> datetime | None:
        """When the last required party signed these words, or ``None``: partial signature opens nothing (R5)."""
        people = frozenset(party.person for party in self.parties)
        completed = completed_at(people, self.content_hash, self.signatures)
        closed_first = completed and self.closed_at and self.closed_at <= completed
        return None if closed_first else completed

    def has_party(self, person: str) -> bool:
        """Whether this person must sign it, and so is bound by it."""
        return any(party.person == person for party in self.parties)

    def rule(self, information_class: InformationClass, role: Role) -> Rule:
        """The cell; a class or role this version does not know is ``never`` under it (R4)."""
        return self.cells.get(information_class, {}).get(role, Rule.NEVER)


@dataclass(frozen=True, slots=True)
class Addendum:
    """A one-off opening for people named in it: one discussion, some kinds of information, an end (R64, R65)."""

    id: str
    content_hash: str
    parties: tuple[Party, ...]
    admits: frozenset[str]
    discussion: str
    cells: Mapping[InformationClass, Rule]
    since: datetime
    until: datetime
    signatures: tuple[Signature, ...] = ()
    closed_at: datetime | None = None

    def in_force(self, at: datetime) -> bool:
        """Signed by everyone it needs, inside its window, not ended early: access closes by itself (R64)."""
        people = frozenset(party.person for party in self.parties)
        signed = completed_at(people, self.content_hash, self.signatures)
        return signed is not None and signed <= at and within(at, self.since, min_instant(self.until, self.closed_at))

    def has_party(self, person: str) -> bool:
        """Whether this person must sign it."""
        return any(party.person == person for party in self.parties)

    def rule(self, information_class: InformationClass) -> Rule | None:
        """The rule it sets for this kind, or ``None`` where it is silent."""
        return self.cells.get(information_class)


class VersionState(StrEnum):
    """What a version is at an instant."""

    OFFERED = "offered"
    CLOSED = "closed"
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    ENDED = "ended"


def completed_at(people: frozenset[str], content_hash: str, signatures: Iterable[Signature]) -> datetime | None:
    """The instant at which the last of ``people`` signed exactly ``content_hash``; ``None`` while one is missing.

    A signature under another hash does not count; signing twice does not move the instant. Nobody to sign: never complete.
    """
    first: dict[str, datetime] = {}
    for signature in signatures:
        if signature.content_hash == content_hash and signature.person in people:
            first[signature.person] = min(signature.at, first.get(signature.person, signature.at))
    return max(first.values()) if people and len(first) == len(people) else None


def governing(versions: Iterable[AgreementVersion], at: datetime) -> AgreementVersion | None:
    """The version whose terms hold at an instant: the last one completed by then.

    The end of an engagement does not take it away: the duty has no end date, and without its terms the looser defaults
    would apply (R100, R101).
    """
    completed = [(since, v.number, v.id, v) for v in versions if (since := v.completed_at) and since <= at]
    return max(completed, key=lambda entry: entry[:3])[3] if completed else None


def state_of(
    version: AgreementVersion, versions: Iterable[AgreementVersion], at: datetime, *, ended: bool
) -> VersionState:
    """What ``version`` is at an instant among its sisters; ``ended`` says whether the engagement has ended by then.

    An offer that the end overtook is closed: nobody can sign it any more.
    """
    if version.closed_at and version.closed_at <= at and version.completed_at is None:
        return VersionState.CLOSED
    if version.completed_at is None or version.completed_at > at:
        return VersionState.CLOSED if ended else VersionState.OFFERED
    if governing(versions, at) != version:
        return VersionState.SUPERSEDED
    return VersionState.ENDED if ended else VersionState.IN_FORCE


def within(at: datetime, since: datetime | None, until: datetime | None) -> bool:
    """Whether an instant lies in ``[since, until)``; ``None`` leaves that side open."""
    return (since is None or since <= at) and (until is None or at < until)


def min_instant(until: datetime, closed: datetime | None) -> datetime:
    """The earlier end of a window that may have been closed before its time."""
    return until if closed is None else min(until, closed)
