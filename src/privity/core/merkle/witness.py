"""What a witness answers to a submission (C2SP tlog-witness, ``add-checkpoint``): it signs only what continues what it signed.

Its whole memory is the last checkpoint of each log that it signed. Who runs it must write ``Answer.seen`` down, safely on the
disk, before the cosignature leaves the house; and must let one submission of a log wait for the other.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum

from privity.core.merkle.checkpoint import Checkpoint, checkpoint_from
from privity.core.merkle.hashing import EMPTY_ROOT
from privity.core.merkle.keys import Key
from privity.core.merkle.note import Note, is_signed_by
from privity.core.merkle.proofs import verify_consistency
from privity.core.merkle.submission import Submission


class Status(IntEnum):
    """The answers, as HTTP says them."""

    COSIGNED = 200
    UNREADABLE = 400
    """No submission at all: ``submission_from`` refuses it."""
    NOT_SIGNED = 403
    UNKNOWN_LOG = 404
    CONFLICT = 409
    """Another size was seen last, or the same size with another root."""
    NOT_PROVEN = 422


@dataclass(frozen=True, slots=True)
class Answer:
    """``status``, and the log's last checkpoint that the witness has signed from now on; None while there is none.

    ``forked`` says that the log signed two pasts of one size: both notes together prove that to anybody.
    """

    status: Status
    seen: Note | None
    forked: bool = False

    @property
    def seen_size(self) -> int:
        """How large the log was when the witness signed last."""
        return _head(self.seen).size


def answer_to(submission: Submission, logs: Collection[Key], seen: Note | None) -> Answer:
    """The answer of a witness that knows ``logs`` (a key's name is its log's) and has ``seen`` this of the submitted one."""
    trusted = [key for key in logs if key.name == submission.head.origin]
    if not trusted:
        return Answer(Status.UNKNOWN_LOG, seen)
    if not any(is_signed_by(submission.checkpoint, key) for key in trusted):
        return Answer(Status.NOT_SIGNED, seen)
    last, new = _head(seen), submission.head
    contradicts = last.size == new.size and last.root != new.root
    if contradicts or submission.old_size != last.size:
        return Answer(Status.CONFLICT, seen, forked=contradicts and seen is not None)
    if not verify_consistency(last.size, new.size, last.root, new.root, submission.proof):
        return Answer(Status.NOT_PROVEN, seen)
    return Answer(Status.COSIGNED, submission.checkpoint)


def _head(seen: Note | None) -> Checkpoint:
    """Nothing seen is the empty tree, which every tree continues."""
    return Checkpoint("", 0, EMPTY_ROOT) if seen is None else checkpoint_from(seen.text)
