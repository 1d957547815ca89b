"""Acts of reviews that tests repeat: answering, holding, looking at the page."""

from uuid import UUID

from privity.accounts.models import Person
from privity.agreements import services
from privity.core.agreements.reviews import ReviewOutcome
from tests.agreements.visit import Visit
from tests.cast import Stage
from tests.clock import StandingClock

SUITS, DOUBTS = {"answer": "suits"}, {"answer": "doubts"}


def seen_by(person: Person, stage: Stage, clock: StandingClock) -> str:
    """The page of reviews."""
    return Visit(person, clock).get("reviews", stage.engagement)


def answers(clock: StandingClock, review: UUID, *people: Person, suits: bool = True) -> None:
    for person in people:
        services.answer_review(actor=person.pk, review_id=review, suits=suits, clock=clock)


def hold(stage: Stage, clock: StandingClock, review: UUID) -> None:
    """Coach and client keep the agreement."""
    services.hold_review(
        actor=stage.coach.pk,
        review_id=review,
        outcome=ReviewOutcome.KEEP,
        present={stage.key(stage.coach), stage.key(stage.client)},
        clock=clock,
    )


def written(stage: Stage, **changed: object) -> dict[str, object]:
    """What a coach writes down."""
    return {"present": [stage.key(stage.coach), stage.key(stage.client)], "outcome": "keep"} | changed
