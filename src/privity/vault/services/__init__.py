"""The verbs of the vault: each one is one transaction and one ledger entry, which holds nothing of what is sealed."""

from privity.vault.services.attaching import (
    LARGEST,
    PIECE,
    begin_file,
    cancel_file,
    finish_file,
    forget_unfinished,
    keep_piece,
)
from privity.vault.services.granting import grant
from privity.vault.services.joining import continue_circle, make_circle
from privity.vault.services.keys import name_key
from privity.vault.services.marking import lower_strict_mark, raise_strict_mark
from privity.vault.services.proving import prove_key
from privity.vault.services.writing import write_revision

__all__ = [
    "LARGEST",
    "PIECE",
    "begin_file",
    "cancel_file",
    "continue_circle",
    "finish_file",
    "forget_unfinished",
    "grant",
    "keep_piece",
    "lower_strict_mark",
    "make_circle",
    "name_key",
    "prove_key",
    "raise_strict_mark",
    "write_revision",
]
