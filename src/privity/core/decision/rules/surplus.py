"""Rule 14, ``surplus``: recipients get only what the purpose needs (R49)."""

from privity.core.decision.facts import Facts
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Outcome, Reason, Verdict


def rule(question: CompleteQuestion, facts: Facts) -> Verdict | None:
    """Reduces an item that carries fields the caller found unnecessary."""
    return Verdict(Outcome.REDUCE, (Reason.SURPLUS,)) if question.surplus else None
