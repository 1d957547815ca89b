"""An engagement as somebody acts in it, with who takes part: whose part of the ledger an act belongs to."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from privity.core.decision.facts import CLIENT_ROLES
from privity.core.vocabulary import Role
from privity.engagements import models
from privity.engagements.facts import Engagement
from privity.engagements.selectors.parts import open_at
from privity.kit.prepared import Prepared

KEEPERS = frozenset({Role.COACH, Role.CLIENT})


class TakesPart(NamedTuple):
    """Somebody's part in a role, and when they signed something here, if they have."""

    person: UUID
    role: str
    signed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Acting(Engagement):
    """An engagement as its ``actor`` changes it, while nobody else does: what every verb begins with.

    ``people`` take part at that instant.
    """

    people: tuple[TakesPart, ...]

    @property
    def keepers(self) -> frozenset[UUID]:
        """Coaches and clients: every act in the engagement is on their part of the ledger."""
        return self._in(KEEPERS)

    @property
    def clients(self) -> frozenset[UUID]:
        """Those whose coaching it is: the client, or each member of a group."""
        return self._in(CLIENT_ROLES)

    @property
    def signers(self) -> frozenset[UUID]:
        """Those who have signed something here: who was only named is not told what happens."""
        return frozenset(part.person for part in self.people if part.signed_at)

    def _in(self, roles: frozenset[Role]) -> frozenset[UUID]:
        return frozenset(part.person for part in self.people if part.role in roles)


def acting(engagement: Engagement) -> Acting:
    """The engagement with who takes part at its instant. It must be locked: whoever joins or leaves meanwhile would be missed."""
    known = {field.name: getattr(engagement, field.name) for field in fields(Engagement)}
    people = OPEN_PARTS(engagement.practice, engagement.id, engagement.at)
    return Acting(**known, people=tuple(map(TakesPart._make, people)))


def _open_parts(practice: UUID, engagement: UUID, at: datetime) -> QuerySet[Any, tuple[Any, ...]]:
    there = models.Participation.objects.filter(open_at(at), practice_id=practice, engagement_id=engagement)
    return there.values_list("person_id", "role", "signed_at")


OPEN_PARTS = Prepared(_open_parts)
