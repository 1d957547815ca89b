"""Gate 2, ``own_information``: the client may always tell their own story. No agreement, hold, review or ending takes it away."""

from privity.core.decision.facts import Facts
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Basis, BasisKind, Outcome, Reason, Verdict


def rule(question: CompleteQuestion, facts: Facts) -> Verdict | None:
    """Applies where A is, or was, a client here and the only subject; another's secret in it makes it not A's own."""
    if question.subjects != {question.sender} or not facts.ever_client(question.sender, question.at):
        return None
    return Verdict(Outcome.ALLOW, (Reason.OWN_INFORMATION,), (Basis(BasisKind.OWN_INFORMATION),))
