"""What must be done from time to time: each slice registers its part, ``privity run-due`` does them all.

A part is safe to run at any time, twice, and beside itself; it does what is due at the clock's instant and says how much.
"""

import logging
from collections.abc import Callable
from typing import Final

from privity.kit.clock import Clock

type Part = Callable[[Clock], int]

PARTS: Final[dict[str, Part]] = {}
log = logging.getLogger(__name__)


def register(name: str, part: Part) -> None:
    """Add ``part`` under its ``name`` (``outbox.mails``): call it in ``AppConfig.ready``."""
    PARTS[name] = part


def run_all(clock: Clock) -> dict[str, int | None]:
    """How much each part did; None where it failed. A failing part is logged and stops no other."""
    return {name: _run(name, part, clock) for name, part in PARTS.items()}


def _run(name: str, part: Part, clock: Clock) -> int | None:
    try:
        return part(clock)
    except Exception:
        log.exception("due part %s failed", name)
        return None
