"""Where the reviews of an engagement stand for one reader, and only as much about the others as they may know (R9–R11)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from privity.agreements.selectors import (
    SEES_WHO_IS_MISSING,
    Kind,
    Review,
    Version,
    clients_to_answer,
    next_reviews,
    reviews_in,
    version_in_force,
    versions_in,
)
from privity.core.agreements.reviews import LONGEST_EXTENSION, ReviewOutcome, may_tell_doubts
from privity.core.agreements.terms import ReviewInterval
from privity.core.agreements.version import governing
from privity.core.decision.facts import CLIENT_ROLES
from privity.core.engagements import CLIENTS_OWN
from privity.core.names import CLASSES
from privity.core.vocabulary import OPEN_WHILE_OVERDUE, InformationClass, Phase, Role
from privity.core.words import Phrase, enumerate_names
from privity.engagements.selectors import Engagement, Participant, names_of, participants

STAYS_OPEN = enumerate_names([CLASSES[kind].text for kind in InformationClass if kind in OPEN_WHILE_OVERDUE])
ASKS = frozenset({Role.COACH, Role.CLIENT})
"""Who may ask everybody, also before a review is due."""


class Due(StrEnum):
    """Where the review that is to come stands at an instant. ``waits``: it was due, and the client lets it wait."""

    PLANNED = "planned"
    OVERDUE = "overdue"
    WAITS = "waits"


@dataclass(frozen=True, slots=True)
class Asked:
    """A party of the agreement. ``can_answer``: they have joined; others signed by a link and have no page here."""

    person: UUID
    name: str
    can_answer: bool
    answered: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A review that was held. ``doubts`` only where the reader may be told."""

    at: datetime
    outcome: ReviewOutcome
    present: tuple[str, ...]
    doubts: bool


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The reviews for ``engagement.actor``, a party of ``version``. ``review`` is the one to come: none after the end.

    ``asked`` is empty and ``doubts`` is ``None`` for readers who may not know (R58); ``doubts`` also while answers come in.
    """

    engagement: Engagement
    version: Version
    review: Review | None
    due: Due | None
    asked: tuple[Asked, ...]
    waits_for: tuple[str, ...]
    """The clients who have not answered yet: until then it cannot be held. For coach and client."""
    only_two: bool
    """Only two people are asked: each knows whose the other's doubts are."""
    doubts: bool | None
    held: tuple[Held, ...]

    @property
    def decided_to_end(self) -> bool:
        """The last review decided to end, nobody did it yet, and the reader may."""
        decided = bool(self.held) and self.held[0].outcome is ReviewOutcome.END
        return decided and self.engagement.phase is not Phase.AFTERCARE and self.engagement.may_end

    @property
    def is_client(self) -> bool:
        return bool(self.engagement.roles & CLIENT_ROLES)

    @property
    def is_open(self) -> bool:
        """Everybody has been asked."""
        return self.review is not None and self.review.opened_at is not None

    @property
    def may_open(self) -> bool:
        return self.review is not None and not self.is_open and bool(self.engagement.roles & ASKS)

    @property
    def may_hold(self) -> bool:
        return self.is_open and not self.waits_for and Role.COACH in self.engagement.roles

    @property
    def may_wait(self) -> bool:
        return self.review is not None and Role.CLIENT in self.engagement.roles

    @property
    def can_wait(self) -> bool:
        """There is one client, who may let it wait; of a group none may decide it for the others."""
        return any(party.role is Role.CLIENT for party in self.version.document.parties)

    @property
    def has_answered(self) -> bool:
        return self.review is not None and self.review.own_answer is not None

    @property
    def every_days(self) -> int:
        return (self.version.document.review or ReviewInterval()).every_days

    @property
    def stays_open(self) -> Phrase:
        """What an overdue review does not stop."""
        return STAYS_OPEN


def review_page(engagement: Engagement, *, at: datetime) -> ReviewPage | None:
    """The page, or ``None`` for who is no party of an agreement in force: they are asked nothing."""
    version = version_in_force(engagement, at=at)
    if version is None or engagement.actor not in version.parties:
        return None
    reviews = reviews_in(engagement)
    to_come = [review for review in reviews if review.held_at is None]
    review = to_come[0] if to_come and engagement.phase is not Phase.AFTERCARE else None
    asked = tuple(_asked(engagement, version, review, at))
    told = bool(engagement.roles & SEES_WHO_IS_MISSING)
    return ReviewPage(
        engagement=engagement,
        version=version,
        review=review,
        due=_due(engagement, review, at),
        asked=asked if told else (),
        waits_for=clients_to_answer(engagement, version, review, at=at) if told and review else (),
        only_two=sum(one.can_answer for one in asked) == 2,
        doubts=_doubts(engagement, review, {one.person for one in asked if one.can_answer}) if told else None,
        held=tuple(_held(engagement, reviews, told=told)),
    )


def longest_wait(review: Review, at: datetime) -> datetime:
    """The last instant until which a client may let it wait."""
    return max(review.due_at, at) + LONGEST_EXTENSION


def brought_along(engagement: Engagement, *, at: datetime) -> list[Participant]:
    """Whom the client brought along, and may send away: asked about with the client alone (R69)."""
    return [one for one in participants(engagement) if one.role in CLIENTS_OWN and one.open(at)]


def _due(engagement: Engagement, review: Review | None, at: datetime) -> Due | None:
    if review is None:
        return None
    if next_reviews([engagement])[engagement.id].overdue(at):
        return Due.OVERDUE
    return Due.WAITS if review.due_at <= at else Due.PLANNED


def _asked(engagement: Engagement, version: Version, review: Review | None, at: datetime) -> Iterable[Asked]:
    """The parties who still take part, in the order in which they stand in the agreement."""
    there = {one.person: one.joined_at is not None for one in participants(engagement) if one.open(at)}
    answered = review.answered if review else frozenset()
    for person in version.people.values():
        if person in there:
            yield Asked(person, version.named(person).name, there[person], person in answered)


def _doubts(engagement: Engagement, review: Review | None, asked: set[UUID]) -> bool | None:
    if review is None or review.opened_at is None:
        return None
    told = may_tell_doubts(_keys(engagement, asked), _keys(engagement, review.answered), engagement.reader, held=False)
    return review.dissent if told else None


def _held(engagement: Engagement, reviews: list[Review], *, told: bool) -> Iterable[Held]:
    """Those that were held while the reader was a party, the last one first."""
    versions = {version.id.hex: version for version in versions_in(engagement) if version.kind is Kind.AGREEMENT}
    names = names_of(engagement)
    for review in reversed(reviews):
        if review.held_at is None or review.outcome is None:
            continue
        then = governing([version.agreement for version in versions.values()], review.held_at)
        parties = versions[then.id].parties if then else frozenset()
        if engagement.actor in parties:
            keys = _keys(engagement, parties), _keys(engagement, review.answered)
            doubts = may_tell_doubts(*keys, engagement.reader, held=True)
            present = tuple(sorted(names[key] for key in review.present))
            yield Held(review.held_at, review.outcome, present, told and doubts and review.dissent)


def _keys(engagement: Engagement, people: Iterable[UUID]) -> set[str]:
    return set(map(engagement.key_of, people))
