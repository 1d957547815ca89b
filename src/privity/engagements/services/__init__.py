"""The verbs of practices and engagements: each one is one transaction and one ledger entry.

``enter`` and ``record`` are for the verbs of the slices above: inside their transaction.
"""

from privity.engagements.services.phases import change_phase, enter
from privity.engagements.services.recording import record

__all__ = ["change_phase", "enter", "record"]
