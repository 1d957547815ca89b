"""Rule 9, ``frozen``: a hold on the item, a suspended engagement, or an open breach case with B as actor."""

from privity.core.agreements.version import within
from privity.core.decision.facts import Facts
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Outcome, Reason, Verdict
from privity.core.vocabulary import Phase


def rule(question: CompleteQuestion, facts: Facts) -> Verdict | None:
    """Holds everything that any of the three touches."""
    held = question.item is not None and any(
        hold.item == question.item.id and within(question.at, hold.since, hold.until) for hold in facts.holds
    )
    suspended = facts.phase(question.at) is Phase.SUSPENDED
    accused = any(
        case.actor == question.recipient and within(question.at, case.since, case.until) for case in facts.breach_cases
    )
    return Verdict(Outcome.HOLD, (Reason.FROZEN,)) if held or suspended or accused else None
