"""Sealed files, for who may read them: in the circle, from the epoch they joined with."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import QuerySet

from privity.core.errors import NotFoundError
from privity.engagements.selectors import Engagement
from privity.vault import files, models
from privity.vault.facts import Attachment, Circle, attachment_from

NOTHING_HERE = "There is nothing here for you."


def attachment_for(engagement: Engagement, circle: Circle, file_id: UUID) -> Attachment:
    """A finished file of this circle of the actor's, which the actor may read.

    :raises NotFoundError: there is none, or it was sealed before they were let in
    """
    since = circle.members[engagement.reader].since_epoch
    row = _files(engagement, circle).filter(pk=file_id, epoch__gte=since).exclude(sha256="").first()
    if row is None:
        raise NotFoundError(NOTHING_HERE)
    return attachment_from(row)


def unfinished_for(engagement: Engagement, circle: Circle, file_id: UUID) -> Attachment:
    """A file which the actor has begun to send, and not finished.

    :raises NotFoundError: there is none
    """
    row = _files(engagement, circle).filter(pk=file_id, person_id=engagement.actor, sha256="").first()
    if row is None:
        raise NotFoundError(NOTHING_HERE)
    return attachment_from(row)


def pieces_of(attachment: Attachment) -> Iterator[bytes]:
    """Its bytes in order, never all at once."""
    return files.pieces(attachment.id)


def _files(engagement: Engagement, circle: Circle) -> QuerySet[models.Attachment]:
    return models.Attachment.objects.filter(practice_id=engagement.practice, circle_id=circle.id)
