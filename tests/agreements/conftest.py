import pytest

from tests.agreements.acts import SigningLinks
from tests.cast import Stage, enter_stage
from tests.clock import StandingClock


@pytest.fixture
def stage(db: None, clock: StandingClock) -> Stage:
    """Everybody has joined Amara's three-way engagement; nothing is drafted."""
    return enter_stage(clock)


@pytest.fixture
def links() -> SigningLinks:
    """The personal links in the mails that wait to go out."""
    return SigningLinks()
