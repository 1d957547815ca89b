"""Rule 8, ``no_agreement`` and ``recipient_not_bound``: nothing moves outside an agreement that everybody signed (R1, R5)."""

from privity.core.agreements.version import governing
from privity.core.decision.facts import Facts
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Outcome, Reason, Verdict
from privity.core.vocabulary import OPEN_BEFORE_START


def rule(question: CompleteQuestion, facts: Facts) -> Verdict | None:
    """Closes where no version is in force, or none binds B. Before the start participants may talk about the frame."""
    own_act = facts.own_act(question.sender, question.subjects, question.at)
    if own_act or _about_the_frame(question, facts):
        return None
    version = governing(facts.versions, question.at)
    if version is None:
        return Verdict(Outcome.DENY, (Reason.NO_AGREEMENT,))
    if version.has_party(question.recipient) or _bound_by_addendum(question, facts):
        return None
    return Verdict(Outcome.DENY, (Reason.RECIPIENT_NOT_BOUND,))


def _about_the_frame(question: CompleteQuestion, facts: Facts) -> bool:
    """Whether it is the frame, told early to somebody who takes part; that the sender does, the gates have seen."""
    early = facts.phase(question.at).before_start and question.information_class in OPEN_BEFORE_START
    return early and bool(facts.roles(question.recipient, question.at))


def _bound_by_addendum(question: CompleteQuestion, facts: Facts) -> bool:
    return any(
        addendum.in_force(question.at)
        and (question.recipient in addendum.admits or addendum.has_party(question.recipient))
        for addendum in facts.addenda
    )
