"""Writing the ledger: ``append`` in the transaction of the act, ``sign_checkpoint`` after it."""

from privity.ledger.facts import BrokenLedgerError
from privity.ledger.services.appending import append
from privity.ledger.services.signing import sign_checkpoint, sign_due

__all__ = ["BrokenLedgerError", "append", "sign_checkpoint", "sign_due"]
