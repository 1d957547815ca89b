"""The limits of confidentiality: they stand with every promise of it (R6, R7)."""

from collections.abc import Mapping

from privity.core.agreements.templates.clause import Clause, clause
from privity.core.vocabulary import Limit
from privity.core.words import Phrase, phrase

LIMIT_WORDS: Mapping[Limit, Phrase] = {
    Limit.DANGER: phrase(
        "Serious danger. If there is compelling evidence that somebody's life or health is in serious danger, the coach may "
        "tell one person who is able to prevent it, and no more than that takes. The coach speaks with the client first "
        "wherever that is possible, and otherwise tells the client soon after."
    ),
    Limit.LAW: phrase(
        "The law. A court or an authority can compel the coach to speak. The coach checks whether it really must be, takes "
        "advice, tells the client unless that is forbidden, and gives only what is compelled. A mere request, from "
        "whomever, is not compulsion."
    ),
    Limit.ILLEGAL_ACT: phrase(
        "Serious crime. If the client tells of a serious crime that is being planned or is going on, the coach does not "
        "promise silence. The coach says so at once and talks with the client about the way to put it right. Minor matters "
        "of the past are no such case."
    ),
    Limit.SUPERVISION: phrase(
        "Supervision. The coach takes questions about the work to a supervisor, who is bound to confidentiality too: without "
        "names, and so that nobody can tell who it is about. A supervisor who knows the client is not asked."
    ),
}


def limits_clause(limits: frozenset[Limit]) -> Clause:
    """The agreed limits, one paragraph each, between a word before and a word after."""
    agreed = tuple(LIMIT_WORDS[limit] for limit in Limit if limit in limits)
    before = phrase(
        "Everything promised here has limits. Please read them with care: each of you confirms them separately."
    )
    after = phrase(
        "None of these opens a whole file. What is told is the least that serves, it is written down, and nobody gets "
        "lasting access by it."
    )
    return Clause("limits", phrase("The limits"), (before, *agreed, after))


PRIVILEGE = clause(
    "privilege",
    "What the law protects, and what it does not",
    "Coaching is rarely privileged in law. What is said to a lawyer or a doctor is protected in many places; what is said to "
    "a coach mostly is not, and a court may demand it. This agreement is a promise between people, within the limits above.",
)
