"""``change_phase``, ``enter`` and ``end_engagement``."""

import pytest
from django.db import transaction
from django.urls import reverse

from privity.core.engagements import EngagementKind, Named
from privity.core.entries import EngagementEnded, PhaseChanged
from privity.core.errors import ConflictError, InvalidError, NotFoundError, RefusedError
from privity.core.vocabulary import Phase, Role
from privity.engagements import selectors, services
from tests.cast import Stage, part_of
from tests.clock import StandingClock
from tests.engagements.conftest import Written, readers_of_last
from tests.visitor import Visitor

KEEPERS = {"Mirjam Kovač", "Amara Osei"}


@pytest.fixture
def running(stage: Stage, clock: StandingClock) -> Stage:
    """The engagement under way, as after the last signature."""
    for phase in (Phase.CONTRACTING, Phase.ACTIVE):
        with transaction.atomic():
            engagement = selectors.engagement_to_change(stage.coach.pk, stage.engagement, clock)
            services.enter(engagement, phase, at=clock())
        clock.forward(hours=1)
    return stage


def phase(stage: Stage, clock: StandingClock) -> Phase:
    return selectors.engagement_for(stage.client.pk, stage.engagement, at=clock()).phase


def signs(stage: Stage, clock: StandingClock, who: str) -> None:
    with transaction.atomic():
        engagement = selectors.engagement_to_change(getattr(stage, who).pk, stage.engagement, clock)
        services.note_signature(engagement, at=clock())


def change(stage: Stage, clock: StandingClock, who: str, then: Phase) -> None:
    services.change_phase(actor=getattr(stage, who).pk, engagement_id=stage.engagement, phase=then, clock=clock)


@pytest.mark.parametrize("who", ["coach", "client"])
def test_pause_and_go_on(running: Stage, clock: StandingClock, written: Written, who: str) -> None:
    for then in (Phase.SUSPENDED, Phase.ACTIVE, Phase.CLOSING):
        change(running, clock, who, then)
        assert phase(running, clock) is then
        assert readers_of_last(running.practice) == KEEPERS
        clock.forward(hours=1)
    assert written() == [PhaseChanged("suspended"), PhaseChanged("active"), PhaseChanged("closing")]


def test_the_decision_learns_of_it(running: Stage, clock: StandingClock) -> None:
    change(running, clock, "client", Phase.SUSPENDED)
    engagement = selectors.engagement_for(running.client.pk, running.engagement, at=clock())
    assert [step.phase for step in selectors.phases_of(engagement)] == [
        Phase.CONTRACTING,
        Phase.ACTIVE,
        Phase.SUSPENDED,
    ]


@pytest.mark.parametrize("who", ["sponsor", "line_manager", "assistant"])
def test_it_is_not_theirs_to_pause(running: Stage, clock: StandingClock, who: str) -> None:
    with pytest.raises(RefusedError):
        change(running, clock, who, Phase.SUSPENDED)


@pytest.mark.parametrize("who", ["second_client", "other_coach", "administrator", "operator"])
def test_to_others_it_is_not_there(running: Stage, clock: StandingClock, who: str) -> None:
    with pytest.raises(NotFoundError):
        change(running, clock, who, Phase.SUSPENDED)
    with pytest.raises(NotFoundError):
        services.end_engagement(actor=getattr(running, who).pk, engagement_id=running.engagement, clock=clock)


@pytest.mark.parametrize("then", [Phase.DRAFT, Phase.CONTRACTING, Phase.AFTERCARE])
def test_not_chosen_by_hand(running: Stage, clock: StandingClock, written: Written, then: Phase) -> None:
    with pytest.raises(InvalidError):
        change(running, clock, "coach", then)
    assert written() == []


@pytest.mark.parametrize("then", [Phase.ACTIVE, Phase.SUSPENDED, Phase.CLOSING])
def test_it_does_not_start_by_hand(stage: Stage, clock: StandingClock, written: Written, then: Phase) -> None:
    """R1: only the last signature starts it, also where it was offered already."""
    with pytest.raises(ConflictError):
        change(stage, clock, "coach", then)
    engagement = selectors.engagement_for(stage.coach.pk, stage.engagement, at=clock())
    services.enter(engagement, Phase.CONTRACTING, at=clock())
    with pytest.raises(ConflictError):
        change(stage, clock, "coach", then)
    assert written() == []


