"""Rows to values, one way: wishes to share, and the asks that recorded them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from privity.core.asks import AskKind
from privity.core.decision.question import Channel, Question
from privity.core.decision.verdict import Advice, Basis, BasisKind, Decision, Duty, Outcome, Reason
from privity.core.entries import AskAnswered, Entry, PassOnRequested, SomebodyAsked
from privity.core.vocabulary import ChannelKind, InformationClass, Purpose, Role, Rule
from privity.sharing import models

CODE = models.CODE


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish to share, of no particular instant. People are called as in core; ``recipient`` may be an office."""

    sender: str
    recipient: str
    subjects: frozenset[str]
    information_class: InformationClass
    purpose: Purpose
    channel: ChannelKind
    employer_owned: bool = False

    @property
    def people(self) -> frozenset[str]:
        """Everybody it names."""
        return self.subjects | {self.sender, self.recipient}

    def question(self, at: datetime) -> Question:
        """The question that it is at an instant."""
        return Question(
            sender=self.sender,
            recipient=self.recipient,
            information_class=self.information_class,
            subjects=self.subjects,
            purpose=self.purpose,
            channel=Channel(self.channel, self.employer_owned),
            at=at,
        )


@dataclass(frozen=True, slots=True)
class Ask:
    """A recorded question with the answer it got."""

    id: UUID
    engagement: UUID
    kind: AskKind
    actor: UUID
    wish: Wish
    decision: Decision
    asked_at: datetime

    @property
    def entry(self) -> Entry:
        """What the ledger says of it."""
        wish, kind = self.wish, self.wish.information_class.value
        answer = (self.decision.outcome.value, tuple(reason.value for reason in self.decision.reasons))
        if self.kind is AskKind.PASS_ON:
            (client,) = wish.subjects
            return PassOnRequested(self.id.hex, client, wish.recipient, kind, *answer)
        about = (kind, tuple(sorted(wish.subjects)), wish.purpose.value, wish.channel.value)
        if self.kind is AskKind.SOMEBODY_ASKED:
            return SomebodyAsked(self.id.hex, wish.recipient, *about, *answer)
        return AskAnswered(self.id.hex, wish.sender, wish.recipient, *about, *answer)


def ask_from(row: models.Ask) -> Ask:
    return Ask(
        id=row.pk,
        engagement=row.engagement_id,
        kind=AskKind(row.kind),
        actor=row.actor_id,
        wish=wish_from(row),
        decision=decision_from(row.decision),
        asked_at=row.asked_at,
    )


def wish_from(row: models.Ask) -> Wish:
    return Wish(
        sender=row.sender,
        recipient=row.recipient,
        subjects=frozenset(row.subjects),
        information_class=InformationClass(row.information_class),
        purpose=Purpose(row.purpose),
        channel=ChannelKind(row.channel),
        employer_owned=row.employer_owned,
    )


def decision_from(stored: Mapping[str, Any]) -> Decision:
    """The answer as it was stored by ``decision_json``."""
    return Decision(
        outcome=Outcome(stored["outcome"]),
        reasons=tuple(map(Reason, stored["reasons"])),
        basis=tuple(basis_from(basis) for basis in stored["basis"]),
        advice=tuple(map(Advice, stored["advice"])),
        duties=tuple(map(Duty, stored["duties"])),
    )


def basis_from(stored: Mapping[str, str]) -> Basis:
    """One thing an answer stood on; what it does not name is absent."""
    words = {"information_class": InformationClass, "role": Role, "rule": Rule}
    named: dict[str, Any] = {name: word(stored[name]) for name, word in words.items() if name in stored}
    return Basis(kind=BasisKind(stored["kind"]), id=stored.get("id"), **named)
