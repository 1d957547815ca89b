"""Proving by an invitation that a key is one's own."""

from hashlib import sha256
from uuid import UUID

from django.db import transaction

from privity.core.entries import KeyProven
from privity.core.errors import ConflictError, InvalidError, NotFoundError
from privity.engagements.selectors import engagement_to_change
from privity.kit.clock import Clock
from privity.vault import models
from privity.vault.selectors.keys import known_people
from privity.vault.services.recording import record_among

PROOF_BYTES = sha256().digest_size


@transaction.atomic
def prove_key(*, actor: UUID, engagement_id: UUID, invitation: str, inviter: str, proof: bytes, clock: Clock) -> None:
    """Keep the actor's proof for the one who invited them. Whether it is right only that person's device can say.

    :raises NotFoundError: the engagement is not the actor's, or nobody whom they know here is called ``inviter``
    :raises InvalidError: it is no proof
    :raises ConflictError: the invitation has served already
    """
    engagement = engagement_to_change(actor, engagement_id, clock)
    people = {one.key: one.person for one in known_people(engagement) if one.person != actor}
    if inviter not in people:
        raise NotFoundError("There is nothing here for you.")
    if len(proof) != PROOF_BYTES:
        raise InvalidError("This is no proof of an invitation.", field="proof")
    there = {"practice_id": engagement.practice, "engagement_id": engagement.id, "invitation": invitation}
    if models.InvitationProof.objects.filter(**there).exists():
        raise ConflictError("This invitation has served already: ask for a new link.")
    models.InvitationProof.objects.create(
        person_id=actor, inviter_id=people[inviter], proof=proof, at=engagement.at, **there
    )
    record_among({people[inviter]}, engagement, KeyProven(inviter))
