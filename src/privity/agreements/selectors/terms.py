"""What the slices above need: the terms as core values, and what waits for whom in many engagements at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from privity.agreements.facts import HowClosed, Kind
from privity.agreements.selectors.versions import SEES_WHO_IS_MISSING, versions_in, versions_of_all
from privity.core.agreements.terms import NamedParty
from privity.core.agreements.version import Addendum, AgreementVersion, governing
from privity.core.errors import NotFoundError
from privity.engagements.selectors import Engagement


@dataclass(frozen=True, slots=True)
class Waiting:
    """An offer that waits for signatures; ``missing`` are those who have not signed."""

    engagement: UUID
    version: UUID
    kind: Kind
    number: int
    missing: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Declined:
    """An offer that was declined, and by whom: why is theirs alone."""

    engagement: UUID
    version: UUID
    kind: Kind
    number: int
    by: str


def versions_of(engagement: Engagement) -> tuple[AgreementVersion, ...]:
    """Every offered agreement as the decision wants it."""
    return tuple(version.agreement for version in versions_in(engagement) if version.kind is Kind.AGREEMENT)


def addenda_of(engagement: Engagement) -> tuple[Addendum, ...]:
    """Every offered addendum as the decision wants it."""
    return tuple(version.addendum for version in versions_in(engagement) if version.kind is Kind.ADDENDUM)


def parties_of(engagement: Engagement, version_id: str) -> tuple[NamedParty, ...]:
    """The parties of a version (an id as core writes it), named as they signed.

    :raises NotFoundError: this engagement has no such version
    """
    for version in versions_in(engagement):
        if version.id.hex == version_id:
            return version.document.parties
    raise NotFoundError("There is no such version.")


def waiting_for_signature(engagements: Iterable[Engagement], *, at: datetime) -> list[Waiting]:
    """The offers that wait for signatures and that the actor of their engagement may see, oldest first."""
    seen = list(engagements)
    by_engagement = versions_of_all(seen)
    return [
        Waiting(version.engagement, version.id, version.kind, version.number, version.missing)
        for engagement in seen
        for version in by_engagement[engagement.id]
        if version.open and version.offered_at <= at and engagement.actor in version.parties
    ]


def declined_offers(engagements: Iterable[Engagement], *, since: datetime) -> list[Declined]:
    """Offers that a party has declined since that instant, and that nothing was offered after: for coach and client (R58).

    Oldest first. After the end there is no next step, and none is told.
    """
    told = [one for one in engagements if one.roles & SEES_WHO_IS_MISSING]
    last = {(one.engagement, one.kind): one for versions in versions_of_all(told).values() for one in versions}
    found = [one for one in last.values() if one.closed_how is HowClosed.DECLINED and not one.ended]
    return [
        Declined(one.engagement, one.id, one.kind, one.number, one.named(one.closed_by).name)
        for one in found
        if one.closed_by and one.closed_at and one.closed_at >= since
    ]


def in_force_since(engagements: Iterable[Engagement], *, at: datetime) -> dict[UUID, datetime]:
    """Since when the agreement in force holds, by engagement id; absent where none does, or does not bind the actor."""
    mine = {one.id: one for one in engagements}
    found = {}
    for key, versions in versions_of_all(mine.values()).items():
        agreement = governing([one.agreement for one in versions if one.kind is Kind.AGREEMENT], at)
        if agreement and agreement.completed_at and agreement.has_party(mine[key].reader):
            found[key] = agreement.completed_at
    return found
