"""Reviews: when they are due, who takes part, and how they end (R9–R11)."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from privity.core.agreements.terms import NamedParty
from privity.core.errors import InvalidError
from privity.core.vocabulary import Role

LONGEST_EXTENSION = timedelta(days=90)
TAKE_PART = (Role.COACH, Role.CLIENT, Role.GROUP_MEMBER, Role.SUPERVISOR)


class ReviewOutcome(StrEnum):
    """What the parties decide (R9)."""

    KEEP = "keep"
    AMEND = "amend"
    END = "end"


def check_present(present: Collection[str], parties: Iterable[NamedParty]) -> None:
    """A review is not held without the coach and those whose coaching it is.

    :raises InvalidError: somebody named is no party, or a coach, client or supervisor is missing altogether
    """
    everybody = list(parties)
    if not set(present) <= {party.person for party in everybody}:
        raise InvalidError("Only parties of the agreement take part in its review.", field="present")
    for role in TAKE_PART:
        people = {party.person for party in everybody if party.role is role}
        if people and not people & set(present):
            raise InvalidError("Coach and client are both there when a review is held.", field="present")


def check_extension(due_at: datetime, until: datetime, at: datetime) -> None:
    """How long a client may let a review wait (R11).

    :raises InvalidError: the day has passed, is before the review is due, or lies too far away
    """
    if not max(at, due_at) < until <= max(at, due_at) + LONGEST_EXTENSION:
        raise InvalidError(
            f"Choose a day after the review is due, within {LONGEST_EXTENSION.days} days.", field="until"
        )


def may_tell_doubts(asked: Collection[str], answered: Collection[str], reader: str, *, held: bool) -> bool:
    """Whether ``reader`` may be told if anybody has doubts, without being able to work out who (R10).

    Not while answers come in: whoever watches them arrive would know whose doubts they are. Only when all who were asked
    have answered, or, of a review that was held, when at least two others did. Where only two are asked, the answer of one
    is plain to the other all the same: they are told so beforehand.

    :param asked: ids of those who can answer
    :param answered: ids of those who did
    """
    if set(asked) <= set(answered):
        return True
    return held and len(set(answered) - {reader}) >= 2
