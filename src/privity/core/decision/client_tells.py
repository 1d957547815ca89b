"""What it means that only the client tells: the client may, if nobody else's word is missing; everybody else hands it back."""

from privity.core.decision.facts import CLIENT_ROLES, Facts
from privity.core.decision.good_consent import consent_verdict
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Basis, Outcome, Reason, Verdict


def client_tells(question: CompleteQuestion, facts: Facts, basis: tuple[Basis, ...]) -> Verdict:
    """The verdict of ``client_only`` on this basis, for a cell as for a mark."""
    if facts.roles(question.sender, question.at) & CLIENT_ROLES:
        return consent_verdict(question, facts, Reason.CLIENT_ACT, basis)
    return Verdict(Outcome.CLIENT_ONLY, (Reason.HAND_BACK,), basis)
