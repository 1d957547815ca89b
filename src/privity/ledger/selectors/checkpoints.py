"""What was signed of a practice's ledger."""

from uuid import UUID

from privity.core.merkle.keys import Key, Kind, public_key
from privity.core.merkle.note import Note, note_from
from privity.ledger import folder, models
from privity.ledger.facts import origin_of


def last_checkpoint(practice: UUID) -> Note | None:
    """The largest checkpoint that the database holds, as a signed note.

    :raises InvalidError: what is stored there is none
    """
    newest = models.Checkpoint.objects.filter(practice_id=practice).order_by("-size")
    content = newest.values_list("note", flat=True).first()
    return None if content is None else note_from(bytes(content))


def key_of(practice: UUID) -> Key | None:
    """The public key of the practice's ledger, for whoever wants to check it; None before anything was signed.

    All practices of an installation have one key, each under the name of its own ledger.
    """
    private = folder.key()
    return None if private is None else public_key(origin_of(practice), Kind.NOTE, private)
