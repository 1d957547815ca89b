"""Asking witnesses to sign checkpoints: in the background, after ours; what they do or leave never stops the ledger."""

import logging
from uuid import UUID

from django.conf import settings

from privity.core.errors import ConflictError, InvalidError
from privity.core.merkle.checkpoint import Checkpoint, checkpoint_from
from privity.core.merkle.known_witness import KnownWitness
from privity.core.merkle.note import Note
from privity.core.merkle.submission import Submission, cosignature_in, told_size
from privity.core.merkle.witness import Status
from privity.kit.clock import Clock
from privity.ledger import folder, models
from privity.ledger.exchange import NoAnswerError, post
from privity.ledger.selectors.checkpoints import last_checkpoint
from privity.ledger.selectors.tree import consistency_proof
from privity.ledger.selectors.witnesses import lacking

log = logging.getLogger(__name__)

_said: dict[tuple[KnownWitness, UUID | None], str] = {}
"""The last line about each: what is said each minute is not read."""


class ContradictedError(ConflictError):
    """A witness saw another past of a ledger. The text is for the operator."""

    code = "ledger_contradicted"


def ask_witnesses(clock: Clock) -> int:
    """Send each ledger's last checkpoint to the witnesses that lack it, and keep what they sign; returns how many.

    Call it outside any transaction. Who does not answer is asked again the next time.
    """
    return sum(_ask_all(witness, clock) for witness in settings.WITNESSES)


def _ask_all(witness: KnownWitness, clock: Clock) -> int:
    """One that does not answer for one ledger is not asked for the next."""
    count = 0
    try:
        for practice, seen in lacking(witness):
            count += _asked(witness, practice, seen, clock)
        _said.pop((witness, None), None)
    except NoAnswerError as error:
        _say(logging.WARNING, witness, None, f"the witness {witness.key.name} does not answer: {error}.")
    return count


def _asked(witness: KnownWitness, practice: UUID, seen: int, clock: Clock) -> bool:
    """Whether the witness signed this ledger's last checkpoint; what else it said is told."""
    try:
        done = _ask(witness, practice, seen, clock)
    except ContradictedError as error:
        folder.keep_contradiction(practice, witness.key, str(error))
        _say(logging.ERROR, witness, practice, str(error))
        return False
    except InvalidError as error:
        line = f"the witness {witness.key.name} did not sign the ledger of the practice {practice.hex}: {error}"
        _say(logging.WARNING, witness, practice, line)
        return False
    if done:
        folder.drop_contradiction(practice, witness.key)
        _said.pop((witness, practice), None)
    return done


def _ask(witness: KnownWitness, practice: UUID, seen: int, clock: Clock) -> bool:
    """Ask from what it signed last; and once more, from what it says that it signed last.

    :raises ContradictedError: it saw more than there is, or the ledger does not continue what it saw
    :raises InvalidError: it says something else than yes
    :raises NoAnswerError: it does not answer
    """
    note = last_checkpoint(practice)
    if note is None:
        return False
    head = checkpoint_from(note.text)
    status, body = _submitted(witness, practice, note, seen)
    if status == Status.CONFLICT:
        seen = told_size(body)
        if seen > head.size:
            _refuse_longer(witness, practice, seen)
            return False
        status, body = _submitted(witness, practice, note, seen)
    _refuse(witness, practice, head, seen, status)
    signature, _ = cosignature_in(body, note, witness.key)
    row = models.Cosignature(
        practice_id=practice, key=str(witness.key), size=head.size, at=clock(), signature=signature.content
    )
    models.Cosignature.objects.bulk_create([row], ignore_conflicts=True)
    return True


def _submitted(witness: KnownWitness, practice: UUID, note: Note, old_size: int) -> tuple[int, bytes]:
    size = checkpoint_from(note.text).size
    proof = consistency_proof(practice, old_size, size)
    return post(f"{witness.url}/add-checkpoint", bytes(Submission(old_size, tuple(proof), note)))


def _refuse_longer(witness: KnownWitness, practice: UUID, seen: int) -> None:
    """Unless another process has signed, and shown, a newer checkpoint meanwhile."""
    note = last_checkpoint(practice)
    size = checkpoint_from(note.text).size if note else 0
    if seen > size:
        raise ContradictedError(
            f"the witness {witness.key.name} saw {seen} entries in the ledger of the practice {practice.hex}, but {size} are "
            "signed here: an old database and data folder were put back, or another installation uses this key."
        )


def _refuse(witness: KnownWitness, practice: UUID, head: Checkpoint, seen: int, status: int) -> None:
    if status == Status.NOT_PROVEN or (status == Status.CONFLICT and seen == head.size):
        raise ContradictedError(
            f"the witness {witness.key.name} saw other {seen} entries in the ledger of the practice {practice.hex}: its past "
            "was changed, or another installation uses this key."
        )
    if status == Status.UNKNOWN_LOG:
        raise InvalidError("it does not know this ledger. Give the ledger's key to whoever runs it.")
    if status == Status.NOT_SIGNED:
        raise InvalidError("it knows another key of this ledger. Give the right one to whoever runs it.")
    if status != Status.COSIGNED:
        raise InvalidError(f"it answered {status}.")


def _say(level: int, witness: KnownWitness, practice: UUID | None, line: str) -> None:
    if _said.get((witness, practice)) != line:
        _said[witness, practice] = line
        log.log(level, "%s", line)
