"""Acting a story on the real services: days pass, people do what people do, everything lands on the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from privity.accounts.services import person_for_address
from privity.agreements import services as agreements
from privity.agreements.selectors import AddendumWish
from privity.agreements.selectors.drafts import addendum_preview_of, preview_of
from privity.agreements.selectors.versions import version_by_id
from privity.core.agreements.terms import Choices
from privity.core.engagements import EngagementKind, Named
from privity.core.matrix import Matrix
from privity.core.parties import known_as
from privity.core.vocabulary import Role
from privity.demo.personas import MIRJAM, Persona
from privity.engagements import services as engagements
from privity.engagements.selectors import Engagement, engagement_for, participants

PAUSE = timedelta(minutes=4)


@dataclass(slots=True)
class Stage:
    """The story's clock, and what it takes to act: ``today`` is when the story is told."""

    today: datetime
    at: datetime

    def days_ago(self, days: int, hour: int = 9) -> None:
        """Go to a morning, or another hour, so many days before today."""
        self.at = (self.today - timedelta(days=days)).replace(hour=hour, minute=5, second=0, microsecond=0)

    def clock(self) -> datetime:
        """Each look at the clock is a few minutes later."""
        self.at += PAUSE
        return self.at

    def engagement(self, engagement: UUID) -> Engagement:
        """The engagement as its coach sees it now."""
        return engagement_for(person(MIRJAM), engagement, at=self.at)

    def key(self, engagement: UUID, persona: Persona) -> str:
        """What a made-up person is called in questions about an engagement."""
        return known_as(person(persona), engagement)

    def open(self, practice: UUID, kind: EngagementKind, people: Sequence[tuple[Role, Persona, str]]) -> UUID:
        """Mirjam opens an engagement, invites everybody, and everybody joins."""
        named = [Named(role, who.name, who.address, organisation) for role, who, organisation in people]
        coach = person(MIRJAM)
        key = engagements.open_engagement(
            actor=coach, practice_id=practice, kind=kind, own_name=MIRJAM.name, people=named, clock=self.clock
        )
        for part in participants(self.engagement(key)):
            if part.role is not Role.COACH:
                engagements.send_invitation(actor=coach, engagement_id=key, participation_id=part.id, clock=self.clock)
                engagements.join(actor=part.person, engagement_id=key, clock=self.clock)
        return key

    def offer(self, engagement: UUID, changes: Matrix | None = None) -> UUID:
        """Mirjam drafts the agreement, with these cells changed, and offers it."""
        coach = person(MIRJAM)
        self.draft(engagement, changes)
        seen = preview_of(self.engagement(engagement), at=self.at).seen
        return agreements.offer(actor=coach, engagement_id=engagement, seen=seen, clock=self.clock)

    def draft(self, engagement: UUID, changes: Matrix | None = None) -> None:
        """Mirjam saves a draft."""
        agreements.save_draft(
            actor=person(MIRJAM),
            engagement_id=engagement,
            choose=lambda _choices: Choices(changes=changes or {}),
            clock=self.clock,
        )

    def offer_addendum(self, engagement: UUID, wish: AddendumWish) -> UUID:
        """Mirjam drafts an addendum and offers it."""
        coach = person(MIRJAM)
        agreements.save_addendum_draft(actor=coach, engagement_id=engagement, wish=wish, clock=self.clock)
        seen = addendum_preview_of(self.engagement(engagement), at=self.at).seen
        return agreements.offer_addendum(actor=coach, engagement_id=engagement, seen=seen, clock=self.clock)

    def sign(self, version: UUID, *people: Persona) -> None:
        """These people read it, acknowledge the limits and sign."""
        content_hash = version_by_id(version).content_hash
        for signer in people:
            given = agreements.Given(content_hash, signer.name, limits_acknowledged=True)
            agreements.sign(actor=person(signer), version_id=version, given=given, clock=self.clock)


def person(persona: Persona) -> UUID:
    """The id of a made-up person."""
    return person_for_address(address=persona.address, name=persona.name)
