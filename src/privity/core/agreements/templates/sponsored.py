"""Clauses for coaching that somebody else pays for or arranges."""

from privity.core.agreements.templates.clause import clause
from privity.core.vocabulary import Role

PAYING = clause(
    "paying",
    "What paying buys, and what it does not",
    "The sponsor pays for the coaching and may expect that it takes place, that it works on the agreed objectives, and a "
    "correct invoice. Paying gives no right to know what is said. The client's rights are the client's: nobody else can use "
    "them or waive them.",
    concerns=frozenset({Role.SPONSOR, Role.CLIENT}),
)
OBJECTIVES = clause(
    "objectives",
    "Agreed objectives and private goals",
    "The objectives that sponsor, client and coach agree are set down apart and known to all three. The client's private "
    "goals are kept apart from them; the coach works on both, and speaks with the sponsor about neither without the client.",
    concerns=frozenset({Role.SPONSOR, Role.CLIENT, Role.COACH}),
)
OPINIONS = clause(
    "opinions",
    "No verdict about the job",
    "The coach gives no opinion about promotion, pay, fitness for a job or dismissal, to nobody and for no purpose.",
    concerns=frozenset({Role.SPONSOR, Role.LINE_MANAGER, Role.COACH}),
)
FREE_WILL = clause(
    "free-will",
    "Coming of one's own will",
    "Coaching works when it is wanted. If the client was sent rather than came, we say so openly. A consent given in front "
    "of a superior, or just after one has asked, is looked at again with the client alone.",
    concerns=frozenset({Role.CLIENT, Role.COACH, Role.SPONSOR, Role.LINE_MANAGER}),
)
