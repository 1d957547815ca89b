"""When the next review is due, and the prompt that it is (R9)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from privity.agreements import models
from privity.agreements.facts import Kind, Version
from privity.agreements.selectors.versions import versions_in
from privity.agreements.services.mails import mail_review
from privity.core.agreements.reviews import TAKE_PART
from privity.core.agreements.terms import ReviewInterval
from privity.core.errors import NotFoundError
from privity.core.vocabulary import Phase
from privity.engagements.selectors import Engagement, engagement_for
from privity.kit.clock import Clock

BATCH = 100


def schedule_review(engagement: Engagement, version: Version, at: datetime) -> None:
    """A version came into force: the first one, or one with other people, is looked at soon; else the plan stands.

    In the caller's act.
    """
    before = [
        other
        for other in versions_in(engagement)
        if other.kind is Kind.AGREEMENT and other.completed_at and other.id != version.id
    ]
    same_people = bool(before) and before[-1].parties == version.parties
    review = version.document.review or ReviewInterval()
    schedule(engagement, at + timedelta(days=review.every_days if same_people else review.first_days))


def schedule(engagement: Engagement, due_at: datetime) -> None:
    """Set the review that is to come to this instant, unless one is due earlier. In the caller's act."""
    there = models.Review.objects.filter(
        practice_id=engagement.practice, engagement_id=engagement.id, held_at=None
    ).first()
    if there is None:
        models.Review.objects.create(practice_id=engagement.practice, engagement_id=engagement.id, due_at=due_at)
    elif there.due_at > due_at:
        there.due_at = due_at
        there.save(update_fields=["due_at"])


def prompt_reviews(clock: Clock) -> int:
    """Mail the parties of each review that has become due, once; returns how many reviews. For ``privity run-due``."""
    due = models.Review.objects.filter(due_at__lte=clock(), held_at=None, prompted_at=None).order_by("due_at")
    return sum(_prompt(review, clock) for review in due.values_list("pk", flat=True)[:BATCH])


@transaction.atomic
def _prompt(review_id: UUID, clock: Clock) -> int:
    review = models.Review.objects.select_for_update().filter(pk=review_id, prompted_at=None, held_at=None).first()
    if review is None:
        return 0
    review.prompted_at = clock()
    review.save(update_fields=["prompted_at"])
    for person in _people_to_prompt(review, clock()):
        mail_review(person=person, engagement_id=review.engagement_id, practice=review.practice_id, clock=clock)
    return 1


def _people_to_prompt(review: models.Review, at: datetime) -> list[UUID]:
    """Coaches and those whose coaching it is, as far as they have joined and still take part."""
    there = {"practice_id": review.practice_id, "version__engagement_id": review.engagement_id}
    people = models.Party.objects.filter(**there, role__in=TAKE_PART).values_list("person_id", flat=True).distinct()
    return [person for person in people if _takes_part(person, review.engagement_id, at)]


def _takes_part(person: UUID, engagement_id: UUID, at: datetime) -> bool:
    try:
        return engagement_for(person, engagement_id, at=at).phase is not Phase.AFTERCARE
    except NotFoundError:
        return False
