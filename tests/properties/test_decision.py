"""Laws of the decision that hold for every question and all facts (R1, R5, R8, R11, R23, R34, R43, R48)."""

from collections.abc import Iterator
from dataclasses import fields, replace
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from privity.core.decision.engine import decide
from privity.core.decision.facts import Facts
from privity.core.decision.question import Question
from privity.core.decision.verdict import Decision, Duty, Outcome, Reason
from tests.oracle.generated import seeded
from tests.oracle.tables import CLIENT_ROLES, OUTCOME_OF_REASON, OUTCOMES, REASONS
from tests.properties.world import (
    constrained,
    in_force,
    shuffled,
    wide_open,
    with_a_future,
    with_offer,
    withdrawn,
)
from tests.strategies import cases, wild_cases

SEEDS = range(500_000, 501_000)
"""Other cases than those on which engine and oracle are compared."""

EXAMPLES = settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def generated() -> Iterator[tuple[int, Question, Facts]]:
    for seed in SEEDS:
        question, facts = seeded(seed)
        yield seed, question, facts


def strictness(decision: Decision) -> int:
    return OUTCOMES.index(decision.outcome.value)


def dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311


def test_total_and_deterministic_on_generated_cases() -> None:
    for seed, question, facts in generated():
        answer = decide(question, facts)
        assert Reason.INTERNAL_FAILURE not in answer.reasons, seed
        assert decide(question, facts) == answer, seed


@EXAMPLES
@given(case=wild_cases())
def test_total_on_wild_cases(case: tuple[Question, Facts]) -> None:
    assert Reason.INTERNAL_FAILURE not in decide(*case).reasons


class Broken:
    """What is not the facts it should be: whoever looks at it fails."""

    def __getattribute__(self, name: str) -> object:
        raise RuntimeError(name)

    def __iter__(self) -> Iterator[object]:
        raise RuntimeError


@pytest.mark.parametrize("name", [field.name for field in fields(Facts) if field.name != "engagement"])
def test_whatever_fails_inside_refuses(name: str) -> None:
    for seed in SEEDS[:200]:
        question, facts = seeded(seed)
        broken: dict[str, Any] = {name: Broken()}
        answer = decide(question, replace(facts, **broken))
        intact = decide(question, facts)
        assert answer == intact or (answer.outcome, answer.duties) == (Outcome.DENY, ()), (seed, answer)


def test_a_broken_question_is_refused() -> None:
    _, facts = seeded(0)
    answer = decide(Broken(), facts)  # type: ignore[arg-type]
    assert (answer.outcome, answer.reasons, answer.duties) == (Outcome.DENY, (Reason.INTERNAL_FAILURE,), ())


def test_the_strictest_verdict_wins_and_all_reasons_are_told_in_order() -> None:
    for seed, question, facts in generated():
        answer = decide(question, facts)
        outcomes = [OUTCOME_OF_REASON[reason.value] for reason in answer.reasons]
        assert answer.outcome.value == max(outcomes, key=OUTCOMES.index), seed
        order = [(-OUTCOMES.index(o), REASONS.index(r.value)) for o, r in zip(outcomes, answer.reasons, strict=True)]
        assert order == sorted(set(order)), seed
        assert answer.outcome is Outcome.ALLOW or "allow" not in outcomes, seed


def test_duties_only_on_allow_and_the_disclosure_is_always_recorded_and_labelled() -> None:
    for seed, question, facts in generated():
        answer = decide(question, facts)
        if answer.outcome is Outcome.ALLOW:
            assert {Duty.RECORD, Duty.LABEL_NO_ONWARD} <= set(answer.duties), seed
        else:
            assert not answer.duties, seed


def test_one_more_constraint_never_opens() -> None:
    for seed, question, facts in generated():
        before = strictness(decide(question, facts))
        for what, (asked, known) in constrained(question, facts).items():
            assert strictness(decide(asked, known)) >= before, (seed, what)


