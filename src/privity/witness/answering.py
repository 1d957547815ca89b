"""One witness: it decides, remembers, and only then signs."""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from threading import Lock

from privity.core.errors import InvalidError
from privity.core.merkle.cosignature import cosignature
from privity.core.merkle.keys import Key
from privity.core.merkle.note import Note
from privity.core.merkle.submission import Submission, submission_from
from privity.core.merkle.witness import Answer, Status, answer_to
from privity.kit.clock import Clock
from privity.witness.memory import Memory
from privity.witness.signer import Signer

log = logging.getLogger(__name__)

TEXT = "text/plain; charset=utf-8"
SIZE = "text/x.tlog.size"

SAID = {
    Status.UNREADABLE: "This is no checkpoint with a proof.",
    Status.NOT_SIGNED: "No key of this log that is known here has signed the checkpoint.",
    Status.UNKNOWN_LOG: "This log is not known here.",
    Status.NOT_PROVEN: "The proof does not show that this checkpoint continues the last one.",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back over HTTP."""

    status: Status
    body: bytes
    content_type: str = TEXT


class Witness:
    """Signs as ``signer`` what ``logs`` submit (each a log's key, under its name), and remembers it in ``memory``."""

    def __init__(self, signer: Signer, logs: Collection[Key], memory: Memory, clock: Clock) -> None:
        self._signer = signer
        self._logs = logs
        self._memory = memory
        self._clock = clock
        self._locks = {key.name: Lock() for key in logs}

    def reply_to(self, content: bytes) -> Reply:
        """The reply to the body of an ``add-checkpoint``, whatever it is. Submissions of a log wait for each other.

        :raises OSError: what was seen could not be written down, so nothing is signed
        """
        try:
            submission = submission_from(content)
        except InvalidError:
            return _reply(Answer(Status.UNREADABLE, None))
        lock = self._locks.get(submission.head.origin)
        if lock is None:
            return _reply(Answer(Status.UNKNOWN_LOG, None))
        with lock:
            return self._decided(submission)

    def _decided(self, submission: Submission) -> Reply:
        origin, size = submission.head.origin, submission.head.size
        answer = answer_to(submission, self._logs, self._memory.last(origin))
        log.info("%s: size %d, answered %d", origin, size, answer.status)
        if answer.forked:
            file = self._memory.keep_fork(origin, submission.checkpoint)
            log.error("%s signed two pasts of the size %d: keep %s and tell its readers.", origin, size, file)
        if answer.status is not Status.COSIGNED:
            return _reply(answer)
        self._memory.keep(origin, submission.checkpoint)
        return Reply(answer.status, self._cosignature(submission.checkpoint))

    def _cosignature(self, note: Note) -> bytes:
        at = int(self._clock().timestamp())
        return str(cosignature(note.text, self._signer.name, self._signer.private, at)).encode()


def _reply(answer: Answer) -> Reply:
    if answer.status is Status.CONFLICT:
        return Reply(answer.status, f"{answer.seen_size}\n".encode(), SIZE)
    return Reply(answer.status, f"{SAID[answer.status]}\n".encode())
