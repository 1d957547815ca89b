"""Who sees what of engagements; and at which cost."""

from datetime import timedelta
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from privity.core.engagements import EngagementKind, Named
from privity.core.errors import NotFoundError
from privity.core.vocabulary import Role
from privity.engagements import selectors, services
from privity.engagements.models import Participation
from privity.kit.ids import new_id
from tests.cast import AMARA, HELEN, Stage, let_join, open_two_party
from tests.clock import StandingClock


@pytest.mark.parametrize(
    ("who", "titles"),
    [
        ("coach", ["Jonas Lindqvist", "Amara Osei"]),
        ("client", ["Mirjam Kovač"]),
        ("sponsor", ["Mirjam Kovač"]),
        ("assistant", ["Mirjam Kovač"]),
        ("other_coach", []),
        ("foreign_coach", []),
        ("administrator", []),
        ("operator", []),
    ],
)
def test_everybody_has_their_own_list(stage: Stage, clock: StandingClock, who: str, titles: list[str]) -> None:
    found = selectors.engagements_of(getattr(stage, who).pk, at=clock())
    assert [engagement.title for engagement in found] == titles


@pytest.mark.parametrize("who", ["other_coach", "foreign_coach", "administrator", "operator", "second_client"])
def test_absent_and_foreign_look_the_same(stage: Stage, clock: StandingClock, who: str) -> None:
    actor = getattr(stage, who).pk
    with pytest.raises(NotFoundError) as foreign:
        selectors.engagement_for(actor, stage.engagement, at=clock())
    with pytest.raises(NotFoundError) as absent:
        selectors.engagement_for(actor, new_id(), at=clock())
    assert str(foreign.value) == str(absent.value)


def test_nothing_before_it_began(stage: Stage, clock: StandingClock) -> None:
    with pytest.raises(NotFoundError):
        selectors.engagement_for(stage.coach.pk, stage.engagement, at=clock() - timedelta(days=1))


def test_the_list_costs_the_same_however_long(
    stage: Stage, clock: StandingClock, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        client = Named(Role.CLIENT, f"Client {number}", f"client{number}@example.org")
        open_two_party(stage.coach, stage.practice, client, clock)
    with django_assert_num_queries(3):
        assert len(selectors.engagements_of(stage.coach.pk, at=clock())) == 7


def test_a_group_is_called_by_its_first_members(stage: Stage, clock: StandingClock) -> None:
    members = [Named(Role.GROUP_MEMBER, f"Member {n}", f"member{n}@example.org") for n in range(4)]
    group = services.open_engagement(
        actor=stage.coach.pk,
        practice_id=stage.practice,
        kind=EngagementKind.GROUP,
        own_name="Mirjam",
        people=members,
        clock=clock,
    )
    assert selectors.engagement_for(stage.coach.pk, group, at=clock()).title == "Member 0, Member 1, Member 2 …"
    let_join(group, clock)
    member = selectors.participants(selectors.engagement_for(stage.coach.pk, group, at=clock()))[1].person
    assert selectors.engagement_for(member, group, at=clock()).title == "Mirjam"


def test_facts_for_the_decision(stage: Stage, clock: StandingClock) -> None:
    engagement = selectors.engagement_for(stage.client.pk, stage.engagement, at=clock())
    there = {(p.person, p.role) for p in selectors.participations_of(engagement) if p.open(clock())}
    assert (stage.key(stage.sponsor), Role.SPONSOR) in there
    assert len(there) == 5
    assert selectors.names_of(engagement)[stage.key(stage.client)] == "Amara Osei"


def test_keepers_clients_and_signers(stage: Stage, clock: StandingClock) -> None:
    engagement = selectors.engagement_to_change(stage.client.pk, stage.engagement, clock)
    assert engagement.keepers == {stage.coach.pk, stage.client.pk}
    assert engagement.clients == {stage.client.pk}
    assert engagement.signers == frozenset()
    Participation.objects.filter(person=stage.sponsor).update(signed_at=clock())
    assert selectors.engagement_to_change(stage.client.pk, stage.engagement, clock).signers == {stage.sponsor.pk}


def test_a_clients_address_in_the_sponsors_house_is_seen(stage: Stage, clock: StandingClock) -> None:
    """R40: shown, and it blocks nothing."""
    opened = services.open_engagement(
        actor=stage.coach.pk,
        practice_id=stage.practice,
        kind=EngagementKind.THREE_WAY,
        own_name="Mirjam",
        people=[Named(Role.CLIENT, "A. O.", "amara@mail.northwind.example"), HELEN],
        clock=clock,
    )
    engagement = selectors.engagement_for(stage.coach.pk, opened, at=clock())
    (caution,) = selectors.cautions(engagement, at=clock())
    assert caution.render().startswith("A. O.'s address is at mail.northwind.example")


def test_a_private_address_is_no_matter(stage: Stage, clock: StandingClock) -> None:
    engagement = selectors.engagement_for(stage.coach.pk, stage.engagement, at=clock())
    assert AMARA.address.endswith("posteo.de")
    assert selectors.cautions(engagement, at=clock()) == []


def test_who_comes_late_is_not_told_who_left_before(stage: Stage, clock: StandingClock) -> None:
    people = [Named(Role.GROUP_MEMBER, name, f"{name.lower()}@example.org") for name in ("Gus", "Gwen", "Gil")]
    group = services.open_engagement(
        actor=stage.coach.pk,
        practice_id=stage.practice,
        kind=EngagementKind.GROUP,
        own_name="Mirjam",
        people=people,
        clock=clock,
    )
    leave(stage, group, "Gus", clock)
    sponsor = services.add_person(actor=stage.coach.pk, engagement_id=group, named=HELEN, clock=clock)
    let_join(group, clock)
    assert selectors.engagement_for(sponsor, group, at=clock()).title == "Mirjam", (
        "before they sign, no client is named"
    )
    Participation.objects.filter(person=sponsor).update(signed_at=clock())
    assert selectors.engagement_for(sponsor, group, at=clock()).title == "Gwen, Gil"
    assert selectors.engagement_for(stage.coach.pk, group, at=clock()).title == "Gus, Gwen, Gil"
    leave(stage, group, "Gwen", clock)
    assert selectors.engagement_for(sponsor, group, at=clock()).title == "Gwen, Gil", "nor is a leaving shown to them"


def leave(stage: Stage, group: UUID, name: str, clock: StandingClock) -> None:
    """An hour later this person's part ends; then another hour passes."""
    clock.forward(hours=1)
    there = selectors.participants(selectors.engagement_for(stage.coach.pk, group, at=clock()))
    part = next(one.id for one in there if one.name == name)
    services.end_participation(actor=stage.coach.pk, engagement_id=group, participation_id=part, clock=clock)
    clock.forward(hours=1)
