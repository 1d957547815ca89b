from uuid import UUID

import pytest

from privity.agreements import services
from tests.agreements.acts import SigningLinks
from tests.cast import Stage, enter_stage
from tests.clock import StandingClock
from tests.signed import scene
from tests.signed import stage as agreed

__all__ = ["agreed", "links", "scene", "stage"]


@pytest.fixture
def stage(db: None, clock: StandingClock) -> Stage:
    """Everybody has joined Amara's three-way engagement; nothing is drafted."""
    return enter_stage(clock)


@pytest.fixture
def links() -> SigningLinks:
    """The personal links in the mails that wait to go out."""
    return SigningLinks()


@pytest.fixture
def review(agreed: Stage, clock: StandingClock) -> UUID:
    """A review that is open: everybody was asked."""
    return services.open_review(actor=agreed.coach.pk, engagement_id=agreed.engagement, clock=clock)