@EXAMPLES
@given(case=cases())
def test_one_more_constraint_never_opens_shrinkable(case: tuple[Question, Facts]) -> None:
    before = strictness(decide(*case))
    for what, changed in constrained(*case).items():
        assert strictness(decide(*changed)) >= before, what


def test_own_information_is_always_allowed() -> None:
    told = 0
    for seed, question, facts in generated():
        clients = {p.person for p in facts.participations if p.role.value in CLIENT_ROLES and p.since <= question.at}
        for client in sorted(clients):
            own = replace(question, sender=client, subjects=frozenset({client}))
            if None in (own.recipient, own.information_class, own.purpose, own.channel):
                continue
            if own.recipient not in facts.actors or own.recipient == "management":
                continue
            assert decide(own, facts).reasons == (Reason.OWN_INFORMATION,), seed
            told += 1
    assert told > 500


def test_a_version_that_not_everybody_signed_changes_nothing() -> None:
    offered = 0
    for seed, question, facts in generated():
        answer = decide(question, facts)
        for version in facts.versions[:1]:
            people = {party.person for party in version.parties}
            for signers in {0, len(people) - 1}:
                offer = wide_open(version, question.at, signers=signers)
                assert decide(question, with_offer(facts, offer)) == answer, (seed, signers)
                offered += 1
            other_words = replace(wide_open(version, question.at), content_hash="not what they signed")
            assert decide(question, with_offer(facts, other_words)) == answer, seed
    assert offered > 500


def test_the_order_of_facts_does_not_matter() -> None:
    for seed, question, facts in generated():
        answer = decide(question, facts)
        for turn in range(2):
            assert decide(question, shuffled(facts, dice(seed + turn))) == answer, seed


def test_a_later_loosening_never_reaches_an_item_recorded_earlier() -> None:
    """Recorded under the version in force, then loosened as far as can be: the answer stays or closes further."""
    loosened = 0
    for seed, question, facts in generated():
        now = in_force(facts, question.at)
        if now is None or question.item is None or in_force(facts, question.item.recorded_at) != now:
            continue
        if question.item.recorded_at >= question.at:
            continue
        answer = decide(question, facts)
        after = decide(question, with_offer(facts, wide_open(now, question.at)))
        assert strictness(after) >= strictness(answer), seed
        assert after.outcome is answer.outcome, seed
        assert after.reasons == answer.reasons, seed
        loosened += 1
    assert loosened > 100


def test_the_client_can_release_an_earlier_item_under_the_looser_version() -> None:
    """The counterpart: the same loosening does reach an item that was released under it, or the law above says nothing."""
    opened = 0
    for _, question, facts in generated():
        now = in_force(facts, question.at)
        if now is None or question.item is None:
            continue
        looser = with_offer(facts, wide_open(now, question.at))
        released = replace(question, item=replace(question.item, released_under="wide open"))
        opened += strictness(decide(released, looser)) < strictness(decide(question, looser))
    assert opened > 20


def test_withdrawing_a_consent_never_opens() -> None:
    closed = 0
    for seed, question, facts in generated():
        before = strictness(decide(question, facts))
        for which in range(len(facts.consents)):
            after = strictness(decide(question, withdrawn(facts, which, question.at)))
            assert after >= before, (seed, which)
            closed += after > before
    assert closed > 20


def test_a_withdrawn_consent_is_no_basis_any_more() -> None:
    for seed, question, facts in generated():
        taken_back = facts
        for which in range(len(facts.consents)):
            taken_back = withdrawn(taken_back, which, question.at)
        answer = decide(question, taken_back)
        assert Duty.RECEIPT not in answer.duties, seed
        assert not any(basis.kind == "consent" for basis in answer.basis), seed


def test_later_facts_change_nothing() -> None:
    for seed, question, facts in generated():
        assert decide(question, with_a_future(question, facts, dice(seed))) == decide(question, facts), seed
