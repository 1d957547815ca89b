from pathlib import Path
from uuid import UUID

import pytest
from pytest_django.fixtures import Settings

from privity.kit.ids import new_id


@pytest.fixture
def practice() -> UUID:
    """A ledger needs no more of a practice than its id."""
    return new_id()


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    """A data folder of this test's own: where the key and the last checkpoints are kept. Nothing is there yet."""
    settings.DATA = tmp_path / "data"
    return tmp_path / "data" / "ledger"
