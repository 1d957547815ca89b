"""Handing a member of a circle its keys, in a file that only they open."""

from uuid import UUID

from django.db import transaction

from privity.accounts.selectors import has_recovery
from privity.core.circles import readers
from privity.core.entries import CircleGranted
from privity.core.errors import ConflictError, InvalidError, NotFoundError, RefusedError
from privity.engagements.selectors import engagement_to_change
from privity.kit.clock import Clock
from privity.vault import models
from privity.vault.selectors.circles import going_circle_for
from privity.vault.selectors.ground import facts_of
from privity.vault.services.recording import record_among

AGE = b"age-encryption.org/v1\n"
LONGEST = 200_000
"""Bytes of a grant: a thousand epochs, sealed for one reader."""


@transaction.atomic
def grant(*, actor: UUID, engagement_id: UUID, circle_id: UUID, to: str, log_n: int, file: bytes, clock: Clock) -> None:
    """Keep an age file with secrets of the circle's epochs for the member ``to``, made when the log had ``log_n`` entries.

    What is in it the server cannot see; the member checks who signed it, and each secret against the log.

    :raises NotFoundError: the actor is not in such a circle, or ``to`` is not, by log or by rules
    :raises RefusedError: the actor is no keeper; or the member has no recovery code that counts, and could lose it all
    :raises ConflictError: the log has been continued meanwhile
    :raises InvalidError: it is no age file, or too long
    """
    engagement = engagement_to_change(actor, engagement_id, clock)
    facts = facts_of(engagement)
    circle = going_circle_for(engagement, circle_id, facts)
    if not circle.members[engagement.reader].keeper:
        raise RefusedError("Only a keeper of the circle hands out its keys.")
    if to not in circle.members or to not in readers(circle.scope, facts, engagement.at):
        raise NotFoundError("There is nobody like that in this circle.")
    if log_n != circle.n:
        raise ConflictError("This circle has been continued meanwhile: look who is in it now.")
    if not has_recovery(circle.members[to].person):
        raise RefusedError("This person has not set up a lock that they can come back to: ask them to.")
    if not file.startswith(AGE) or len(file) > LONGEST:
        raise InvalidError("This is no file for the keys of a circle.", field="file")
    models.Grant.objects.create(
        practice_id=engagement.practice,
        circle_id=circle.id,
        person_id=circle.members[to].person,
        log_n=log_n,
        file=file,
        at=engagement.at,
    )
    record_among({circle.members[to].person}, engagement, CircleGranted(circle.id.hex, circle.kind, to))
