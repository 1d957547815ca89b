"""Rule 12, ``not_present``: what was said in the group stays with those who were in the room (R36, R71)."""

from privity.core.decision.facts import Facts
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Outcome, Reason, Verdict
from privity.core.vocabulary import InformationClass


def rule(question: CompleteQuestion, facts: Facts) -> Verdict | None:
    """Closes for a recipient who is not recorded as present in the segment the contribution comes from."""
    if question.information_class is not InformationClass.GROUP_CONTRIBUTION:
        return None
    segment = question.item.segment if question.item else None
    if facts.was_present(question.recipient, segment):
        return None
    return Verdict(Outcome.DENY, (Reason.NOT_PRESENT,))
