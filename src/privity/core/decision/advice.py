"""Advice: what would be wise. It never changes the outcome (R45, R46, R114)."""

from privity.core.decision.facts import Facts
from privity.core.decision.question import CompleteQuestion
from privity.core.decision.verdict import Advice, Outcome
from privity.core.vocabulary import CONTENT, Purpose, Role

POWERFUL = frozenset({Role.SPONSOR, Role.LINE_MANAGER})
"""Those with power over the client."""


def advice(question: CompleteQuestion, facts: Facts, outcome: Outcome) -> tuple[Advice, ...]:
    """``encourage_client`` where the client could tell it; ``no_mediation`` where a coach would carry a client's message."""
    if Role.COACH not in facts.roles(question.sender, question.at):
        return ()
    applies = {
        Advice.ENCOURAGE_CLIENT: outcome is not Outcome.ALLOW and _client_could(question, facts),
        Advice.NO_MEDIATION: _carries_message(question, facts),
    }
    return tuple(advice for advice, given in applies.items() if given)


def _client_could(question: CompleteQuestion, facts: Facts) -> bool:
    subject, *others = question.subjects
    return not others and subject != question.recipient and facts.ever_client(subject, question.at)


def _carries_message(question: CompleteQuestion, facts: Facts) -> bool:
    about_client = any(facts.ever_client(subject, question.at) for subject in question.others)
    to_power = bool(facts.roles(question.recipient, question.at) & POWERFUL)
    message = question.information_class in CONTENT or question.purpose is Purpose.PASS_ON
    return about_client and to_power and message
