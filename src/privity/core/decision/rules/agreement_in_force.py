"""Rule 8, ``no_agreement`` and ``recipient_not_bound``: nothing moves outside an agreement that everybody signed (R1, R5)."""

from datetime import datetime

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
    if governing(facts.versions, question.at) is None:
        return Verdict(Outcome.DENY, (Reason.NO_AGREEMENT,))
    if is_bound(question.recipient, facts, question.at):
        return None
    return Verdict(Outcome.DENY, (Reason.RECIPIENT_NOT_BOUND,))


def is_bound(person: str, facts: Facts, at: datetime) -> bool:
    """Whether a version is in force and this person is a party to it, or bound by an addendum."""
    version = governing(facts.versions, at)
    return version is not None and (version.has_party(person) or _bound_by_addendum(person, facts, at))


def _about_the_frame(question: CompleteQuestion, facts: Facts) -> bool:
    """Whether it is the frame, told early to somebody who takes part; that the sender does, the gates have seen."""
    early = facts.phase(question.at).before_start and question.information_class in OPEN_BEFORE_START
    return early and bool(facts.roles(question.recipient, question.at))


def _bound_by_addendum(person: str, facts: Facts, at: datetime) -> bool:
    return any(
        addendum.in_force(at) and (person in addendum.admits or addendum.has_party(person))
        for addendum in facts.addenda
    )
