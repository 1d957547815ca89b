"""The agreement's page in an engagement, as one of its people sees it."""

from dataclasses import dataclass
from datetime import datetime

from privity.agreements.selectors import (
    Kind,
    Review,
    Version,
    has_draft,
    next_review,
    parties_to_be,
    state_in,
    version_in_force,
    versions_in,
    versions_seen_by,
)
from privity.agreements.standing import Standing, standing_of
from privity.core.agreements.version import VersionState
from privity.core.vocabulary import Phase, Role
from privity.engagements.selectors import Engagement


@dataclass(frozen=True, slots=True)
class Line:
    """One version in the history."""

    version: Version
    state: VersionState


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """What the reader is a party to, or has offered. ``holds`` is the version whose terms hold, also after the end."""

    holds: Version | None
    offer: Version | None
    offered: Standing | None
    history: tuple[Line, ...]
    next_review: Review | None
    may_draft: bool
    """Only a coach, and while no offer waits for signatures."""
    has_draft: bool
    newcomers: tuple[str, ...]
    """Who takes part and has not signed what holds: they are not bound, and learn nothing. For coaches."""


def overview_page(engagement: Engagement, *, at: datetime) -> OverviewPage:
    """The page for ``engagement.actor``."""
    everything = versions_in(engagement)
    seen = [version for version in versions_seen_by(engagement) if version.kind is Kind.AGREEMENT]
    in_force = version_in_force(engagement, at=at)
    holds = in_force if in_force in seen else None
    offer = next((version for version in seen if version.open), None)
    offer_waits = any(version.open for version in everything if version.kind is Kind.AGREEMENT)
    is_coach = Role.COACH in engagement.roles
    going_on = engagement.phase is not Phase.AFTERCARE
    return OverviewPage(
        holds=holds,
        offer=offer,
        offered=standing_of(engagement, offer, at=at) if offer else None,
        history=tuple(Line(one, state_in(one, everything, engagement, at=at)) for one in reversed(seen)),
        next_review=next_review(engagement) if holds and going_on else None,
        may_draft=is_coach and going_on and not offer_waits,
        has_draft=is_coach and has_draft(engagement),
        newcomers=_newcomers(engagement, holds, at) if is_coach and holds and going_on else (),
    )


def _newcomers(engagement: Engagement, holds: Version, at: datetime) -> tuple[str, ...]:
    return tuple(party.name for party in parties_to_be(engagement, at=at) if party.person not in holds.people)
