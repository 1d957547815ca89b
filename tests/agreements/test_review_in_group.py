"""In a group an overdue review binds until it is held: no member can let it wait for the others (R11)."""

from uuid import UUID

import pytest

from privity.agreements import services
from privity.agreements.models import Review
from privity.agreements.selectors import version_by_id
from privity.core.engagements import EngagementKind, Named
from privity.core.vocabulary import Role
from privity.engagements.services import open_engagement
from tests.agreements.acts import offer
from tests.agreements.visit import Visit
from tests.cast import Stage, let_join
from tests.clock import StandingClock


@pytest.fixture
def group(stage: Stage, clock: StandingClock) -> UUID:
    """Amara and Jonas, coached together; everybody has signed."""
    people = [Named(Role.GROUP_MEMBER, one.name, one.email) for one in (stage.client, stage.second_client)]
    engagement = open_engagement(
        actor=stage.coach.pk,
        practice_id=stage.practice,
        kind=EngagementKind.GROUP,
        own_name=stage.coach.name,
        people=people,
        clock=clock,
    )
    let_join(engagement, clock)
    version = version_by_id(offer(stage, clock, engagement_id=engagement))
    assert "lets it wait" not in str(version.document.clauses)
    given = services.Given(version.content_hash, "A name", limits_acknowledged=True)
    for person in (stage.coach, stage.client, stage.second_client):
        services.sign(actor=person.pk, version_id=version.id, given=given, clock=clock)
    return engagement


def test_no_member_lets_it_wait_for_the_others(stage: Stage, group: UUID, clock: StandingClock) -> None:
    review = Review.objects.get(engagement_id=group)
    clock.forward(days=31)
    for person in (stage.coach, stage.client, stage.second_client):
        page = Visit(person, clock).get("reviews", group)
        assert "Nobody can let it wait for all of you." in page
        assert "Let it wait" not in page
        Visit(person, clock).get("extend_review", review.pk, status=403)
        Visit(person, clock).post("extend_review", review.pk, {"day": "2026-04-20"}, status=403)
    review.refresh_from_db()
    assert review.extended_at is None


def test_who_asked_for_it_is_read_by_every_member(stage: Stage, group: UUID, clock: StandingClock) -> None:
    services.open_review(actor=stage.coach.pk, engagement_id=group, clock=clock)
    for person in (stage.client, stage.second_client):
        assert "Everybody was asked on" in Visit(person, clock).get("reviews", group)
