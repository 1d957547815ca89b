"""Rule 6, identity: where the cell allows it only without identity, the de-identification check must have passed (R107–R110)."""

from privity.core.decision.facts import Facts
from privity.core.decision.norm import Norm
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Outcome, Reason, Verdict
from privity.core.vocabulary import Rule

_WITHOUT_IDENTITY = frozenset({Rule.DEIDENTIFIED, Rule.DEIDENTIFIED_CONSENT})


def rule(question: CompleteQuestion, facts: Facts, applied: Norm) -> Verdict | None:
    """Who knows a subject recognises them whatever is left out; else it takes a passed check."""
    if applied.rule not in _WITHOUT_IDENTITY:
        return None
    if any((question.recipient, subject) in facts.acquaintances for subject in question.subjects):
        return Verdict(Outcome.DENY, (Reason.RECIPIENT_KNOWS_SUBJECT,), applied.basis)
    if question.recognisable is False:
        return Verdict(Outcome.ALLOW, (Reason.NOT_RECOGNISABLE,), applied.basis)
    return Verdict(Outcome.REDUCE, (Reason.RECOGNISABLE,), applied.basis)
