"""The verbs of sharing: each one is one transaction and one ledger entry. A "what if" is no verb: it records nothing."""

from privity.sharing.services.asking import ask, record_pass_on_requested, record_somebody_asked
from privity.sharing.services.channels import accept_channel, withdraw_channel
from privity.sharing.services.reminding import reiterate_boundary

__all__ = [
    "accept_channel",
    "ask",
    "record_pass_on_requested",
    "record_somebody_asked",
    "reiterate_boundary",
    "withdraw_channel",
]
