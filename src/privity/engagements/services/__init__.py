"""The verbs of practices and engagements: each one is one transaction and one ledger entry.

``enter``, ``note_signature`` and ``record`` are for the verbs of the slices above: inside their transaction.
"""

from privity.engagements.services.invitations import accept_invitation, join, send_invitation
from privity.engagements.services.naming import note_signature
from privity.engagements.services.opening import open_engagement
from privity.engagements.services.people import add_person, end_participation
from privity.engagements.services.phases import change_phase, end_engagement, enter
from privity.engagements.services.practices import admit_coach, change_administrator, found_practice
from privity.engagements.services.recording import record

__all__ = [
    "accept_invitation",
    "add_person",
    "admit_coach",
    "change_administrator",
    "change_phase",
    "end_engagement",
    "end_participation",
    "enter",
    "found_practice",
    "join",
    "note_signature",
    "open_engagement",
    "record",
    "send_invitation",
]
