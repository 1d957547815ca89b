"""What was signed of a practice's ledger."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from privity.core.errors import InvalidError
from privity.core.merkle.keys import Key, Kind, public_key
from privity.core.merkle.note import Note, note_from
from privity.ledger import folder, models
from privity.ledger.facts import bytes_in, origin_of


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint as a signed note, and when it was signed: the instant is not under the signature."""

    note: Note
    at: datetime


def last_signed(practice: UUID) -> Signed | None:
    """The largest checkpoint that the database holds.

    :raises InvalidError: what is stored there is none
    """
    newest = models.Checkpoint.objects.filter(practice_id=practice).order_by("-size").first()
    if newest is None:
        return None
    if newest.at is None:
        raise InvalidError("This is no instant.")
    return Signed(note_from(bytes_in(newest.note)), newest.at)


def last_checkpoint(practice: UUID) -> Note | None:
    """The note of ``last_signed``.

    :raises InvalidError: what is stored there is none
    """
    newest = last_signed(practice)
    return None if newest is None else newest.note


def key_of(practice: UUID) -> Key | None:
    """The public key of the practice's ledger, for whoever wants to check it; None before anything was signed.

    All practices of an installation have one key, each under the name of its own ledger.
    """
    private = folder.key()
    return None if private is None else public_key(origin_of(practice), Kind.NOTE, private)
