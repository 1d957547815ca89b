"""A review as its parties see it, and as the decision wants it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from privity.agreements import models
from privity.core.agreements.reviews import ReviewOutcome
from privity.core.decision import facts as core


@dataclass(frozen=True, slots=True)
class Review:
    """A review. ``answered`` says who gave an answer, and ``dissent`` only that somebody has doubts, never who (R10)."""

    id: UUID
    engagement: UUID
    practice: UUID
    due_at: datetime
    opened_at: datetime | None
    held_at: datetime | None
    outcome: ReviewOutcome | None
    present: frozenset[str]
    """By the keys that they have in the agreement."""
    extended_until: datetime | None
    answered: frozenset[UUID]
    dissent: bool
    own_answer: bool | None
    """What the reader answered last."""


def review_from(row: models.Review, answers: list[models.ReviewAnswer], reader: UUID) -> Review:
    """The review as ``reader`` may see it. ``answers`` in the order in which they were given."""
    last = {answer.person_id: answer.suits for answer in answers}
    return Review(
        id=row.pk,
        engagement=row.engagement_id,
        practice=row.practice_id,
        due_at=row.due_at,
        opened_at=row.opened_at,
        held_at=row.held_at,
        outcome=ReviewOutcome(row.outcome) if row.outcome else None,
        present=frozenset(row.present),
        extended_until=row.extended_until,
        answered=frozenset(last),
        dissent=not all(last.values()),
        own_answer=last.get(reader),
    )


def core_review_from(row: models.Review) -> core.Review:
    return core.Review(row.due_at, row.held_at, row.extended_at, row.extended_until)
