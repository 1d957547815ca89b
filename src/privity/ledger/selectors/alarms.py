"""Does the ledger still continue what was signed? Asked at every start and before every signature, in a few queries."""

from collections.abc import Iterator
from uuid import UUID

from privity.core.errors import InvalidError
from privity.core.merkle.checkpoint import Checkpoint, checkpoint_from
from privity.core.merkle.note import Note, is_signed_by, note_from
from privity.ledger import folder
from privity.ledger.damage import WRONG_TYPE
from privity.ledger.facts import Alarm, Problem
from privity.ledger.selectors.checkpoints import key_of, last_checkpoint
from privity.ledger.selectors.tree import practices, root_at, size_of


def alarms() -> list[Alarm]:
    """What is wrong with any practice's ledger, also with one that is gone altogether."""
    found = (alarm_of(practice) for practice in sorted(practices_ever()))
    return [alarm for alarm in found if alarm]


def practices_ever() -> set[UUID]:
    """Every practice that has a ledger, or had one that was signed."""
    return practices() | folder.practices()


def alarm_of(practice: UUID) -> Alarm | None:
    """What is wrong with this practice's ledger, seen from its last checkpoint in the data folder, and that in the database.

    It says nothing of entries whose bytes were changed but not their commitments: ``faults`` recomputes those.
    """
    try:
        found = next((alarm for note in _last_notes(practice) if (alarm := _alarm(practice, note))), None)
        return found or (None if _is_whole(practice) else Alarm(practice, Problem.DAMAGED))
    except InvalidError:
        return Alarm(practice, Problem.UNREADABLE)
    except WRONG_TYPE:
        return Alarm(practice, Problem.DAMAGED)


def is_kept(practice: UUID, content: bytes) -> bool:
    """Whether these bytes are a checkpoint that we signed of this practice's ledger, and the ledger still continues it."""
    try:
        return _alarm(practice, note_from(content)) is None
    except InvalidError:
        return False


def _last_notes(practice: UUID) -> Iterator[Note]:
    kept = folder.kept(practice)
    if kept is not None:
        yield kept
    last = last_checkpoint(practice)
    if last is not None and last != kept:
        yield last


def _alarm(practice: UUID, note: Note) -> Alarm | None:
    key = key_of(practice)
    if key is None:
        return Alarm(practice, Problem.NO_KEY)
    checkpoint = checkpoint_from(note.text)
    if checkpoint.origin != key.name or not is_signed_by(note, key):
        return Alarm(practice, Problem.NOT_OURS)
    size = size_of(practice)
    if size < checkpoint.size:
        return Alarm(practice, Problem.SHORTER, signed=checkpoint.size, size=size)
    return None if _continues(practice, checkpoint) else Alarm(practice, Problem.REWRITTEN, signed=checkpoint.size)


def _continues(practice: UUID, checkpoint: Checkpoint) -> bool:
    try:
        return root_at(practice, checkpoint.size) == checkpoint.root
    except InvalidError:
        return False


def _is_whole(practice: UUID) -> bool:
    """Whether the rows are there that the present root is made of."""
    try:
        return bool(root_at(practice, size_of(practice)))
    except InvalidError:
        return False
