"""The fixed cast with an agreement in force, and browsers to look at the pages."""

from tests.sharing.conftest import asked, enter, wish
from tests.signed import present, scene, stage

__all__ = ["asked", "enter", "present", "scene", "stage", "wish"]
