"""What a log sends to a witness, and what comes back (C2SP tlog-witness, ``add-checkpoint``, https://c2sp.org/tlog-witness)."""

from dataclasses import dataclass

from privity.core.errors import InvalidError
from privity.core.merkle.checkpoint import Checkpoint, checkpoint_from
from privity.core.merkle.cosignature import cosigned_at
from privity.core.merkle.encoding import from_base64, from_decimal, text_from, to_base64
from privity.core.merkle.hashing import HASH_LENGTH
from privity.core.merkle.keys import Key
from privity.core.merkle.note import Note, Signature, note_from

MAX_PROOF = 63
"""Hashes of a consistency proof that may be sent."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A signed ``checkpoint``, with the ``proof`` that it continues the one of ``old_size`` that the witness saw last."""

    old_size: int
    proof: tuple[bytes, ...]
    checkpoint: Note

    @property
    def head(self) -> Checkpoint:
        """Size and root that the checkpoint says."""
        return checkpoint_from(self.checkpoint.text)

    def __bytes__(self) -> bytes:
        lines = [f"old {self.old_size}", *map(to_base64, self.proof), "", ""]
        return "\n".join(lines).encode() + bytes(self.checkpoint)


def submission_from(content: bytes) -> Submission:
    """The submission that these bytes are: well-formed, and the old tree is not the larger one. Nothing is verified yet.

    :raises InvalidError: they are none
    """
    head, _, note = text_from(content).partition("\n\n")
    old_size, *proof = head.split("\n", MAX_PROOF + 1)
    submission = Submission(
        from_decimal(old_size.removeprefix("old ")),
        tuple(from_base64(line, HASH_LENGTH) for line in proof),
        note_from(note.encode()),
    )
    if bytes(submission) != content or len(proof) > MAX_PROOF or submission.old_size > submission.head.size:
        raise InvalidError("This is no checkpoint with a proof that it continues an older one.")
    return submission


def told_size(body: bytes) -> int:
    """The size that a witness says it saw last (the body of its answer 409).

    :raises InvalidError: it says none
    """
    return from_decimal(text_from(body).removesuffix("\n"))


def cosignature_in(body: bytes, checkpoint: Note, witness: Key) -> tuple[Signature, int]:
    """The signature of ``witness`` in its answer, and when it saw this checkpoint. Lines of other keys do not matter.

    :raises InvalidError: it has not signed this checkpoint
    """
    answer = note_from(f"{checkpoint.text}\n".encode() + body)
    at, content = cosigned_at(answer, witness), answer.signature_of(witness)
    if at is None or content is None:
        raise InvalidError("The witness's key has not signed this checkpoint.")
    return Signature(witness.name, witness.id, content), at
