"""Writing the ledger: ``append`` in the transaction of the act, ``sign_checkpoint`` after it, then ``ask_witnesses``."""

from privity.ledger.facts import BrokenLedgerError
from privity.ledger.services.appending import append
from privity.ledger.services.signing import sign_checkpoint, sign_due
from privity.ledger.services.witnessing import ask_witnesses

__all__ = ["BrokenLedgerError", "append", "ask_witnesses", "sign_checkpoint", "sign_due"]
