"""Changes to a case that the properties of the decision speak about: more facts, later facts, facts in another order."""

from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from privity.core.agreements.version import AgreementVersion, Signature, governing
from privity.core.consents import ConsentEvent, ConsentState
from privity.core.decision.facts import (
    BreachCase,
    ChannelAcceptance,
    ExceptionFile,
    Facts,
    Hold,
    HoldKind,
    Participation,
    PhaseChange,
    Review,
)
from privity.core.decision.question import Question
from privity.core.vocabulary import InformationClass, Phase, Purpose, Role, Rule

DAY = timedelta(days=1)
WIDE_OPEN = {kind: dict.fromkeys(Role, Rule.ALWAYS) for kind in InformationClass}


def shuffled(value: Any, r: Random) -> Any:
    """The same facts with every tuple in another order."""
    if isinstance(value, tuple):
        return tuple(r.sample([shuffled(member, r) for member in value], len(value)))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: shuffled(getattr(value, f.name), r) for f in fields(value)})
    return value


def constrained(question: Question, facts: Facts) -> dict[str, tuple[Question, Facts]]:
    """The case with one more thing that may only close."""
    at, item = question.at, question.item
    cases = {
        "overdue review": (question, replace(facts, reviews=(*facts.reviews, Review(at)))),
        "breach case": (
            question,
            replace(facts, breach_cases=(*facts.breach_cases, BreachCase("more", question.recipient or "bo", at))),
        ),
        "surplus field": (replace(question, surplus=question.surplus | {"phone"}), facts),
        "acquaintance": (question, replace(facts, acquaintances=facts.acquaintances | _knows(question))),
        "check failed": (replace(question, recognisable=True), facts),
    }
    if facts.phase(at) in (Phase.ACTIVE, Phase.CLOSING):
        paused = (*facts.phases, PhaseChange(Phase.SUSPENDED, at))
        cases["suspension"] = (question, replace(facts, phases=paused))
    if question.channel is not None:
        cases["employer channel"] = (
            replace(question, channel=replace(question.channel, employer_owned=True)),
            facts,
        )
    if item is not None:
        hold = Hold("more", HoldKind.LEGAL, item.id, at)
        cases["hold"] = (question, replace(facts, holds=(*facts.holds, hold)))
        cases["strict mark"] = (replace(question, item=replace(item, strict=True)), facts)
        cases["nobody known to be present"] = (replace(question, item=replace(item, segment=None)), facts)
    return cases


def _knows(question: Question) -> frozenset[tuple[str, str]]:
    return frozenset((question.recipient or "bo", subject) for subject in question.subjects)


def with_offer(facts: Facts, offer: AgreementVersion) -> Facts:
    return replace(facts, versions=(*facts.versions, offer))


def wide_open(version: AgreementVersion, at: datetime, *, signers: int | None = None) -> AgreementVersion:
    """A next version with the same parties that opens everything, signed at ``at`` by the first ``signers`` of them."""
    people = sorted({party.person for party in version.parties})
    return replace(
        version,
        id="wide open",
        number=99,
        content_hash="wide open",
        cells=WIDE_OPEN,
        signatures=tuple(Signature(person, "wide open", at) for person in people[:signers]),
        closed_at=None,
    )


def in_force(facts: Facts, at: datetime) -> AgreementVersion | None:
    return governing(facts.versions, at)


def withdrawn(facts: Facts, which: int, at: datetime) -> Facts:
    """One consent taken back by its subject at ``at``."""
    consents = list(facts.consents)
    one = consents[which]
    event = ConsentEvent(ConsentState.WITHDRAWN, at, one.subject)
    consents[which] = replace(one, events=(*one.events, event))
    return replace(facts, consents=tuple(consents))


def with_a_future(question: Question, facts: Facts, r: Random) -> Facts:
    """The same facts, and after the question one more of every kind, mostly such as would change the answer."""
    later = question.at + r.choice((timedelta(microseconds=1), DAY))
    recipient = question.recipient or "bo"
    offers = tuple(wide_open(version, later) for version in facts.versions[:1])
    held = tuple(replace(each, held_at=each.held_at or later) for each in facts.reviews)
    consents = tuple(
        replace(each, events=(*each.events, ConsentEvent(r.choice(list(ConsentState)), later, each.subject)))
        for each in facts.consents
    )
    return replace(
        facts,
        phases=(*facts.phases, PhaseChange(r.choice(list(Phase)), later)),
        participations=(*facts.participations, *(Participation(recipient, role, later) for role in Role)),
        versions=(*facts.versions, *offers),
        consents=consents,
        reviews=(*held, Review(later)),
        holds=(*facts.holds, Hold("later", HoldKind.LEGAL, "item1", later)),
        breach_cases=(*facts.breach_cases, BreachCase("later", recipient, later)),
        accepted_channels=(
            *facts.accepted_channels,
            *(ChannelAcceptance(question.channel.kind, later) for _ in "1" if question.channel),
        ),
        exception_files=(
            *facts.exception_files,
            ExceptionFile(
                id="0 later",
                purpose=question.purpose if question.purpose is Purpose.LEGAL_DEMAND else Purpose.DANGER,
                recipient=recipient,
                text_hash=question.text_hash or "text1",
                since=later,
                until=later + DAY,
                complete=True,
                telling_raises_danger=True,
            ),
        ),
    )
