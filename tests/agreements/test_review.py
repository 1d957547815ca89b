"""Reviews: due, opened to all, answered by each alone, held together; or allowed by the client to wait (R9–R11)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from privity.accounts.models import Person
from privity.agreements import selectors, services
from privity.agreements.models import Review
from privity.core.agreements.reviews import ReviewOutcome
from privity.core.entries import ReviewAnswered, ReviewExtended, ReviewHeld, ReviewOpened
from privity.core.errors import ConflictError, InvalidError, NotFoundError, RefusedError
from privity.core.vocabulary import Phase
from privity.engagements.models import Participation
from privity.engagements.selectors import engagement_for
from privity.engagements.services import end_engagement
from tests.agreements.acts import SigningLinks, entries, in_force, reads_on_ledger
from tests.cast import Stage
from tests.clock import StandingClock


@pytest.fixture
def signed(stage: Stage, clock: StandingClock) -> Stage:
    in_force(stage, clock)
    return stage


def seen_by(person: Person, stage: Stage, clock: StandingClock) -> selectors.Review:
    engagement = engagement_for(person.pk, stage.engagement, at=clock())
    review = selectors.next_review(engagement)
    assert review is not None
    return review


def answered(stage: Stage, clock: StandingClock) -> selectors.Review:
    """Opened, and answered by the client."""
    review = opened(stage, clock)
    services.answer_review(actor=stage.client.pk, review_id=review.id, suits=True, clock=clock)
    return review


def opened(stage: Stage, clock: StandingClock) -> selectors.Review:
    services.open_review(actor=stage.coach.pk, engagement_id=stage.engagement, clock=clock)
    return seen_by(stage.coach, stage, clock)


def hold(stage: Stage, clock: StandingClock, review: selectors.Review, *present: Person, **changed: object) -> None:
    services.hold_review(
        actor=stage.coach.pk,
        review_id=review.id,
        outcome=changed.get("outcome", ReviewOutcome.KEEP),  # type: ignore[arg-type]
        present={stage.key(person) for person in present or (stage.coach, stage.client)},
        clock=clock,
    )


def test_it_is_overdue_from_its_day_on_until_held(signed: Stage, clock: StandingClock) -> None:
    engagement = engagement_for(signed.coach.pk, signed.engagement, at=clock())
    (core,) = selectors.reviews_of(engagement)
    assert not core.overdue(clock() + timedelta(days=29))
    clock.forward(days=30)
    assert core.overdue(clock())
    hold(signed, clock, answered(signed, clock))
    first, second = selectors.reviews_of(engagement)
    assert not first.overdue(clock())
    assert second.due_at == clock() + timedelta(days=90)
    assert selectors.next_reviews([engagement]) == {signed.engagement: second}


def test_opening_asks_every_party(signed: Stage, clock: StandingClock, links: SigningLinks) -> None:
    before = len(links.mailed())
    review = opened(signed, clock)
    recipients = {mail.recipient for mail in links.mailed()[before:]}
    assert recipients == {
        person.email for person in (signed.client, signed.sponsor, signed.line_manager, signed.assistant)
    }
    assert entries(signed)[-1] == ReviewOpened(review.id.hex)
    with pytest.raises(ConflictError):
        services.open_review(actor=signed.client.pk, engagement_id=signed.engagement, clock=clock)


@pytest.mark.parametrize("began", ["coach", "client"])
def test_who_began_is_for_coach_and_client(signed: Stage, clock: StandingClock, began: str) -> None:
    services.open_review(actor=getattr(signed, began).pk, engagement_id=signed.engagement, clock=clock)
    for person in (signed.coach, signed.client):
        assert isinstance(reads_on_ledger(signed, person)[0], ReviewOpened)
    for other in (signed.sponsor, signed.line_manager, signed.assistant):
        assert not any(isinstance(entry, ReviewOpened) for entry in reads_on_ledger(signed, other))
        assert seen_by(other, signed, clock).opened_at == clock()


def test_each_answers_alone_and_dissent_has_no_name(signed: Stage, clock: StandingClock) -> None:
    review = opened(signed, clock)
    services.answer_review(actor=signed.client.pk, review_id=review.id, suits=True, clock=clock)
    assert not seen_by(signed.coach, signed, clock).dissent
    services.answer_review(actor=signed.line_manager.pk, review_id=review.id, suits=False, clock=clock)
    told = seen_by(signed.sponsor, signed, clock)
    assert told.dissent
    assert told.own_answer is None
    assert seen_by(signed.line_manager, signed, clock).own_answer is False
    assert seen_by(signed.client, signed, clock).own_answer is True


def test_an_answer_is_on_nobody_elses_part_of_the_ledger(signed: Stage, clock: StandingClock) -> None:
    review = opened(signed, clock)
    services.answer_review(actor=signed.sponsor.pk, review_id=review.id, suits=False, clock=clock)
    assert entries(signed)[-1] == ReviewAnswered(review.id.hex, suits=False)
    assert isinstance(reads_on_ledger(signed, signed.sponsor)[0], ReviewAnswered)
    for other in (signed.coach, signed.client, signed.line_manager):
        assert not any(isinstance(entry, ReviewAnswered) for entry in reads_on_ledger(signed, other))


def test_the_last_answer_counts_and_none_is_overwritten(signed: Stage, clock: StandingClock) -> None:
    review = opened(signed, clock)
    for suits in (False, True):
        clock.forward(minutes=1)
        services.answer_review(actor=signed.client.pk, review_id=review.id, suits=suits, clock=clock)
    assert not seen_by(signed.coach, signed, clock).dissent
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE agreements_reviewanswer SET suits = suits")


def test_it_is_not_held_before_each_client_has_answered(signed: Stage, clock: StandingClock) -> None:
    """A coach alone cannot lift what an overdue review stops (R10, R11)."""
    clock.forward(days=31)
    review = opened(signed, clock)
    for person in (signed.coach, signed.sponsor, signed.line_manager, signed.assistant):
        services.answer_review(actor=person.pk, review_id=review.id, suits=True, clock=clock)
    with pytest.raises(InvalidError, match="Amara Osei has not answered yet") as refusal:
        hold(signed, clock, review)
    assert refusal.value.field == "present"
    assert Review.objects.get().held_at is None
    services.answer_review(actor=signed.client.pk, review_id=review.id, suits=False, clock=clock)
    hold(signed, clock, review)


def test_for_a_client_who_signed_by_a_link_the_coachs_word_stands(signed: Stage, clock: StandingClock) -> None:
    review = opened(signed, clock)
    Participation.objects.filter(person=signed.client).update(joined_at=None)
    hold(signed, clock, review)
    assert Review.objects.filter(held_at=clock()).exists()


def test_holding_writes_down_who_took_part(signed: Stage, clock: StandingClock) -> None:
    review = answered(signed, clock)
    hold(signed, clock, review, signed.coach, signed.client, signed.sponsor, outcome=ReviewOutcome.AMEND)
    entry = entries(signed)[-1]
    assert isinstance(entry, ReviewHeld)
    assert entry.outcome == "amend"
    assert set(entry.present) == {signed.key(person) for person in (signed.coach, signed.client, signed.sponsor)}
    assert isinstance(reads_on_ledger(signed, signed.assistant)[0], ReviewHeld)


def test_it_is_not_held_without_the_client_or_with_strangers(signed: Stage, clock: StandingClock) -> None:
    review = answered(signed, clock)
    for present in ([signed.coach], [signed.client], [signed.coach, signed.client, signed.second_client]):
        with pytest.raises(InvalidError) as refusal:
            hold(signed, clock, review, *present)
        assert refusal.value.field == "present"


def test_what_was_not_opened_is_not_held_nor_answered(signed: Stage, clock: StandingClock) -> None:
    review = seen_by(signed.coach, signed, clock)
    with pytest.raises(ConflictError):
        hold(signed, clock, review)
    with pytest.raises(ConflictError):
        services.answer_review(actor=signed.client.pk, review_id=review.id, suits=True, clock=clock)


def test_deciding_to_end_is_not_the_end_and_the_next_review_is_due_all_the_same(
    signed: Stage, clock: StandingClock
) -> None:
    hold(signed, clock, answered(signed, clock), outcome=ReviewOutcome.END)
    assert engagement_for(signed.client.pk, signed.engagement, at=clock()).phase is Phase.ACTIVE
    assert Review.objects.get(held_at=None).due_at == clock() + timedelta(days=90)


def test_only_the_client_lets_it_wait(signed: Stage, clock: StandingClock) -> None:
    review = seen_by(signed.coach, signed, clock)
    clock.forward(days=31)
    until = clock() + timedelta(days=14)
    for other in (signed.coach, signed.sponsor, signed.line_manager):
        with pytest.raises(RefusedError):
            services.extend_review(actor=other.pk, review_id=review.id, until=until, clock=clock)
    services.extend_review(actor=signed.client.pk, review_id=review.id, until=until, clock=clock)
    engagement = engagement_for(signed.coach.pk, signed.engagement, at=clock())
    (core,) = selectors.reviews_of(engagement)
    assert not core.overdue(clock())
    assert core.overdue(until)
    assert isinstance(entries(signed)[-1], ReviewExtended)


def test_it_waits_for_a_while_and_not_for_ever(signed: Stage, clock: StandingClock) -> None:
    review = seen_by(signed.coach, signed, clock)
    for until in (clock(), review.due_at, review.due_at + timedelta(days=91)):
        with pytest.raises(InvalidError) as refusal:
            services.extend_review(actor=signed.client.pk, review_id=review.id, until=until, clock=clock)
        assert refusal.value.field == "until"


def test_strangers_find_nothing(signed: Stage, clock: StandingClock) -> None:
    review = opened(signed, clock)
    for stranger in (signed.other_coach, signed.second_client, signed.operator):
        with pytest.raises(NotFoundError):
            services.answer_review(actor=stranger.pk, review_id=review.id, suits=True, clock=clock)


def test_nothing_is_reviewed_before_the_start_or_after_the_end(stage: Stage, clock: StandingClock) -> None:
    with pytest.raises(ConflictError):
        services.open_review(actor=stage.coach.pk, engagement_id=stage.engagement, clock=clock)
    in_force(stage, clock)
    end_engagement(actor=stage.coach.pk, engagement_id=stage.engagement, clock=clock)
    with pytest.raises(ConflictError):
        services.open_review(actor=stage.coach.pk, engagement_id=stage.engagement, clock=clock)


def test_who_keeps_it_is_prompted_once_when_it_is_due(signed: Stage, clock: StandingClock, links: SigningLinks) -> None:
    assert services.prompt_reviews(clock) == 0
    clock.forward(days=30)
    before = len(links.mailed())
    assert services.prompt_reviews(clock) == 1
    assert services.prompt_reviews(clock) == 0
    assert {mail.recipient for mail in links.mailed()[before:]} == {signed.coach.email, signed.client.email}
