"""One person with two roles gets the stricter rule of the two (docs/glossary.md, R3).

The law is about rules: with both roles the norm's rule is the stricter of the two rules that each role alone would give,
and where they differ the answer is the one that the role with the stricter rule gives alone. It is not a law about
outcomes: a cell ``listed`` where nothing is listed denies, while the stricter cell ``consent`` allows with a good consent.

It holds where the recipient is not the sender, the added role is not that of a client (which would change who is a client
among the subjects), and the answer comes from the norm and not from a gate. The advice may differ: it looks at power, not at rules.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from privity.core.decision.engine import decide
from privity.core.decision.facts import Facts, Participation
from privity.core.decision.question import Question
from privity.core.decision.verdict import Basis, BasisKind, Decision, Reason
from privity.core.vocabulary import Role, Rule
from tests.oracle.generated import seeded
from tests.oracle.tables import CLIENT_ROLES

OTHER_ROLES = [role for role in Role if role.value not in CLIENT_ROLES]
GATES = {
    Reason.INCOMPLETE,
    Reason.OWN_INFORMATION,
    Reason.NOT_HOLDER,
    Reason.PURPOSE_EXCEPTION,
    Reason.EXCEPTION_FILE,
}


def in_role(facts: Facts, person: str, *roles: Role) -> Facts:
    """The same facts, and this person takes part in exactly these roles all the time."""
    others = tuple(p for p in facts.participations if p.person != person)
    since = min((p.since for p in facts.participations), default=None)
    assert since is not None
    return replace(facts, participations=(*others, *(Participation(person, role, since) for role in roles)))


def norm_of(decision: Decision) -> Basis:
    return next(basis for basis in decision.basis if basis.rule is not None)


def told(decision: Decision) -> tuple[object, ...]:
    return decision.outcome, decision.reasons, decision.duties


@cache
def trios() -> tuple[tuple[int, Decision, Decision, Decision], ...]:
    """For each case: the answers to the recipient in one role, in another, and in both."""
    return tuple(_trios())


def _trios() -> Iterator[tuple[int, Decision, Decision, Decision]]:
    for seed in range(600_000, 601_500):
        question, facts = seeded(seed)
        recipient = question.recipient
        if recipient is None or recipient == question.sender or recipient in question.subjects:
            continue
        one, two = OTHER_ROLES[seed % 8], OTHER_ROLES[(seed // 8) % 8]
        answers = [decide(question, in_role(facts, recipient, *roles)) for roles in ((one,), (two,), (one, two))]
        if one is not two and all(GATES.isdisjoint(a.reasons) and a.basis for a in answers):
            yield seed, answers[0], answers[1], answers[2]


def test_two_roles_have_the_stricter_rule_of_the_two() -> None:
    seen: Counter[Rule | None] = Counter()
    for seed, one, two, both in trios():
        rules = [norm_of(answer).rule or Rule.NEVER for answer in (one, two)]
        strictest = max(rules, key=lambda rule: rule.strictness)
        assert norm_of(both).rule is strictest, seed
        seen[strictest] += rules[0] is not rules[1]
    assert sum(seen.values()) > 100
    assert len(seen) >= 6


def test_two_roles_answer_as_the_role_with_the_stricter_rule_alone() -> None:
    """But for the strict mark, which binds either role or both."""
    compared = 0
    for seed, one, two, both in trios():
        first, second = norm_of(one).rule or Rule.NEVER, norm_of(two).rule or Rule.NEVER
        if first is second or any(basis.kind is BasisKind.MARK for answer in (one, two) for basis in answer.basis):
            continue
        stricter = one if first.strictness > second.strictness else two
        assert told(both) == told(stricter), seed
        compared += 1
    assert compared > 100


def test_with_one_rule_for_both_roles_nothing_opens() -> None:
    for seed, one, two, both in trios():
        if norm_of(one).rule is norm_of(two).rule:
            assert both.outcome.strictness >= max(one.outcome.strictness, two.outcome.strictness), seed


def test_the_client_stays_the_client() -> None:
    """A client who is also the sponsor tells their own story all the same."""
    for seed in range(600_000, 600_200):
        question, facts = seeded(seed)
        own: Question = replace(question, sender="anna", subjects=frozenset({"anna"}), recipient="otto")
        if None in (own.information_class, own.purpose, own.channel):
            continue
        assert decide(own, in_role(facts, "anna", Role.CLIENT, Role.SPONSOR)).outcome == "allow", seed
