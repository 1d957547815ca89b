"""Moving an engagement through its phases, and ending it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from privity.core.entries import PhaseChanged
from privity.core.vocabulary import Phase
from privity.engagements import models
from privity.engagements.facts import Engagement
from privity.engagements.selectors import engagement_to_change, everybody
from privity.engagements.services.recording import record
from privity.kit.clock import Clock


def change_phase(*, actor: UUID, engagement_id: UUID, phase: Phase, clock: Clock) -> None:
    """Move the engagement to ``phase``."""
    with transaction.atomic():
        at = clock()
        engagement = engagement_to_change(actor, engagement_id, at=at)
        enter(engagement, phase, at=at)
        record(engagement, PhaseChanged(phase=phase), at=at, concerned=everybody(engagement, at=at))


def enter(engagement: Engagement, phase: Phase, *, at: datetime) -> None:
    """Write the phase; the entry is the caller's."""
    models.PhaseChange.objects.create(practice_id=engagement.practice, engagement_id=engagement.id, phase=phase, at=at)
