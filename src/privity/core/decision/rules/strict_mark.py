"""The mark "strictly confidential": for all but client and coach it adds the verdict of ``client_only``, and so only closes (R34)."""

from privity.core.decision.client_tells import client_tells
from privity.core.decision.facts import Facts
from privity.core.decision.norm import marked_against
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Basis, BasisKind, Verdict


def rule(question: CompleteQuestion, facts: Facts) -> Verdict | None:
    """Applies to a marked item on its way to anybody who is not simply client or coach."""
    if question.item is None or not marked_against(question, facts, question.recipient):
        return None
    return client_tells(question, facts, (Basis(BasisKind.MARK, id=question.item.id),))
