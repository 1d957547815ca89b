"""What people proved by an invitation, for the one who invited them and for nobody else."""

from datetime import timedelta

from privity.engagements.selectors import Engagement
from privity.vault import models
from privity.vault.facts import InvitationProof, proof_from

GOOD_FOR = timedelta(days=7)
"""As long as an invitation: the inviter's device forgets its secret then."""


def proofs_for(engagement: Engagement) -> list[InvitationProof]:
    """What was proved to the actor of late, oldest first."""
    rows = models.InvitationProof.objects.filter(
        practice_id=engagement.practice,
        engagement_id=engagement.id,
        inviter_id=engagement.actor,
        at__gt=engagement.at - GOOD_FOR,
    )
    return [proof_from(row, engagement.key_of(row.person_id)) for row in rows.order_by("id")]
