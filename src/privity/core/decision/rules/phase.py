"""Rule 10, ``not_started`` and ``ended_duty_continues``: content waits for the start, and the duty outlives the end (R1, R100, R101)."""

from datetime import datetime

from privity.core.decision.facts import Facts
from privity.core.decision.good_consent import SubjectConsent, consents
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Outcome, Reason, Verdict
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
    if _consented_after(question, facts, ended):
        return None
    return Verdict(Outcome.DENY, (Reason.ENDED_DUTY_CONTINUES,))


def _consented_after(question: CompleteQuestion, facts: Facts, ended: datetime) -> bool:
    """Whether every other subject consented to this very item after the end."""
    if question.item is None or not question.others:
        return False
    return all(_names_item_after(subject, question, ended) for subject in consents(question, facts))


def _names_item_after(subject: SubjectConsent, question: CompleteQuestion, ended: datetime) -> bool:
    if not subject.good or subject.consent is None or question.item is None:
        return False
    event = subject.consent.last_event(question.at)
    return subject.consent.item == question.item.id and event is not None and event.at >= ended
