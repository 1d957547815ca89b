"""The verbs of practices and engagements: each one is one transaction and one ledger entry."""

from privity.engagements.services.phases import change_phase

__all__ = ["change_phase"]
