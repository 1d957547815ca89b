"""The wording of an addendum: one discussion, opened to somebody for a time (R64, R65)."""

from datetime import UTC, datetime

from privity.core.agreements.addendum_terms import AddendumTerms
from privity.core.agreements.templates.clause import Clause, clause
from privity.core.names import CLASSES
from privity.core.vocabulary import InformationClass
from privity.core.words import enumerate_names, phrase

DUTIES = clause(
    "duties",
    "What joining means",
    "Whoever joins keeps what they hear in confidence, for good, asks nothing beyond this discussion, and passes nothing on. "
    "They speak when asked, and leave when the client wishes.",
)
EVERYTHING_ELSE = clause(
    "everything-else",
    "Everything else stays as agreed",
    "The agreement goes on unchanged. No earlier or later session, no other note and no other topic is opened by this.",
)
FREELY = clause(
    "freely",
    "Freely, and not for good",
    "A third person in the room can make it harder to speak openly. The client need not agree, and need not say why. Each "
    "of those who sign can end this addendum at any moment; access ends with it.",
)
LIMITS = clause(
    "limits",
    "The limits",
    "The limits of the agreement hold here too: serious danger, what the law compels, and whatever else was agreed there. "
    "Coaching is rarely privileged in law: a court may demand what was said.",
)


def addendum_clauses(terms: AddendumTerms) -> tuple[Clause, ...]:
    """Everything that is signed. Instants are written in UTC, so that the words mean the same everywhere."""
    return (_opening(terms), _window(terms), DUTIES, EVERYTHING_ELSE, FREELY, LIMITS)


def _opening(terms: AddendumTerms) -> Clause:
    kinds = [CLASSES[kind].text for kind in InformationClass if kind in terms.kinds]
    words = phrase(
        "{names} may take part in one discussion, about: {topic}. For this discussion, and for nothing else, {names} may "
        "know about {kinds}.",
        names=enumerate_names([party.name for party in terms.parties if party.person in terms.admits]),
        topic=terms.topic,
        kinds=enumerate_names(kinds),
    )
    return Clause("opening", phrase("What this opens"), (words,))


def _window(terms: AddendumTerms) -> Clause:
    words = phrase(
        "It holds from {since} until {until}, once everybody named here has signed. Then it closes by itself.",
        since=_written(terms.since),
        until=_written(terms.until),
    )
    return Clause("window", phrase("From when, until when"), (words,))


def _written(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
