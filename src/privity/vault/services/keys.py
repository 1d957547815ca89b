"""Naming the key that one has in an engagement from now on."""

from uuid import UUID

from django.db import transaction

from privity.core.entries import KeyNamed
from privity.core.sealing.person_key import next_person_key
from privity.core.sealing.statement import statement_from
from privity.engagements.selectors import engagement_to_change
from privity.engagements.services import record
from privity.kit.clock import Clock
from privity.vault import models
from privity.vault.selectors.keys import chain_of


@transaction.atomic
def name_key(*, actor: UUID, engagement_id: UUID, statement: bytes, clock: Clock) -> str:
    """Take the next statement of the actor's chain here, signed by itself; returns its id.

    Coaches and clients read of it: whether it is really this person's is for people to compare, not for the server to say.

    :raises NotFoundError: the engagement is not the actor's
    :raises InvalidError: it is no such statement, or does not follow the last one
    """
    engagement = engagement_to_change(actor, engagement_id, clock)
    chain = chain_of(engagement, actor)
    key = next_person_key(engagement.reader, chain, statement_from(statement))
    models.NamedKey.objects.create(
        practice_id=engagement.practice,
        engagement_id=engagement.id,
        person_id=actor,
        seq=key.seq,
        statement=statement,
        at=engagement.at,
    )
    record(engagement, KeyNamed(key.id, key.continues), at=engagement.at)
    return key.id
