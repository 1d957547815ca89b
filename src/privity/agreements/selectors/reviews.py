"""Reviews of an engagement that the caller has loaded, and so may see."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from privity.agreements import models
from privity.agreements.facts.reviews import Review, core_review_from, review_from
from privity.agreements.facts.versions import Version
from privity.core.decision import facts as core
from privity.core.decision.facts import CLIENT_ROLES
from privity.core.errors import NotFoundError
from privity.engagements.selectors import Acting, Engagement, engagement_for, engagement_to_change, participants
from privity.kit.clock import Clock


def review_for(actor: UUID, review_id: UUID, *, at: datetime) -> tuple[Engagement, Review]:
    """A review of an engagement that the actor takes part in.

    :raises NotFoundError: there is none, or it is not theirs
    """
    engagement = engagement_for(actor, _engagement_of(review_id), at=at)
    return engagement, _theirs(engagement, review_id)


def review_to_change(actor: UUID, review_id: UUID, clock: Clock) -> tuple[Acting, Review]:
    """As ``review_for``; nobody else changes the engagement until the transaction ends."""
    engagement = engagement_to_change(actor, _engagement_of(review_id), clock)
    return engagement, _theirs(engagement, review_id)


def reviews_in(engagement: Engagement) -> list[Review]:
    """All reviews as ``engagement.actor`` may see them, the first due first."""
    rows = list(_rows([engagement]))
    answers = defaultdict(list)
    given = models.ReviewAnswer.objects.filter(practice_id=engagement.practice, review__in=rows)
    for answer in given.order_by("at", "id"):
        answers[answer.review_id].append(answer)
    return [review_from(row, answers[row.pk], engagement.actor) for row in rows]


def next_review(engagement: Engagement) -> Review | None:
    """The one that comes next, or is due, or is being held."""
    return next((review for review in reviews_in(engagement) if review.held_at is None), None)


def clients_to_answer(engagement: Engagement, version: Version, review: Review, *, at: datetime) -> tuple[str, ...]:
    """The names of the clients who have not answered, without whom the review is not held (R10).

    Parties of ``version`` who have joined and take part at this instant. Who signed by a link has no page to answer on.
    """
    clients = {
        one.person for one in participants(engagement) if one.role in CLIENT_ROLES and one.joined_at and one.open(at)
    }
    missing = (clients & version.parties) - review.answered
    return tuple(version.named(person).name for person in version.people.values() if person in missing)


def reviews_of(engagement: Engagement) -> tuple[core.Review, ...]:
    """The reviews as the decision wants them."""
    return tuple(map(core_review_from, _rows([engagement])))


def next_reviews(engagements: Iterable[Engagement]) -> dict[UUID, core.Review]:
    """The review that is not yet held, by engagement id: one query, however many engagements there are."""
    rows = _rows(list(engagements)).filter(held_at=None)
    return {row.engagement_id: core_review_from(row) for row in rows}


def _rows(engagements: list[Engagement]) -> QuerySet[models.Review]:
    return models.Review.objects.filter(
        practice_id__in={engagement.practice for engagement in engagements},
        engagement_id__in=[engagement.id for engagement in engagements],
    ).order_by("due_at", "id")


def _engagement_of(review_id: UUID) -> UUID:
    found = models.Review.objects.filter(pk=review_id).values_list("engagement_id", flat=True).first()
    if found is None:
        raise NotFoundError("There is nothing here for you.")
    return found


def _theirs(engagement: Engagement, review_id: UUID) -> Review:
    return next(review for review in reviews_in(engagement) if review.id == review_id)
