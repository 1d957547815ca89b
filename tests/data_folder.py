"""Tests leave no data folder behind, and do not touch a developer's."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import override_settings


@pytest.fixture(scope="session", autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A data folder for this run; ``settings.DATA`` says where it is."""
    with override_settings(DATA=tmp_path_factory.mktemp("data")):
        assert settings.DATA.is_dir()
        yield
