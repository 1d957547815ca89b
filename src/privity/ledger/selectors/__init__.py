"""Reading the ledger: a person's part (``parts``, with its proofs in ``proving``, as a file in ``bundles``), the tree over
all entries (``tree``), what was signed of it (``checkpoints``), whether both still agree (``alarms``, at once; ``faults``,
to the last byte), and what witnesses say of it (``witnesses``).

Who may ask is for the caller to settle first.
"""

from privity.ledger.facts import Alarm, BrokenLedgerError, Problem, Record, origin_of
from privity.ledger.selectors.alarms import alarm_of, alarms, practices_ever
from privity.ledger.selectors.bundles import bundle_of
from privity.ledger.selectors.checkpoints import key_of, last_checkpoint
from privity.ledger.selectors.faults import faults
from privity.ledger.selectors.parts import PAGE, part_of
from privity.ledger.selectors.proving import Opened, Proofs, proofs_of
from privity.ledger.selectors.tree import consistency_proof, inclusion_proof, practices, root_at, size_of
from privity.ledger.selectors.witnesses import contradictions, with_cosignatures

__all__ = [
    "PAGE",
    "Alarm",
    "BrokenLedgerError",
    "Opened",
    "Problem",
    "Proofs",
    "Record",
    "alarm_of",
    "alarms",
    "bundle_of",
    "consistency_proof",
    "contradictions",
    "faults",
    "inclusion_proof",
    "key_of",
    "last_checkpoint",
    "origin_of",
    "part_of",
    "practices",
    "practices_ever",
    "proofs_of",
    "root_at",
    "size_of",
    "with_cosignatures",
]
