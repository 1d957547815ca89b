"""Rule 7, consent: where the cell asks for it, every subject but the sender must have given a good one (R20–R31)."""

from privity.core.decision.facts import Facts
from privity.core.decision.good_consent import consent_verdict
from privity.core.decision.norm import Norm
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Reason, Verdict
from privity.core.vocabulary import Rule

_ASKS_CONSENT = frozenset({Rule.CONSENT, Rule.DEIDENTIFIED_CONSENT})


def rule(question: CompleteQuestion, facts: Facts, applied: Norm) -> Verdict | None:
    """Applies to the cells that ask for consent. Who speaks of themselves alone needs nobody's."""
    if applied.rule not in _ASKS_CONSENT:
        return None
    ground = Reason.CONSENT_GIVEN if question.others else Reason.OWN_WORD
    return consent_verdict(question, facts, ground, applied.basis)
