"""Receipts (C2SP tlog-proof, https://c2sp.org/tlog-proof): all that shows offline that a leaf is in a log, in one small file."""

from dataclasses import dataclass

from privity.core.errors import InvalidError
from privity.core.merkle.checkpoint import checkpoint_from
from privity.core.merkle.encoding import from_base64, from_decimal, text_from, to_base64
from privity.core.merkle.hashing import HASH_LENGTH
from privity.core.merkle.keys import Key
from privity.core.merkle.note import Note, is_signed_by, note_from
from privity.core.merkle.proofs import verify_inclusion

HEADER = "c2sp.org/tlog-proof@v1"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The leaf's ``index``, its inclusion ``proof``, and the log's signed ``checkpoint``; ``extra`` bytes are not proven."""

    index: int
    proof: tuple[bytes, ...]
    checkpoint: Note
    extra: bytes = b""

    def __bytes__(self) -> bytes:
        extra = [f"extra {to_base64(self.extra)}"] if self.extra else []
        lines = [HEADER, *extra, f"index {self.index}", *map(to_base64, self.proof), "", ""]
        return "\n".join(lines).encode() + bytes(self.checkpoint)


def receipt_from(content: bytes) -> Receipt:
    """The receipt that these bytes are. Nothing is verified yet, but its checkpoint is one in form.

    :raises InvalidError: they are no receipt
    """
    head, _, note = text_from(content).partition("\n\n")
    _, *lines = head.split("\n")
    extra = from_base64(lines.pop(0).removeprefix("extra ")) if head.startswith(f"{HEADER}\nextra ") else b""
    index, *proof = lines or [""]
    receipt = Receipt(
        from_decimal(index.removeprefix("index ")),
        tuple(from_base64(line, HASH_LENGTH) for line in proof),
        note_from(note.encode()),
        extra,
    )
    checkpoint_from(receipt.checkpoint.text)
    if bytes(receipt) != content:
        raise InvalidError("This is no receipt of a log.")
    return receipt


def is_proven(receipt: Receipt, leaf: bytes, log: Key) -> bool:
    """Whether the receipt shows that the hash ``leaf`` is in the log that has this key, and bears its name."""
    checkpoint = checkpoint_from(receipt.checkpoint.text)
    return (
        checkpoint.origin == log.name
        and is_signed_by(receipt.checkpoint, log)
        and verify_inclusion(receipt.index, checkpoint.size, leaf, checkpoint.root, receipt.proof)
    )
