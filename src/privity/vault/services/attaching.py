"""Storing a sealed file: it comes in pieces, and counts when all of it is here. Until then it is its sender's alone."""

import hashlib
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from privity.core.entries import FileAttached
from privity.core.errors import ConflictError, EpochPassedError, InvalidError, RefusedError
from privity.core.vocabulary import InformationClass
from privity.engagements.selectors import Engagement, engagement_to_change
from privity.kit.clock import Clock
from privity.vault import files, models
from privity.vault.facts import Attachment, Circle
from privity.vault.selectors.attachments import unfinished_for
from privity.vault.selectors.circles import circle_for, going_circle_for
from privity.vault.selectors.ground import facts_of
from privity.vault.selectors.writable import why_closed
from privity.vault.services.recording import record_among, told_in

PIECE: Final = 2**20
"""Bytes of a piece, at most."""
LARGEST: Final = 100 * 2**20 + 100 * 16 * 16 + 4096
"""Bytes of a sealed file: 100 MB, 16 for each 64 KB by which age seals them, and its header."""
AT_ONCE: Final = 10
"""Files that somebody can be sending into one circle."""
KEPT: Final = timedelta(days=1)
"""How long a file waits for its next piece."""
AGE: Final = b"age-encryption.org/v1\n"


@transaction.atomic
def begin_file(
    *, actor: UUID, engagement_id: UUID, circle_id: UUID, kind: InformationClass, epoch: int, clock: Clock
) -> UUID:
    """Make room for a file of this kind, sealed under the circle's present epoch; returns its id.

    :raises NotFoundError: the actor is not in such a circle
    :raises EpochPassedError: the circle has a new epoch
    :raises RefusedError: this kind does not belong there, or cannot be told its readers now
    :raises ConflictError: the actor is sending too many already
    """
    engagement = engagement_to_change(actor, engagement_id, clock)
    circle = _writable(engagement, circle_id, kind, epoch)
    begun = models.Attachment.objects.filter(practice_id=engagement.practice, circle_id=circle.id, sha256="")
    if begun.filter(person_id=actor).count() >= AT_ONCE:
        raise ConflictError("You are sending many files already: wait for one of them, or cancel it.")
    row = models.Attachment.objects.create(
        practice_id=engagement.practice,
        engagement_id=engagement.id,
        circle_id=circle.id,
        information_class=kind.value,
        epoch=epoch,
        person_id=actor,
        at=engagement.at,
    )
    return row.pk


@transaction.atomic
def keep_piece(
    *, actor: UUID, engagement_id: UUID, circle_id: UUID, file_id: UUID, offset: int, piece: bytes, clock: Clock
) -> int:
    """Add the next piece of a file, which begins at ``offset``; returns how many bytes are here now.

    :raises NotFoundError: the actor is sending no such file
    :raises ConflictError: another offset is next
    :raises InvalidError: the piece is empty or too large, or the file is
    """
    engagement, _circle, file = _unfinished(actor, engagement_id, circle_id, file_id, clock)
    if offset != file.size:
        raise ConflictError(f"The next piece of this file begins at {file.size}.")
    if not 0 < len(piece) <= PIECE:
        raise InvalidError(f"Send a file in pieces of at most {PIECE} bytes, as application/octet-stream.")
    if offset + len(piece) > LARGEST:
        raise InvalidError("A file can have 100 MB at most.")
    files.keep(file.id, offset, piece)
    models.Attachment.objects.filter(pk=file.id).update(received=offset + len(piece), at=engagement.at)
    return offset + len(piece)


@transaction.atomic
def finish_file(*, actor: UUID, engagement_id: UUID, circle_id: UUID, file_id: UUID, sha256: str, clock: Clock) -> None:
    """The file is here, whole: from now on the members of its circle can fetch it. ``sha256`` is of all its bytes, in hex.

    :raises NotFoundError: the actor is sending no such file
    :raises InvalidError: other bytes came than were sent, or it is no sealed file
    :raises EpochPassedError: the circle has a new epoch: seal it again
    :raises RefusedError: it cannot be told its readers any more
    """
    engagement, circle, file = _unfinished(actor, engagement_id, circle_id, file_id, clock)
    _writable(engagement, circle_id, file.information_class, file.epoch)
    if _hash(file) != sha256:
        raise InvalidError("This file did not arrive as it was sent, or is not sealed: send it again.", field="sha256")
    models.Attachment.objects.filter(pk=file.id).update(sha256=sha256, at=engagement.at)
    told = told_in(engagement, circle, facts_of(engagement), strict=True)
    record_among(told, engagement, FileAttached(file.id.hex, file.information_class.value))


@transaction.atomic
def cancel_file(*, actor: UUID, engagement_id: UUID, circle_id: UUID, file_id: UUID, clock: Clock) -> None:
    """Send no more of a file; nothing of it stays.

    :raises NotFoundError: the actor is sending no such file
    """
    _engagement, _circle, file = _unfinished(actor, engagement_id, circle_id, file_id, clock)
    models.Attachment.objects.filter(pk=file.id).delete()
    transaction.on_commit(lambda: files.drop(file.id))


def forget_unfinished(clock: Clock) -> int:
    """Drop the files whose next piece has not come for ``KEPT``, and bytes that belong to none; returns how many."""
    models.Attachment.objects.filter(sha256="", at__lt=clock() - KEPT).delete()
    there = files.kept()
    left = there - set(models.Attachment.objects.filter(pk__in=there).values_list("pk", flat=True))
    for file in left:
        files.drop(file)
    return len(left)


def _unfinished(
    actor: UUID, engagement_id: UUID, circle_id: UUID, file_id: UUID, clock: Clock
) -> tuple[Engagement, Circle, Attachment]:
    engagement = engagement_to_change(actor, engagement_id, clock)
    circle = circle_for(engagement, circle_id, facts_of(engagement))
    return engagement, circle, unfinished_for(engagement, circle, file_id)


def _writable(engagement: Engagement, circle_id: UUID, kind: InformationClass, epoch: int) -> Circle:
    facts = facts_of(engagement)
    circle = going_circle_for(engagement, circle_id, facts)
    if epoch != circle.epoch:
        raise EpochPassedError("This circle has a new epoch: seal it again under that one.")
    if closed := why_closed(engagement, circle.scope, kind, facts):
        raise RefusedError(closed)
    return circle


def _hash(file: Attachment) -> str:
    """Of the file's bytes; empty where they are no age file."""
    pieces = files.pieces(file.id)
    first = next(pieces, b"")
    if not first.startswith(AGE):
        return ""
    found = hashlib.sha256(first)
    for piece in pieces:
        found.update(piece)
    return found.hexdigest()
