"""What the people page says of each person, for the one who looks."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from privity.core.engagements import may_end_part
from privity.core.vocabulary import Phase, Role
from privity.engagements.selectors import Engagement, Participant, participants

KEEPERS = frozenset({Role.COACH, Role.CLIENT})
"""Who sees whether the others have joined, and who has left. To everybody else silence and leaving stay private (R58)."""


class Standing(StrEnum):
    NAMED = "named"
    INVITED = "invited"
    JOINED = "joined"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the page. ``standing`` is ``None`` where it is not for the one who looks."""

    person: Participant
    standing: Standing | None
    is_you: bool
    may_invite: bool
    may_end: bool


def rows(engagement: Engagement, at: datetime) -> list[Row]:
    """The people of the engagement as ``engagement.actor`` sees them at this instant."""
    keeper = bool(engagement.roles & KEEPERS)
    return [_row(engagement, person, at) for person in participants(engagement) if keeper or person.open(at)]


def standing(person: Participant, at: datetime) -> Standing:
    if not person.open(at):
        return Standing.ENDED
    if person.joined_at is not None:
        return Standing.JOINED
    return Standing.INVITED if person.invited_at else Standing.NAMED


def _row(engagement: Engagement, person: Participant, at: datetime) -> Row:
    where = standing(person, at)
    own = person.person == engagement.actor
    over = where is Standing.ENDED
    waiting = where in (Standing.NAMED, Standing.INVITED) and engagement.phase is not Phase.AFTERCARE
    return Row(
        person=person,
        standing=where if engagement.roles & KEEPERS else None,
        is_you=own,
        may_invite=waiting and Role.COACH in engagement.roles,
        may_end=not over and may_end_part(engagement.roles, person.role, own=own, answered=person.answered),
    )
