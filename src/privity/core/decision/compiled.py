"""The compiled case: one engagement prepared for being asked often. docs/algorithms/decision.md

It restates no rule. It reduces a question to what the facts of its engagement can tell apart, the *situation*, and asks the
engine once for each.
"""

from bisect import bisect_right
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime

from privity.core.decision.engine import decide
from privity.core.decision.facts import Facts
from privity.core.decision.good_consent import COOL_OFF
from privity.core.decision.plan import Plan, Record, View
from privity.core.decision.planning import make_plan
from privity.core.decision.question import Question
from privity.core.decision.verdict import Decision, Outcome
from privity.core.vocabulary import ChannelKind, InformationClass, Purpose

MOST_ANSWERS, MOST_PLANS = 10_000, 100
"""How many a case keeps: who asks about ever new people or texts does not fill the memory."""

UNNAMED = ""
"""Stands for every id and hash that the facts do not name: no rule can tell one of these from another."""


@dataclass(frozen=True, slots=True)
class _Landmarks:
    """What a question can be held against: the instants in the facts, ascending, and every id and hash.

    ``bounds`` are the instants at which a fact may begin or stop to hold; ``completed`` are those at which everybody had
    signed a version.
    """

    bounds: tuple[datetime, ...]
    completed: tuple[datetime, ...]
    names: frozenset[str]


class CompiledCase:
    """One engagement, prepared. It gives the decisions of the engine on the same facts, in every field."""

    __slots__ = ("_answers", "_facts", "_landmarks", "_plans")

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._landmarks: _Landmarks | None = None
        self._answers: dict[Hashable, Decision] = {}
        self._plans: dict[Hashable, Plan] = {}

    def decide(self, question: Question) -> Decision:
        """The decision. A question that cannot be reduced goes to the engine as it is, which refuses what it must."""
        try:
            situation = _situation(question, self._landmarks or self._prepare())
            answer = self._answers.get(situation)
        except Exception:  # noqa: BLE001 - whatever fails here is the engine's to refuse
            return decide(question, self._facts)
        if answer is None:
            answer = _keep(self._answers, MOST_ANSWERS, situation, decide(question, self._facts))
        return answer

    def plan(self, view: View, about: frozenset[frozenset[str]]) -> Plan:
        """Which records about these sets of subjects are shown in this view, as conditions.

        :raises TypeError: where the instant of the view cannot be compared with those of the facts
        """
        now = bisect_right((self._landmarks or self._prepare()).bounds, view.at)
        situation = now, view.sender, view.recipient, view.purpose, view.channel, about
        plan = self._plans.get(situation)
        if plan is None:
            plan = _keep(self._plans, MOST_PLANS, situation, make_plan(self._facts, view, about))
        return plan

    def visible(self, view: View, records: Sequence[Record]) -> list[Record]:
        """The records that are shown in this view, in their order: exactly those that ``decide`` allows."""
        about = frozenset({record.subjects for record in records})
        plan = self.plan(view, about)
        tests, apart = plan.tests(about), plan.apart
        return [
            record
            for record in records
            if (
                self.decide(record.question(view)).outcome is Outcome.ALLOW
                if apart and record.item.id in apart
                else (test := tests[record.subjects].get(record.information_class)) and test(record.item)
            )
        ]

    def _prepare(self) -> _Landmarks:
        self._landmarks = _landmarks(self._facts)
        return self._landmarks


def compile_case(facts: Facts) -> CompiledCase:
    """Prepare the facts of one engagement. After any change of a fact compile anew."""
    return CompiledCase(facts)


def _keep[T](kept: dict[Hashable, T], most: int, situation: Hashable, made: T) -> T:
    if len(kept) >= most:
        kept.clear()
    kept[situation] = made
    return made


def _situation(q: Question, known: _Landmarks) -> Hashable:
    """The question with each instant as its place among the facts' own, and without ids that the facts do not name.

    :raises TypeError: where an instant cannot be compared with those of the facts, or a word is missing or a bare string:
        it would equal the member of the vocabulary, and the engine refuses it
    """
    kind, purpose, channel, text, item = q.information_class, q.purpose, q.channel, q.text_hash, q.item
    names = known.names
    if kind.__class__ is not InformationClass or purpose.__class__ is not Purpose:
        raise TypeError
    if channel is None or channel.kind.__class__ is not ChannelKind:
        raise TypeError
    return (
        bisect_right(known.bounds, q.at),
        q.sender,
        q.recipient,
        kind,
        q.subjects,
        purpose,
        channel.kind,
        channel.employer_owned,
        text if text is None or text in names else UNNAMED,
        q.recognisable,
        not q.surplus,
        item
        and (
            item.id if item.strict or item.id in names else UNNAMED,
            item.author == q.sender,
            bisect_right(known.completed, item.recorded_at),
            item.discussion if item.discussion in names else UNNAMED,
            item.segment if item.segment in names else UNNAMED,
            item.strict,
            item.released_under if item.released_under in names else UNNAMED,
        ),
    )


def _landmarks(facts: Facts) -> _Landmarks:
    instants: set[datetime] = set()
    names: set[str] = set()
    _gather(facts, instants, names)
    instants |= {event.at + COOL_OFF for consent in facts.consents for event in consent.events}
    completed = (version.completed_at for version in facts.versions)
    return _Landmarks(tuple(sorted(instants)), tuple(sorted(at for at in completed if at)), frozenset(names))


def _gather(value: object, instants: set[datetime], names: set[str]) -> None:
    """Every instant and every name inside a value of the facts. The cells of a matrix hold neither."""
    if isinstance(value, datetime):
        instants.add(value)
    elif type(value) is str:
        names.add(value)
    elif isinstance(value, tuple | frozenset):
        for member in value:
            _gather(member, instants, names)
    else:
        for name in getattr(value, "__dataclass_fields__", ()):
            _gather(getattr(value, name), instants, names)
