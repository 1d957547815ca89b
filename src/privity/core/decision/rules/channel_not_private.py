"""Rule 13, ``channel_not_private``: an employer's channel or address needs the client's acceptance (R40)."""

from privity.core.decision.facts import Facts
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Outcome, Reason, Verdict


def rule(question: CompleteQuestion, facts: Facts) -> Verdict | None:
    """Holds what would travel through an employer's channel that the client has not accepted."""
    accepted = any(
        acceptance.channel is question.channel.kind and acceptance.at <= question.at
        for acceptance in facts.accepted_channels
    )
    if accepted or not question.channel.employer_owned:
        return None
    return Verdict(Outcome.HOLD, (Reason.CHANNEL_NOT_PRIVATE,))
