"""Taking one's part of the ledger with one: an act, like every other."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from privity.agreements.selectors.documents import documents_seen_by
from privity.core.bundle.form import bundle_bytes
from privity.core.entries import LedgerPartTaken
from privity.core.errors import ConflictError, InvalidError, UnavailableError
from privity.core.merkle.checkpoint import checkpoint_from
from privity.core.merkle.note import Note
from privity.engagements.selectors import Engagement, engagement_for, engagement_to_change
from privity.kit.clock import Clock
from privity.ledger.selectors import bundle_of
from privity.ledger.services import BrokenLedgerError, append, sign_checkpoint

BROKEN = (
    "The ledger is not what was signed of it, so no file can be made of it. Please tell who runs this installation."
)


def take_ledger_part(*, actor: UUID, engagement_id: UUID, clock: Clock, sizes: Collection[int] = ()) -> bytes:
    """The actor's part of the engagement's ledger as a file (``core.bundle``), with the documents that they may read.

    What has happened until now is signed first. That they took it stands on the ledger, for nobody else to read, and the
    next file tells of the time since. Call it outside any transaction.

    :param sizes: further sizes of the ledger that the file is to be checked against
    :raises NotFoundError: no such engagement, or not theirs (R58)
    :raises UnavailableError: the ledger does not continue what was signed of it, or its key is missing
    """
    engagement = engagement_for(actor, engagement_id, at=clock())
    try:
        checkpoint = sign_checkpoint(practice=engagement.practice, clock=clock)
    except BrokenLedgerError as error:
        raise UnavailableError(BROKEN) from error
    if checkpoint is None:
        raise ConflictError("There is nothing on the ledger yet.")
    content = _file(engagement, checkpoint, sizes)
    _record(actor, engagement_id, checkpoint, clock)
    return content


@transaction.atomic(durable=True)
def _record(actor: UUID, engagement_id: UUID, checkpoint: Note, clock: Clock) -> None:
    engagement = engagement_to_change(actor, engagement_id, clock)
    append(
        actor=actor,
        practice=engagement.practice,
        engagement=engagement.id,
        entry=LedgerPartTaken(size=checkpoint_from(checkpoint.text).size),
        readers={actor},
        at=engagement.at,
    )


def _file(engagement: Engagement, checkpoint: Note, sizes: Collection[int]) -> bytes:
    documents = documents_seen_by(engagement)
    person, practice = engagement.actor, engagement.practice
    try:
        return bundle_bytes(bundle_of(person, engagement.id, practice, checkpoint, documents=documents, sizes=sizes))
    except (InvalidError, ValueError) as error:
        raise UnavailableError(BROKEN) from error
