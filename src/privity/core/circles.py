"""Circles: whose keys open what. The readers of a circle are exactly those whose rule is ``always``; the rules stay where they are.

A circle has one scope: a kind of information about certain people, or one person's own notes. A person is in it as long as
the norm of a question (``decision.norm``) says ``always`` for them, the terms in force bind them, and they take part.
docs/algorithms/circles.md
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime

from privity.core.decision.facts import Facts
from privity.core.decision.norm import norm
from privity.core.decision.question import Channel, CompleteQuestion, Item
from privity.core.decision.rules import agreement_in_force, not_present
from privity.core.vocabulary import ChannelKind, InformationClass, Purpose, Role, Rule


@dataclass(frozen=True, slots=True)
class OwnScope:
    """One person's own notes: nobody else reads them, and no agreement opens them."""

    owner: str


@dataclass(frozen=True, slots=True)
class SharedScope:
    """A kind of information about these people; from one discussion or one part of a session, where it has its own rules."""

    information_class: InformationClass
    subjects: frozenset[str]
    discussion: str | None = None
    segment: str | None = None


type Scope = OwnScope | SharedScope


@dataclass(frozen=True, slots=True)
class Due:
    """What a keeper has yet to do: whom the rules let in no more, and who may come in.

    While somebody has to leave, a new epoch is due; the server hands them nothing meanwhile.
    """

    leave: frozenset[str]
    join: frozenset[str]


def readers(scope: Scope, facts: Facts, at: datetime) -> frozenset[str]:
    """Everybody who may be in this circle at an instant. Before an agreement is in force only an owner is (R1)."""
    people = {part.person for part in facts.participations if part.open(at)}
    if isinstance(scope, OwnScope):
        return frozenset(people & {scope.owner})
    return frozenset(person for person in people if _always(person, scope, facts, at, at))


def readers_since(scope: Scope, facts: Facts, began: datetime, at: datetime) -> frozenset[str]:
    """The readers at an instant who may have what was recorded since ``began`` as well: a loosening never reaches back (R8, R70)."""
    there_now, there_then = readers(scope, facts, at), readers(scope, facts, began)
    if isinstance(scope, OwnScope):
        return there_now & there_then
    return frozenset(person for person in there_now & there_then if _always(person, scope, facts, at, began))


def keepers(scope: Scope, facts: Facts, at: datetime) -> frozenset[str]:
    """Those of the readers who may write the circle's log: the coaches; where no coach reads, all of them."""
    there = readers(scope, facts, at)
    coaches = frozenset(person for person in there if Role.COACH in facts.roles(person, at))
    return there if isinstance(scope, OwnScope) else coaches or there


def due(scope: Scope, members: Set[str], facts: Facts, at: datetime) -> Due:
    """What a version, an addendum, a participation or an end has changed for the people in a circle."""
    there = readers(scope, facts, at)
    return Due(leave=frozenset(members) - there, join=there - members)


def may_keep(person: str, information_class: InformationClass, facts: Facts, at: datetime) -> bool:
    """Whether this kind may stand in this person's own notes now.

    A client's own story always may. Everybody else waits for the agreement with all but the frame (R1), and nobody notes
    what is never theirs.
    """
    question = _question(person, information_class, frozenset({person}), at, None)
    allowed = agreement_in_force.rule(question, facts) is None
    return allowed and norm(question, facts, person).rule is not Rule.NEVER


def _always(person: str, scope: SharedScope, facts: Facts, at: datetime, recorded_at: datetime) -> bool:
    item = Item(id="", author="", recorded_at=recorded_at, discussion=scope.discussion, segment=scope.segment)
    question = _question(person, scope.information_class, scope.subjects, at, item)
    bound = agreement_in_force.is_bound(person, facts, at) and not_present.rule(question, facts) is None
    return bound and norm(question, facts, person).rule is Rule.ALWAYS


def _question(
    person: str, information_class: InformationClass, subjects: frozenset[str], at: datetime, item: Item | None
) -> CompleteQuestion:
    """May this person have it? Norm and rules that are asked here do not look at who would tell."""
    return CompleteQuestion(
        sender=person,
        recipient=person,
        information_class=information_class,
        subjects=subjects,
        purpose=Purpose.COACHING,
        channel=Channel(ChannelKind.IN_APP),
        at=at,
        item=item,
        text_hash=None,
        recognisable=None,
        surplus=frozenset(),
    )
