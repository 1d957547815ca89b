"""What every test may use: a clock, a visitor, and databases that are empty when it starts."""

from tests.clock import clock
from tests.databases import pytest_collection_modifyitems
from tests.flush import flush_past_triggers
from tests.visitor import client

__all__ = ["client", "clock", "flush_past_triggers", "pytest_collection_modifyitems"]
