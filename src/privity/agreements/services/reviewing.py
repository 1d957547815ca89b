"""Reviews: opened to all parties, answered by each alone, held together; or allowed by the client to wait (R9–R11)."""

from collections.abc import Set
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from privity.agreements import models
from privity.agreements.facts import Review, Version
from privity.agreements.selectors.reviews import clients_to_answer, next_review, review_to_change
from privity.agreements.selectors.versions import version_in_force
from privity.agreements.services.asking import has_joined
from privity.agreements.services.mails import mail_review
from privity.agreements.services.scheduling import schedule
from privity.core.agreements.reviews import ReviewOutcome, check_extension, check_present
from privity.core.agreements.terms import ReviewInterval
from privity.core.entries import ReviewAnswered, ReviewExtended, ReviewHeld, ReviewOpened
from privity.core.errors import ConflictError, InvalidError, NotFoundError
from privity.core.vocabulary import Phase, Role
from privity.engagements.selectors import Acting, engagement_to_change
from privity.engagements.services import record
from privity.kit.clock import Clock
from privity.ledger.services import append


@transaction.atomic
def open_review(*, actor: UUID, engagement_id: UUID, clock: Clock) -> UUID:
    """Ask every party, separately, whether the terms still suit; also before the review is due. Returns its id.

    By coach or client. Who began stays on their part of the ledger: the others see on their page that everybody was asked,
    and cannot tell that a client began it (R58).

    :raises ConflictError: no agreement is in force, the review is open already, or the engagement has ended
    """
    engagement = engagement_to_change(actor, engagement_id, clock)
    at = engagement.at
    engagement.require(Role.COACH, Role.CLIENT)
    version = _in_force(engagement, at)
    review = next_review(engagement)
    if review is None or review.opened_at is not None:
        raise ConflictError("This review is open already.")
    models.Review.objects.filter(pk=review.id).update(opened_at=at)
    for person in sorted(version.parties - {actor}):
        if has_joined(engagement, person, at):
            mail_review(person=person, engagement_id=engagement.id, practice=engagement.practice, clock=clock)
    concerned = engagement.clients & version.parties
    record(engagement, ReviewOpened(review=review.id.hex), at=at, concerned=concerned)
    return review.id


@transaction.atomic
def answer_review(*, actor: UUID, review_id: UUID, suits: bool, clock: Clock) -> None:
    """Say whether the terms still suit oneself; the last answer counts. Nobody else reads it, not even on the ledger (R10).

    By a party of the agreement in force, while the review is open.

    :raises NotFoundError: no such review, or it is not theirs
    :raises ConflictError: it is not open
    """
    engagement, review = review_to_change(actor, review_id, clock)
    at = engagement.at
    version = _in_force(engagement, at)
    if actor not in version.parties:
        raise NotFoundError("There is nothing here for you.")
    _check_open(review)
    models.ReviewAnswer.objects.create(
        practice_id=engagement.practice, review_id=review.id, person_id=actor, suits=suits, at=at
    )
    append(
        actor=actor,
        practice=engagement.practice,
        engagement=engagement.id,
        entry=ReviewAnswered(review=review.id.hex, suits=suits),
        readers={actor},
        at=at,
    )


@transaction.atomic
def hold_review(*, actor: UUID, review_id: UUID, outcome: ReviewOutcome, present: Set[str], clock: Clock) -> None:
    """Write down that the review was held: who took part, and whether the agreement is kept, amended or ended (R9).

    By a coach, after everybody was asked and each client who has joined has answered: a coach alone cannot lift what an
    overdue review stops. For a client who signed by a link only, the coach's word stands. ``present`` are keys of the
    agreement's parties. Amending and ending are acts of their own; until then the next review is due.

    :raises InvalidError: coach or client did not take part, a client has not answered, or somebody named is no party
    :raises ConflictError: it is not open
    """
    engagement, review = review_to_change(actor, review_id, clock)
    at = engagement.at
    engagement.require(Role.COACH)
    version = _in_force(engagement, at)
    _check_open(review)
    check_present(frozenset(present), version.document.parties)
    _check_answered(clients_to_answer(engagement, version, review, at=at))
    models.Review.objects.filter(pk=review.id).update(held_at=at, outcome=outcome, present=sorted(present))
    interval = version.document.review or ReviewInterval()
    schedule(engagement, at + timedelta(days=interval.every_days))
    entry = ReviewHeld(review=review.id.hex, outcome=outcome, present=tuple(sorted(present)))
    record(engagement, entry, at=at, concerned=version.parties)


@transaction.atomic
def extend_review(*, actor: UUID, review_id: UUID, until: datetime, clock: Clock) -> None:
    """Let the review wait until a day, without anything closing meanwhile (R11).

    By the client, and nobody else. In a group by nobody: one member cannot decide it for the others.

    :raises InvalidError: the day has passed, is before the review is due, or lies too far away
    :raises ConflictError: it was held already
    """
    engagement, review = review_to_change(actor, review_id, clock)
    at = engagement.at
    engagement.require(Role.CLIENT)
    version = _in_force(engagement, at)
    if review.held_at is not None:
        raise ConflictError("This review was held already.")
    check_extension(review.due_at, until, at)
    models.Review.objects.filter(pk=review.id).update(extended_at=at, extended_until=until)
    entry = ReviewExtended(review=review.id.hex, until=until.isoformat())
    record(engagement, entry, at=at, concerned=version.parties)


def _in_force(engagement: Acting, at: datetime) -> Version:
    version = version_in_force(engagement, at=at)
    if version is None or engagement.phase is Phase.AFTERCARE:
        raise ConflictError("No agreement is in force: there is nothing to review.")
    return version


def _check_answered(missing: tuple[str, ...]) -> None:
    if missing:
        raise InvalidError(f"{missing[0]} has not answered yet: the review waits for that.", field="present")


def _check_open(review: Review) -> None:
    if review.opened_at is None or review.held_at is not None:
        raise ConflictError("This review is not open: reload the page to see where it stands.")
