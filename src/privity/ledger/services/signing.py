"""Signing checkpoints: once for all entries since the last one, not for each."""

import logging
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from privity.core.merkle.checkpoint import Checkpoint, checkpoint_from
from privity.core.merkle.note import Note, signed
from privity.kit.clock import Clock
from privity.ledger import folder, models
from privity.ledger.damage import each
from privity.ledger.facts import Alarm, BrokenLedgerError, Problem, origin_of
from privity.ledger.selectors.alarms import alarm_of
from privity.ledger.selectors.checkpoints import last_checkpoint
from privity.ledger.selectors.tree import root_at, size_of

log = logging.getLogger(__name__)


def sign_checkpoint(*, practice: UUID, clock: Clock) -> Note | None:
    """The checkpoint over all entries of the practice: the last one, or a new one if there are more; None without any entry.

    Call it outside any transaction: what it signs must have been committed.

    :raises BrokenLedgerError: the ledger does not continue the last checkpoint, or the key is missing
    """
    _refuse_broken(practice)
    size = size_of(practice)
    notes = (folder.kept(practice), last_checkpoint(practice))
    if size == 0 or all(note and checkpoint_from(note.text).size == size for note in notes):
        return notes[0]
    return _sign(practice, clock)


def sign_due(clock: Clock) -> int:
    """Sign a checkpoint for each practice that has more entries than were signed; returns how many."""
    count = 0
    for practice in _grown():
        try:
            sign_checkpoint(practice=practice, clock=clock)
            count += 1
        except BrokenLedgerError as error:
            log.error("%s", error.alarm)
    return count


def _grown() -> list[UUID]:
    checkpoints = models.Checkpoint.objects.filter(practice_id=OuterRef("practice_id")).order_by("-size")
    signed_size = Coalesce(Subquery(checkpoints.values("size")[:1]), 0)
    grown = models.Head.objects.filter(seq__gt=signed_size).values_list("practice_id", flat=True)
    return list(filter(None, each(grown)))


@transaction.atomic(durable=True)
def _sign(practice: UUID, clock: Clock) -> Note:
    """The lock on the head keeps the ledger as it is meanwhile, and the checkpoints of several processes in their order."""
    size = models.Head.objects.select_for_update().values_list("seq", flat=True).get(practice_id=practice)
    _refuse_broken(practice)
    origin = origin_of(practice)
    note = signed(str(Checkpoint(origin, size, root_at(practice, size))), origin, _key(practice))
    models.Checkpoint.objects.bulk_create(
        [models.Checkpoint(practice_id=practice, size=size, at=clock(), note=bytes(note))], ignore_conflicts=True
    )
    folder.keep(practice, note)
    return note


def _refuse_broken(practice: UUID) -> None:
    if alarm := alarm_of(practice):
        raise BrokenLedgerError(alarm)


def _key(practice: UUID) -> Ed25519PrivateKey:
    """The installation's key, made when the first checkpoint of all is signed. A lost one is never replaced unasked."""
    if not models.Checkpoint.objects.exists():
        folder.make_key()
    private = folder.key()
    if private is None:
        raise BrokenLedgerError(Alarm(practice, Problem.NO_KEY))
    return private
