"""Rule 10, ``not_started`` and ``ended_duty_continues``: content waits for the start, and the duty outlives the end (R1, R100, R101)."""

from datetime import datetime

from privity.core.decision.facts import Facts
from privity.core.decision.good_consent import good_consents
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Basis, BasisKind, Outcome, Reason, Verdict
from privity.core.vocabulary import OPEN_BEFORE_START, InformationClass


def rule(question: CompleteQuestion, facts: Facts) -> Verdict | None:
    """Closes before the start for all but the frame, and after the end for all but the agreement itself."""
    if facts.own_act(question.sender, question.subjects, question.at):
        return None
    if facts.phase(question.at).before_start:
        early = question.information_class in OPEN_BEFORE_START
        return None if early else Verdict(Outcome.DENY, (Reason.NOT_STARTED,))
    ended = facts.ended_at(question.at)
    if ended is None or question.information_class is InformationClass.AGREEMENT:
        return None
    used = [_given_after(ended, subject, question, facts) for subject in question.others]
    if not used or not all(used):
        return Verdict(Outcome.DENY, (Reason.ENDED_DUTY_CONTINUES,))
    return Verdict(Outcome.ALLOW, (), tuple(Basis(BasisKind.CONSENT, consent) for consent in used))


def _given_after(ended: datetime, subject: str, question: CompleteQuestion, facts: Facts) -> str | None:
    """The id of a good consent of this subject to this very item that came at or after the end."""
    item = question.item.id if question.item else None
    fitting = (
        consent.id
        for consent, event in good_consents(subject, question, facts)
        if item is not None and consent.item == item and event.at >= ended
    )
    return min(fitting, default=None)
