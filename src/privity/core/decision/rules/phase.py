"""Rule 10, ``not_started`` and ``ended_duty_continues``: content waits for the start, and the duty outlives the end (R1, R100, R101)."""

from datetime import datetime

from privity.core.decision.facts import Facts
from privity.core.decision.good_consent import SubjectConsent, consents
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
    used = [_names_item_after(subject, question, ended) for subject in consents(question, facts)]
    if not used or not all(used):
        return Verdict(Outcome.DENY, (Reason.ENDED_DUTY_CONTINUES,))
    return Verdict(Outcome.ALLOW, (), tuple(basis for basis in used if basis))


def _names_item_after(subject: SubjectConsent, question: CompleteQuestion, ended: datetime) -> Basis | None:
    """The consent of this subject to this very item, if it is good and came after the end."""
    consent = subject.consent
    if not subject.good or consent is None or question.item is None or consent.item != question.item.id:
        return None
    event = consent.last_event(question.at)
    return Basis(BasisKind.CONSENT, consent.id) if event and event.at >= ended else None
