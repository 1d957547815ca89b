"""Rule 11, ``review_overdue``: no new sharing of sensitive kinds until the review is held or the client extends it (R11)."""

from privity.core.decision.facts import Facts
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Outcome, Reason, Verdict
from privity.core.vocabulary import OPEN_WHILE_OVERDUE


def rule(question: CompleteQuestion, facts: Facts) -> Verdict | None:
    """Closes while a review is overdue, except for existence, logistics, the agreement, and the client's own act."""
    if question.information_class in OPEN_WHILE_OVERDUE:
        return None
    if facts.own_act(question.sender, question.subjects, question.at):
        return None
    overdue = any(review.overdue(question.at) for review in facts.reviews)
    return Verdict(Outcome.REVIEW_FIRST, (Reason.REVIEW_OVERDUE,)) if overdue else None