def test_the_same_phase_twice_is_a_conflict(running: Stage, clock: StandingClock) -> None:
    change(running, clock, "coach", Phase.SUSPENDED)
    with pytest.raises(ConflictError):
        change(running, clock, "client", Phase.SUSPENDED)


@pytest.mark.parametrize("who", ["coach", "client", "sponsor"])
def test_end(running: Stage, clock: StandingClock, written: Written, who: str) -> None:
    signs(running, clock, who)
    services.end_engagement(actor=getattr(running, who).pk, engagement_id=running.engagement, clock=clock)
    assert phase(running, clock) is Phase.AFTERCARE
    assert written() == [EngagementEnded()]
    assert readers_of_last(running.practice) == KEEPERS | {getattr(running, who).name}


def test_of_the_end_those_read_who_have_signed(running: Stage, clock: StandingClock) -> None:
    """Who was only named, or has left, is told nothing by the ledger."""
    for who in ("sponsor", "line_manager"):
        signs(running, clock, who)
    part = part_of(running.line_manager, running.engagement)
    services.end_participation(
        actor=running.line_manager.pk, engagement_id=running.engagement, participation_id=part, clock=clock
    )
    services.end_engagement(actor=running.client.pk, engagement_id=running.engagement, clock=clock)
    assert readers_of_last(running.practice) == KEEPERS | {"Helen Brandt"}


def test_in_a_group_the_members_read_of_a_pause(stage: Stage, clock: StandingClock) -> None:
    member = Named(Role.GROUP_MEMBER, "Sol", "sol@example.org")
    sponsor = Named(Role.SPONSOR, "Helen Brandt", stage.sponsor.email)
    group = services.open_engagement(
        actor=stage.coach.pk,
        practice_id=stage.practice,
        kind=EngagementKind.GROUP,
        own_name="Mirjam Kovač",
        people=[member, sponsor],
        clock=clock,
    )
    for phase in (Phase.CONTRACTING, Phase.ACTIVE):
        with transaction.atomic():
            engagement = selectors.engagement_to_change(stage.coach.pk, group, clock)
            services.enter(engagement, phase, at=clock())
        clock.forward(hours=1)
    services.change_phase(actor=stage.coach.pk, engagement_id=group, phase=Phase.SUSPENDED, clock=clock)
    assert readers_of_last(stage.practice) == {"Mirjam Kovač", "Sol"}


def test_it_can_end_before_it_began(stage: Stage, clock: StandingClock) -> None:
    services.end_engagement(actor=stage.client.pk, engagement_id=stage.engagement, clock=clock)
    assert phase(stage, clock) is Phase.AFTERCARE


def test_a_sponsor_who_has_signed_nothing_cannot_end_it(
    running: Stage, clock: StandingClock, written: Written, client: Visitor
) -> None:
    with pytest.raises(RefusedError):
        services.end_engagement(actor=running.sponsor.pk, engagement_id=running.engagement, clock=clock)
    client.force_login(running.sponsor)
    assert client.get(reverse("engagements:end", args=[running.engagement])).status_code == 403
    assert "End the engagement" not in client.get(reverse("web:people", args=[running.engagement])).content.decode()
    assert written() == []


@pytest.mark.parametrize("who", ["line_manager", "assistant"])
def test_whose_engagement_it_is_not_can_only_leave(running: Stage, clock: StandingClock, who: str) -> None:
    with pytest.raises(RefusedError):
        services.end_engagement(actor=getattr(running, who).pk, engagement_id=running.engagement, clock=clock)


def test_after_the_end_nothing_follows(running: Stage, clock: StandingClock, written: Written) -> None:
    services.end_engagement(actor=running.client.pk, engagement_id=running.engagement, clock=clock)
    for then in (Phase.ACTIVE, Phase.SUSPENDED, Phase.CLOSING):
        with pytest.raises(ConflictError):
            change(running, clock, "coach", then)
    with pytest.raises(ConflictError):
        services.end_engagement(actor=running.coach.pk, engagement_id=running.engagement, clock=clock)
    assert len(written()) == 1
