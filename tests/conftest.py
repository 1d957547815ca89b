"""What every test may use: a clock, a visitor, and databases that are empty when it starts."""

from hypothesis import settings

from tests.clock import clock
from tests.data_folder import data_folder
from tests.databases import pytest_collection_modifyitems
from tests.flush import flush_past_triggers
from tests.visitor import client

settings.register_profile("privity", deadline=None, database=None, print_blob=True)
settings.load_profile("privity")

__all__ = ["client", "clock", "data_folder", "flush_past_triggers", "pytest_collection_modifyitems"]
