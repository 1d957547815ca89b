"""The engine against the oracle, a second implementation of docs/algorithms/decision.md that shares no code with it (R43)."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings

from privity.core.decision.facts import Facts
from privity.core.decision.question import Question
from privity.core.decision.verdict import Advice, BasisKind, Duty, Outcome, Reason
from privity.core.vocabulary import InformationClass, Role
from tests.core.decision.difference import answer_of_both
from tests.oracle.generated import seeded
from tests.oracle.oracle import oracle_decide
from tests.strategies import cases, wild_cases

CASES = 20_000
PART = 2_500


@pytest.mark.parametrize("first", range(0, CASES, PART))
def test_engine_and_oracle_agree(first: int) -> None:
    for seed in range(first, first + PART):
        question, facts = seeded(seed)
        answer_of_both(question, facts, f"seed {seed}")


def test_the_generated_cases_reach_every_region() -> None:
    """A proof by cases is worth as much as the cases: every outcome, reason, basis, duty, advice, kind and role, often."""
    seen: Counter[object] = Counter()
    for seed in range(PART):
        question, facts = seeded(seed)
        answer = oracle_decide(question, facts)
        seen.update([answer.outcome, question.information_class])
        seen.update([*answer.reasons, *answer.advice, *answer.duties])
        seen.update({basis.kind for basis in answer.basis} | {basis.role for basis in answer.basis})
    reasons = set(Reason) - {Reason.INTERNAL_FAILURE}
    expected = {*Outcome, *reasons, *Advice, *Duty, *BasisKind, *InformationClass, *Role}
    assert expected <= set(seen), f"never reached: {expected - set(seen)}"
    assert seen[Outcome.ALLOW] > PART / 6
    assert all(seen[outcome] > PART / 50 for outcome in Outcome)
    assert Reason.INTERNAL_FAILURE not in seen


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(case=cases())
def test_engine_and_oracle_agree_on_shrinkable_cases(case: tuple[Question, Facts]) -> None:
    answer_of_both(*case, "shrunk")


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(case=wild_cases())
def test_engine_and_oracle_agree_on_wild_cases(case: tuple[Question, Facts]) -> None:
    answer_of_both(*case, "wild")
