"""``open_engagement``: the coach and the people named; nothing open, nobody written to."""

from uuid import UUID

import pytest

from privity.core.engagements import EngagementKind, Named
from privity.core.entries import EngagementOpened
from privity.core.errors import InvalidError, NotFoundError
from privity.core.parties import known_as
from privity.core.vocabulary import Phase, Role
from privity.engagements import selectors, services
from privity.engagements.models import Engagement
from privity.outbox.models import OutboxMail
from tests.cast import AMARA, HELEN, IRIS, JONAS, TOM, Stage
from tests.clock import StandingClock
from tests.engagements.conftest import Written, readers_of_last


def test_open(stage: Stage, clock: StandingClock, written: Written) -> None:
    mails = OutboxMail.objects.count()
    opened = services.open_engagement(
        actor=stage.other_coach.pk,
        practice_id=stage.practice,
        kind=EngagementKind.THREE_WAY,
        own_name="Lena H.",
        people=[Named(Role.CLIENT, "A. O.", AMARA.address), HELEN, TOM, IRIS],
        clock=clock,
    )
    engagement = selectors.engagement_for(stage.other_coach.pk, opened, at=clock())
    assert (engagement.kind, engagement.phase, engagement.opened_at) == (EngagementKind.THREE_WAY, Phase.DRAFT, clock())
    assert engagement.title == "A. O."
    assert engagement.roles == {Role.COACH}
    assert [(p.role, p.name, p.organisation) for p in selectors.participants(engagement)] == [
        (Role.COACH, "Lena H.", ""),
        (Role.CLIENT, "A. O.", ""),
        (Role.SPONSOR, "Helen Brandt", "Northwind"),
        (Role.LINE_MANAGER, "Tom Reyes", "Northwind"),
        (Role.ASSISTANT, "Iris Vogel", ""),
    ]
    people = (stage.client, stage.sponsor, stage.line_manager, stage.assistant)
    assert written() == [
        EngagementOpened(
            kind="three_way",
            people=tuple(known_as(person.pk, opened) for person in people),
            roles=("client", "sponsor", "line_manager", "assistant"),
        )
    ]
    assert readers_of_last(stage.practice) == {"Lena Horvat", stage.client.name}
    assert OutboxMail.objects.count() == mails


def test_the_members_of_a_group_do_not_read_of_each_other_yet(stage: Stage, clock: StandingClock) -> None:
    services.open_engagement(
        actor=stage.coach.pk,
        practice_id=stage.practice,
        kind=EngagementKind.GROUP,
        own_name="Mirjam Kovač",
        people=[Named(Role.GROUP_MEMBER, name, f"{name}@example.org") for name in ("Sol", "Kim")],
        clock=clock,
    )
    assert readers_of_last(stage.practice) == {"Mirjam Kovač"}


@pytest.mark.parametrize("who", ["client", "sponsor", "line_manager", "assistant"])
def test_who_is_named_sees_nothing_yet(stage: Stage, clock: StandingClock, who: str) -> None:
    opened = open_three_way(stage, clock)
    person = getattr(stage, who).pk
    with pytest.raises(NotFoundError):
        selectors.engagement_for(person, opened, at=clock())
    assert opened not in {engagement.id for engagement in selectors.engagements_of(person, at=clock())}
    assert selectors.invitations_of(person, at=clock()) == []


def test_one_person_with_two_roles(stage: Stage, clock: StandingClock) -> None:
    people = [JONAS, Named(Role.SPONSOR, "Jonas Lindqvist", JONAS.address, "Own company")]
    opened = open_three_way(stage, clock, people)
    engagement = selectors.engagement_for(stage.coach.pk, opened, at=clock())
    assert {p.role for p in selectors.participants(engagement) if p.person == stage.second_client.pk} == {
        Role.CLIENT,
        Role.SPONSOR,
    }


@pytest.mark.parametrize("who", ["client", "sponsor", "foreign_coach", "operator"])
def test_only_coaches_of_the_practice_open(stage: Stage, clock: StandingClock, written: Written, who: str) -> None:
    with pytest.raises(NotFoundError):
        services.open_engagement(
            actor=getattr(stage, who).pk,
            practice_id=stage.practice,
            kind=EngagementKind.TWO_PARTY,
            own_name="X",
            people=[JONAS],
            clock=clock,
        )
    assert written() == []


@pytest.mark.parametrize(
    ("people", "field"),
    [
        ([], "people"),
        ([AMARA], "people"),
        ([AMARA, HELEN, HELEN], "people.2.address"),
        ([AMARA, Named(Role.SPONSOR, "Mirjam", "mirjam@kovac-coaching.example")], "people.1.address"),
        ([AMARA, Named(Role.SPONSOR, "Helen", "no address")], "people.1.address"),
        ([AMARA, Named(Role.SPONSOR, "", "h@example.org")], "people.1.name"),
    ],
)
def test_nothing_is_kept_of_what_cannot_be(
    stage: Stage, clock: StandingClock, written: Written, people: list[Named], field: str
) -> None:
    before = Engagement.objects.count()
    with pytest.raises(InvalidError) as refused:
        open_three_way(stage, clock, people)
    assert refused.value.field == field
    assert (Engagement.objects.count(), written()) == (before, [])


def test_the_coach_has_a_name(stage: Stage, clock: StandingClock) -> None:
    with pytest.raises(InvalidError) as refused:
        services.open_engagement(
            actor=stage.coach.pk,
            practice_id=stage.practice,
            kind=EngagementKind.TWO_PARTY,
            own_name=" ",
            people=[JONAS],
            clock=clock,
        )
    assert refused.value.field == "own_name"


def open_three_way(stage: Stage, clock: StandingClock, people: list[Named] | None = None) -> UUID:
    return services.open_engagement(
        actor=stage.coach.pk,
        practice_id=stage.practice,
        kind=EngagementKind.THREE_WAY,
        own_name="Mirjam Kovač",
        people=[AMARA, HELEN, TOM, IRIS] if people is None else people,
        clock=clock,
    )
