"""The terms of an addendum while it is being made (R64): who joins, for which discussion, about what, and until when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from privity.core.agreements.terms import NamedParty
from privity.core.errors import InvalidError
from privity.core.lines import one_line
from privity.core.vocabulary import InformationClass, Role

OPENABLE = frozenset(
    {
        InformationClass.OBJECTIVES,
        InformationClass.PRIVATE_GOALS,
        InformationClass.PROGRESS,
        InformationClass.SESSION_CONTENT,
        InformationClass.SHARED_NOTES,
    }
)
"""What a discussion can be opened for. Never what is most personal, what others said, or the coach's own notes."""

SIGNS_ANYWAY = frozenset({Role.CLIENT, Role.COACH, Role.GROUP_MEMBER})
"""Clients and coaches sign every addendum, and are nobody whom it needs to admit (R65)."""

LONGEST = timedelta(days=31)
AHEAD = timedelta(days=365)
"""How far ahead an addendum may begin."""
TOPIC = 120


@dataclass(frozen=True, slots=True)
class AddendumTerms:
    """``parties`` are all who sign: clients, coaches, and the people whom it ``admits`` (ids)."""

    parties: tuple[NamedParty, ...]
    admits: frozenset[str]
    discussion: str
    topic: str
    kinds: frozenset[InformationClass]
    since: datetime
    until: datetime


def check_addendum(terms: AddendumTerms, *, at: datetime) -> AddendumTerms:
    """The terms in their one spelling, as they can be offered at this instant.

    :raises InvalidError: nobody to admit, nothing to open, something that is never opened, or a window that is none, is too
        long, has passed, or begins too far ahead
    """
    topic = one_line(terms.topic, field="topic", at_most=TOPIC)
    joining = {party.person for party in terms.parties if party.role not in SIGNS_ANYWAY}
    if not terms.admits or terms.admits != joining:
        raise InvalidError(
            "Choose who joins: somebody who takes part here, but as neither client nor coach.", field="admits"
        )
    if not terms.kinds or not terms.kinds <= OPENABLE:
        raise InvalidError("Choose what is opened.", field="kinds")
    if not timedelta(0) < terms.until - terms.since <= LONGEST:
        raise InvalidError(f"Choose an end after the beginning, at most {LONGEST.days} days later.", field="until")
    if terms.until <= at:
        raise InvalidError("This time has passed: choose a later end.", field="until")
    if terms.since > at + AHEAD:
        raise InvalidError("Choose a beginning within a year from now.", field="since")
    return AddendumTerms(terms.parties, terms.admits, terms.discussion, topic, terms.kinds, terms.since, terms.until)
