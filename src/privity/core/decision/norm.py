"""The norm of a question for a person: which rule of the boundaries applies, and on which clause it stands.

It is asked for the recipient (what may B have?) and for the sender (is it A's to tell?). docs/algorithms/decision.md, 2.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from privity.core.agreements.version import AgreementVersion, governing
from privity.core.decision.facts import CLIENT_ROLES, Facts
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Basis, BasisKind
from privity.core.matrix import DEFAULT_MATRIX
from privity.core.vocabulary import InformationClass, Purpose, Role, Rule


@dataclass(frozen=True, slots=True)
class Source:
    """One clause that speaks: its rule, what it stands on, and the version and column for its listings."""

    rule: Rule
    basis: Basis
    version: AgreementVersion | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Norm:
    """The strictest rule and the sources that set it, the one to be named first."""

    rule: Rule
    sources: tuple[Source, ...]

    @property
    def basis(self) -> tuple[Basis, ...]:
        return (self.sources[0].basis,)


def norm(question: CompleteQuestion, facts: Facts, person: str) -> Norm:
    """The strictest of everything that speaks about this person and this kind of information."""
    sources = tuple(_withhold(source, question, facts, person) for source in _sources(question, facts, person))
    strictest = max((source.rule for source in sources), key=lambda rule: rule.strictness)
    return Norm(strictest, tuple(source for source in sources if source.rule is strictest))


def columns(question: CompleteQuestion, facts: Facts, person: str) -> tuple[Role, ...]:
    """The columns of the matrix a person reads for these subjects, in vocabulary order.

    A client is a ``group_member`` to what belongs to another client of the same engagement, and ``client`` to the rest.
    """
    roles = facts.roles(person, question.at)
    seen = {_client_column(question, facts, person) if role in CLIENT_ROLES else role for role in roles}
    return tuple(role for role in Role if role in seen)


def marked_against(question: CompleteQuestion, facts: Facts, person: str) -> bool:
    """Whether the item is marked strictly confidential and this person is more, or less, than client and coach (R34)."""
    seen = set(columns(question, facts, person))
    return question.item is not None and question.item.strict and (not seen or not seen <= {Role.CLIENT, Role.COACH})


def _client_column(question: CompleteQuestion, facts: Facts, person: str) -> Role:
    others = any(facts.ever_client(subject, question.at) for subject in question.subjects)
    return Role.GROUP_MEMBER if others and person not in question.subjects else Role.CLIENT


def _sources(question: CompleteQuestion, facts: Facts, person: str) -> tuple[Source, ...]:
    return _addenda(question, facts, person) or _agreed(question, facts, columns(question, facts, person))


def _addenda(question: CompleteQuestion, facts: Facts, person: str) -> tuple[Source, ...]:
    if question.item is None:
        return ()
    named = []
    for addendum in sorted(facts.addenda, key=lambda addendum: addendum.id):
        rule = addendum.rule(question.information_class)
        admitted = person in addendum.admits and addendum.discussion == question.item.discussion
        if rule and admitted and addendum.in_force(question.at):
            basis = Basis(BasisKind.ADDENDUM, addendum.id, question.information_class, None, rule)
            named.append(Source(rule, basis))
    return tuple(named)


def _agreed(question: CompleteQuestion, facts: Facts, seen: tuple[Role, ...]) -> tuple[Source, ...]:
    kind = question.information_class
    versions = _governing_versions(question, facts)
    if not seen:
        holder = Basis(BasisKind.VERSION, versions[0].id) if versions else Basis(BasisKind.DEFAULT_MATRIX)
        return (Source(Rule.NEVER, replace(holder, information_class=kind, rule=Rule.NEVER)),)
    if not versions:
        return tuple(_cell(question, BasisKind.DEFAULT_MATRIX, None, role, DEFAULT_MATRIX[kind][role]) for role in seen)
    return tuple(
        _cell(question, BasisKind.VERSION, version, role, version.rule(kind, role))
        for version in versions
        for role in seen
    )


def _cell(
    question: CompleteQuestion,
    kind: BasisKind,
    version: AgreementVersion | None,
    role: Role,
    rule: Rule,
) -> Source:
    basis = Basis(kind, version.id if version else None, question.information_class, role, rule)
    return Source(rule, basis, version, role)


def _withhold(source: Source, question: CompleteQuestion, facts: Facts, person: str) -> Source:
    """Safety matter waits for the client while an open danger file says that telling raises the danger (R80)."""
    safety = question.information_class is InformationClass.SAFETY and Role.CLIENT in columns(question, facts, person)
    if not safety or not _telling_raises_danger(question, facts):
        return source
    rule = max(source.rule, Rule.EXCEPTION, key=lambda rule: rule.strictness)
    return replace(source, rule=rule, basis=replace(source.basis, rule=rule))


def _telling_raises_danger(question: CompleteQuestion, facts: Facts) -> bool:
    return any(
        file.purpose is Purpose.DANGER and file.telling_raises_danger and file.open(question.at)
        for file in facts.exception_files
    )


def _governing_versions(question: CompleteQuestion, facts: Facts) -> tuple[AgreementVersion, ...]:
    """The version in force now, then the one in force when the item was recorded: a loosening never reaches back (R8)."""
    now = governing(facts.versions, question.at)
    if now is None:
        return ()
    item = question.item
    if item is None or item.released_under == now.id:
        return (now,)
    then = governing(facts.versions, _not_after(item.recorded_at, question.at))
    return (now,) if then is None else (now, then)


def _not_after(recorded_at: datetime, at: datetime) -> datetime:
    """An item said to be recorded after the question is asked counts as recorded now."""
    return min(recorded_at, at)
