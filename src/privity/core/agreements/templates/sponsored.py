"""Clauses for coaching that somebody else pays for or arranges."""

from collections.abc import Mapping

from privity.core.agreements.coming import Coming, Place, Will
from privity.core.agreements.templates.clause import Clause, clause
from privity.core.vocabulary import Role
from privity.core.words import Phrase, phrase

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
PLACE_SAID: Mapping[Place, Phrase] = {
    Place.EMPLOYEE: phrase("The client is employed by the organisation that pays."),
    Place.OWNER: phrase(
        "The client owns the organisation that pays, or a part of it. Owning it gives no right to know what anybody else "
        "says in coaching."
    ),
}
OPENLY = phrase(
    "Coaching works when it is wanted. If the client was sent rather than came, we say so openly. A consent given in front "
    "of a superior, or just after one has asked, is looked at again with the client alone."
)
WILL_SAID: Mapping[Will, Phrase] = {
    Will.OWN: phrase(
        "The client takes part of their own will: the organisation does not require it. A consent given in front of a superior, "
        "or just after one has asked, is looked at again with the client alone."
    ),
    Will.REQUIRED: phrase(
        "The organisation requires the client to take part, and we say so openly. It can require the client to come, but not to "
        "speak, nor to consent to anything. The coach looks at each consent that the client gives again with the client alone, "
        "and asks whether it was given freely, before anything leaves on it."
    ),
}
RELUCTANCE = phrase("A client who comes with reluctance can tell the coach so in confidence.")


def free_will_clause(coming: Coming | None) -> Clause:
    """Whether the client is required to come, and what that does not mean; ``None``: it was not noted (R19)."""
    concerns = frozenset({Role.CLIENT, Role.GROUP_MEMBER, Role.COACH, Role.SPONSOR, Role.LINE_MANAGER})
    words: tuple[Phrase, ...] = (OPENLY,)
    if coming:
        place = (PLACE_SAID[coming.place],) if coming.place in PLACE_SAID else ()
        words = (*place, WILL_SAID[coming.will], RELUCTANCE)
    return Clause("free-will", phrase("Coming of one's own will"), words, concerns)
