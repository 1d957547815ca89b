"""What the people page says of each person, for the one who looks."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from privity.core.engagements import may_end_part
from privity.core.vocabulary import Phase, Role
from privity.core.words import Phrase
from privity.engagements.selectors import (
    Engagement,
    Participant,
    cautions,
    free_seats_in,
    invitation_mails,
    participants,
)
from privity.outbox.selectors import Delivery, deliveries_of
from privity.sharing.selectors import ground_for

KEEPERS = frozenset({Role.COACH, Role.CLIENT})
"""Who sees whether the others have joined, and who has left. To everybody else silence stays private (R58); of leaving they
see that somebody whom they knew is not there any more."""


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
    delivery: Delivery | None
    """What became of the invitation's mail: for a coach, until it is answered."""
    may_invite: bool
    may_end: bool


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Everything on the page. ``cautions`` are for coaches."""

    engagement: Engagement
    rows: tuple[Row, ...]
    cautions: tuple[Phrase, ...]
    may_name: bool

    @property
    def is_coach(self) -> bool:
        return Role.COACH in self.engagement.roles

    @property
    def may_pause(self) -> bool:
        return bool(self.engagement.roles & KEEPERS)

    @property
    def may_end(self) -> bool:
        return self.engagement.may_end


def people_page_for(actor: UUID, engagement_id: UUID, *, at: datetime) -> PeoplePage:
    """The page of the people for somebody who takes part.

    Coaches and clients see everybody, those who have left too. Everybody else sees the people whom the overview shows
    them, and whom their questions can be about: before they are party to the same terms, others are not there.

    :raises NotFoundError: no such engagement, or not theirs
    """
    ground = ground_for(actor, engagement_id, at=at)
    engagement = ground.engagement
    keeps, known = bool(engagement.roles & KEEPERS), {one.person for one in ground.people}
    sent = _sent(engagement) if Role.COACH in engagement.roles else {}
    shown = (one for one in participants(engagement) if keeps or (one.open(at) and one.person in known))
    return PeoplePage(
        engagement=engagement,
        rows=tuple(_row(engagement, one, at, sent.get(one.id)) for one in shown),
        cautions=tuple(cautions(engagement, at=at)) if Role.COACH in engagement.roles else (),
        may_name=Role.COACH in engagement.roles and bool(free_seats_in(engagement)),
    )


def standing(person: Participant, at: datetime) -> Standing:
    if not person.open(at):
        return Standing.ENDED
    if person.joined_at is not None:
        return Standing.JOINED
    return Standing.INVITED if person.invited_at else Standing.NAMED


def _sent(engagement: Engagement) -> dict[UUID, Delivery]:
    """What became of each part's newest invitation, by the part's id."""
    mails = invitation_mails(engagement)
    found = deliveries_of(engagement.practice, mails.values())
    return {part: found[mail] for part, mail in mails.items() if mail in found}


def _row(engagement: Engagement, person: Participant, at: datetime, delivery: Delivery | None) -> Row:
    where = standing(person, at)
    own = person.person == engagement.actor
    over = where is Standing.ENDED
    waiting = where in (Standing.NAMED, Standing.INVITED) and engagement.phase is not Phase.AFTERCARE
    return Row(
        person=person,
        standing=where if engagement.roles & KEEPERS else None,
        is_you=own,
        delivery=delivery if waiting else None,
        may_invite=waiting and Role.COACH in engagement.roles,
        may_end=not over and may_end_part(engagement.roles, person.role, own=own, answered=person.answered),
    )
