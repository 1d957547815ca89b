"""Moving an engagement through its phases, and ending it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from privity.core.engagements import CHOSEN, check_step
from privity.core.entries import EngagementEnded, PhaseChanged
from privity.core.errors import ConflictError, InvalidError
from privity.core.vocabulary import Phase, Role
from privity.engagements import models
from privity.engagements.facts import Engagement
from privity.engagements.selectors import engagement_to_change
from privity.engagements.services.recording import record
from privity.kit.clock import Clock


@transaction.atomic
def change_phase(*, actor: UUID, engagement_id: UUID, phase: Phase, clock: Clock) -> None:
    """Pause the engagement, go on with it, or begin its last sessions: ``suspended``, ``active`` or ``closing``.

    By coach or client, and on their part of the ledger only: who did it, and when, is not for those who pay or lead; the
    phase itself they see on their page. While it is paused nothing is shared (rule 9). The other phases follow from an offer, from the last
    signature, and from the end.

    :raises InvalidError: a phase that nobody chooses
    :raises ConflictError: it cannot follow the present one
    """
    if phase not in CHOSEN:
        raise InvalidError("This phase is not chosen by hand.", field="phase")
    engagement = engagement_to_change(actor, engagement_id, clock)
    at = engagement.at
    engagement.require(Role.COACH, Role.CLIENT)
    if engagement.phase.before_start:
        raise ConflictError("The agreement comes first: everybody has to sign it.")
    enter(engagement, phase, at=at)
    record(engagement, PhaseChanged(phase=phase), at=at, concerned=engagement.clients)


@transaction.atomic
def end_engagement(*, actor: UUID, engagement_id: UUID, clock: Clock) -> None:
    """End the engagement.

    By any of those whose engagement it is: coach and client, and sponsor and supervisor once they have signed something in
    it (R16); the others can leave it (``end_participation``). No rule loosens by it and the duty has no end (R100, R101):
    everybody keeps their own part. Coaches, clients and whoever has signed something read of it on the ledger.

    :raises RefusedError: it is not theirs to end
    :raises ConflictError: it has ended already
    """
    engagement = engagement_to_change(actor, engagement_id, clock)
    at = engagement.at
    engagement.require_may_end()
    enter(engagement, Phase.AFTERCARE, at=at)
    record(engagement, EngagementEnded(), at=at, concerned=engagement.clients | engagement.signers)


def enter(engagement: Engagement, phase: Phase, *, at: datetime) -> None:
    """Write that the engagement is in ``phase`` from ``at`` on, in the caller's transaction; the entry is the caller's.

    For the verbs here, and for those of agreements: an offer leads to ``contracting``, the last signature to ``active``.

    :raises ConflictError: ``phase`` cannot follow the present one
    """
    check_step(engagement.phase, phase)
    models.PhaseChange.objects.create(practice_id=engagement.practice, engagement_id=engagement.id, phase=phase, at=at)
