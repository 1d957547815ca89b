"""``decide``: gates answer alone; otherwise the norm and every constraint speak, and the strictest verdict wins.

The order and the meaning of each rule: docs/algorithms/decision.md. One file per rule in ``rules/``.
"""

from collections.abc import Callable, Iterable
from functools import partial

from privity.core.decision.advice import advice
from privity.core.decision.duties import duties
from privity.core.decision.facts import Facts
from privity.core.decision.norm import Norm, norm
from privity.core.decision.question import CompleteQuestion, Question
from privity.core.decision.rules import (
    agreement_in_force,
    boundary,
    channel_not_private,
    client_only,
    consent,
    frozen,
    identity,
    incomplete,
    not_holder,
    not_present,
    own_information,
    phase,
    purpose_exception,
    review_overdue,
    strict_mark,
    surplus,
)
from privity.core.decision.verdict import Basis, BasisKind, Decision, Outcome, Reason, Verdict

type Rule = Callable[[CompleteQuestion, Facts], Verdict | None]
type NormRule = Callable[[CompleteQuestion, Facts, Norm], Verdict | None]

GATES: tuple[Rule, ...] = (own_information.rule, not_holder.rule, purpose_exception.rule)
NORM: tuple[NormRule, ...] = (boundary.rule, client_only.rule, consent.rule, identity.rule)
CONSTRAINTS: tuple[Rule, ...] = (
    strict_mark.rule,
    agreement_in_force.rule,
    frozen.rule,
    phase.rule,
    review_overdue.rule,
    not_present.rule,
    channel_not_private.rule,
    surplus.rule,
)

FAILED = Verdict(Outcome.DENY, (Reason.INTERNAL_FAILURE,))


def decide(question: Question, facts: Facts) -> Decision:
    """Answer one wish to share. Total: it never raises, and whatever fails inside refuses (R43).

    :param question: what is asked; missing parts answer ``incomplete``
    :param facts: one engagement at all instants; only what holds at ``question.at`` counts
    :return: the outcome, every reason (strictest first), the basis, advice and, on ``allow``, duties
    """
    try:
        asked = incomplete.complete(question, facts)
        return _answer(asked, facts) if asked else combine((incomplete.VERDICT,))
    except Exception:  # noqa: BLE001 - whatever fails inside refuses
        return combine((FAILED,))


def _answer(question: CompleteQuestion, facts: Facts) -> Decision:
    verdicts = _verdicts(question, facts)
    answer = combine(verdicts)
    return Decision(
        answer.outcome,
        answer.reasons,
        answer.basis,
        advice(question, facts, answer.outcome),
        duties(question, facts, answer),
    )


def _verdicts(question: CompleteQuestion, facts: Facts) -> tuple[Verdict, ...]:
    for gate in GATES:
        if verdict := gate(question, facts):
            return (verdict,)
    applied = norm(question, facts, question.recipient)
    normative = _spoken(partial(rule, question, facts, applied) for rule in NORM)
    return (*(normative or (FAILED,)), *_spoken(partial(rule, question, facts) for rule in CONSTRAINTS))


def _spoken(rules: Iterable[Callable[[], Verdict | None]]) -> tuple[Verdict, ...]:
    return tuple(verdict for verdict in map(_safely, rules) if verdict)


def _safely(rule: Callable[[], Verdict | None]) -> Verdict | None:
    try:
        return rule()
    except Exception:  # noqa: BLE001 - whatever fails inside refuses
        return FAILED


def combine(verdicts: tuple[Verdict, ...]) -> Decision:
    """The strictest outcome; every reason in the way, strictest first; the basis of all verdicts, each once."""
    strictest = max(verdicts, key=lambda verdict: verdict.outcome.strictness).outcome
    named = {
        (-verdict.outcome.strictness, reason.rank, reason)
        for verdict in verdicts
        for reason in verdict.reasons
        if verdict.outcome is not Outcome.ALLOW or strictest is Outcome.ALLOW
    }
    reasons = tuple(dict.fromkeys(reason for _, _, reason in sorted(named)))
    basis = dict.fromkeys(basis for verdict in verdicts for basis in verdict.basis)
    return Decision(strictest, reasons, tuple(sorted(basis, key=_consents_last)))


def _consents_last(basis: Basis) -> str:
    return basis.id or "" if basis.kind is BasisKind.CONSENT else ""
