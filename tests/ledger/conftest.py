from uuid import UUID

import pytest

from privity.kit.ids import new_id


@pytest.fixture
def practice() -> UUID:
    """A ledger needs no more of a practice than its id."""
    return new_id()
