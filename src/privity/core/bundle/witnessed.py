"""Whether a witness, somebody else's machine, has signed the ledger that the file is of; and how much of it."""

from datetime import UTC, datetime

from privity.core.bundle.findings import Code, Finding
from privity.core.bundle.value import Bundle
from privity.core.merkle.checkpoint import checkpoint_from
from privity.core.merkle.cosignature import cosigned_at
from privity.core.merkle.keys import Key
from privity.core.words import phrase

LAST = datetime(9999, 12, 31, tzinfo=UTC)


def witnessed(bundle: Bundle, witness: Key) -> Finding:
    """What ``witness`` says of a bundle that holds: its newest signature on the checkpoint, or on one that this continues."""
    notes = [bundle.checkpoint, *(each.checkpoint for each in reversed(bundle.earlier))]
    found = next(((note, at) for note in notes if (at := cosigned_at(note, witness)) is not None), None)
    if found is None:
        return Finding(
            Code.NOT_WITNESSED,
            phrase("The witness {name} has not signed this file's ledger. Ask for a newer file.", name=witness.name),
        )
    note, at = found
    size = checkpoint_from(note.text).size
    words = phrase(
        "The witness {name} signed this ledger on {day}. Acts in this file since then: {count}.",
        name=witness.name,
        day=f"{datetime.fromtimestamp(min(at, LAST.timestamp()), UTC):%Y-%m-%d %H:%M} UTC",
        count=str(sum(item.index >= size for item in bundle.entries)),
    )
    return Finding(Code.WITNESSED, words)
