"""What waits for somebody today, in everything they take part in. A constant number of queries, however many engagements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from privity.agreements.selectors import (
    Declined,
    Waiting,
    declined_offers,
    in_force_since,
    next_reviews,
    waiting_for_signature,
)
from privity.core.decision.facts import CLIENT_ROLES, Review
from privity.core.reminders import Occasion, reminder_due
from privity.core.vocabulary import Phase, Role
from privity.core.words import Phrase
from privity.engagements.selectors import (
    Engagement,
    Invitation,
    Participant,
    engagements_of,
    invitations_of,
    names_among,
    participants_by_engagement,
    practices_of,
)
from privity.sharing.selectors import Ask, asks_since, last_reminders, words_of

ASKS_WITHIN = timedelta(days=7)
REVIEWS_WITHIN = timedelta(days=14)
DECLINED_WITHIN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Signature:
    """A version that waits to be signed: by the reader, or by those named in ``missing`` (for a coach's eyes)."""

    engagement: Engagement
    waiting: Waiting
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeclinedLine:
    """An offer of the reader, a coach, that was declined: the next step is theirs."""

    engagement: Engagement
    offer: Declined


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review that comes soon, or is overdue."""

    engagement: Engagement
    review: Review
    overdue: bool


@dataclass(frozen=True, slots=True)
class AskLine:
    """A recorded question, in the words of the ledger."""

    engagement: Engagement
    ask: Ask
    words: Phrase


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """A reminder of the boundary that a coach owes."""

    engagement: Engagement
    occasion: Occasion


@dataclass(frozen=True, slots=True)
class Today:
    """Everything on the page."""

    is_coach: bool
    invitations: Sequence[Invitation]
    engagements: Sequence[Engagement]
    to_sign: Sequence[Signature]
    unsigned: Sequence[Signature]
    declined: Sequence[DeclinedLine]
    reviews: Sequence[ReviewLine]
    reminders: Sequence[ReminderLine]
    asks: Sequence[AskLine]

    @property
    def quiet(self) -> bool:
        """Nothing waits."""
        signatures = (self.to_sign, self.unsigned, self.declined)
        return not any((self.invitations, *signatures, self.reviews, self.reminders, self.asks))


def today_of(actor: UUID, *, at: datetime) -> Today:
    """What waits for this person at this instant."""
    mine = engagements_of(actor, at=at)
    people = participants_by_engagement(mine)
    to_sign, unsigned = _signatures(actor, mine, people, at)
    bound_since = in_force_since(mine, at=at)
    return Today(
        is_coach=any(Role.COACH in one.roles for one in mine) or bool(practices_of(actor, at=at)),
        invitations=invitations_of(actor, at=at),
        engagements=mine,
        to_sign=to_sign,
        unsigned=unsigned,
        declined=_declined(mine, at),
        reviews=_reviews([one for one in mine if one.id in bound_since], at),
        reminders=_reminders(mine, people, bound_since, at),
        asks=_asks(mine, people, at),
    )


type People = Mapping[UUID, Sequence[Participant]]


def _signatures(
    actor: UUID, mine: Iterable[Engagement], people: People, at: datetime
) -> tuple[list[Signature], list[Signature]]:
    """What the actor is to sign; and, where the actor is coach, what waits for others."""
    by_id = {one.id: one for one in mine}
    to_sign, unsigned = [], []
    for waiting in waiting_for_signature(by_id.values(), at=at):
        engagement = by_id[waiting.engagement]
        called, others = names_among(people[engagement.id]), waiting.missing - {actor}
        names = dict.fromkeys(called[one.key] for one in people[engagement.id] if one.person in others)
        line = Signature(engagement, waiting, tuple(names))
        if actor in waiting.missing:
            to_sign.append(line)
        if names and Role.COACH in engagement.roles:
            unsigned.append(line)
    return to_sign, unsigned


def _declined(mine: Iterable[Engagement], at: datetime) -> list[DeclinedLine]:
    """What was declined within two weeks, where the actor is coach and has not offered anything since."""
    coached = {one.id: one for one in mine if Role.COACH in one.roles}
    found = declined_offers(coached.values(), since=at - DECLINED_WITHIN)
    return [DeclinedLine(coached[one.engagement], one) for one in found]


def _reviews(mine: Iterable[Engagement], at: datetime) -> list[ReviewLine]:
    """Reviews that are overdue or come within two weeks, the oldest first."""
    by_id = {one.id: one for one in mine if one.phase is not Phase.AFTERCARE}
    due = next_reviews(by_id.values()).items()
    soon = [ReviewLine(by_id[key], one, one.overdue(at)) for key, one in due if one.due_at - REVIEWS_WITHIN <= at]
    return sorted(soon, key=lambda line: line.review.due_at)


def _reminders(
    mine: Iterable[Engagement], people: People, since: Mapping[UUID, datetime], at: datetime
) -> list[ReminderLine]:
    going_on = [one for one in mine if Role.COACH in one.roles and one.phase in (Phase.ACTIVE, Phase.CLOSING)]
    last = last_reminders(going_on)
    lines = []
    for one in going_on:
        if one.id in since:
            occasion = reminder_due(
                started_at=since[one.id],
                reminded_at=last.get(one.id),
                joined_at=joined(people[one.id]),
                at=at,
            )
            lines += [ReminderLine(one, occasion)] if occasion else []
    return lines


def joined(people: Iterable[Participant]) -> list[datetime]:
    """When those beside the client joined: with each the room has changed."""
    return [one.joined_at for one in people if one.joined_at and one.role not in CLIENT_ROLES]


def _asks(mine: Iterable[Engagement], people: People, at: datetime) -> list[AskLine]:
    by_id = {one.id: one for one in mine}
    return [
        AskLine(by_id[ask.engagement], ask, words_of(ask, by_id[ask.engagement], people[ask.engagement]))
        for ask in asks_since(by_id.values(), at - ASKS_WITHIN)
    ]
