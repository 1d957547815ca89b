"""Being named, and joining, open nothing: before they sign, nobody meets a name but the coach's (docs/decisions/0013, R5, R70)."""

import pytest

from privity.accounts.models import Person
from privity.core.engagements import EngagementKind, Named
from privity.core.vocabulary import Role
from privity.engagements import services
from tests.access.scenes import somebody_named
from tests.access.sending import send
from tests.access.world import World, session_of
from tests.cast import let_join
from tests.signed import agree

PAGES = ("", "may-i-share", "people", "agreement", "asks", "ledger", "reviews", "addendum")
STRANGERS = ("Amara", "Helen", "Tom", "Iris", "Sven", "Jonas")


def pages_of(world: World, person: Person, engagement: object) -> str:
    """All that this person reads of an engagement, and their lists."""
    there = World(world.stage, world.ended, world.version, {"newcomer": session_of(person)}, world.clock)
    paths = [f"/engagements/{engagement}/{page}" for page in PAGES]
    api = ["/api/v1/engagements", f"/api/v1/engagements/{engagement}/boundaries"]
    answers = [send(there, "newcomer", "GET", path, {}) for path in ["/", "/engagements/", *paths, *api]]
    assert [answer.status_code for answer in answers[:3]] == [200, 200, 200]
    return "\n".join(answer.content.decode() for answer in answers)


@pytest.mark.parametrize("role", [Role.SUPPORTER, Role.STAFF, Role.LINE_MANAGER])
def test_who_has_signed_nothing_meets_no_name(world: World, role: Role) -> None:
    newcomer = somebody_named(world, Named(role, "Nora Lie", "nora@lie.example"))
    let_join(world.stage.engagement, world.clock)
    read = pages_of(world, newcomer, world.stage.engagement)
    assert "Mirjam Kovač" in read
    assert [name for name in STRANGERS if name in read] == []
    assert "Next review" not in read


def test_a_late_group_member_meets_no_other_before_signing(world: World) -> None:
    stage, clock = world.stage, world.clock
    group = services.open_engagement(
        actor=stage.coach.pk,
        practice_id=stage.practice,
        kind=EngagementKind.GROUP,
        own_name="Mirjam Kovač",
        people=[
            Named(Role.GROUP_MEMBER, "Amara Osei", stage.client.email),
            Named(Role.GROUP_MEMBER, "Jonas Lindqvist", stage.second_client.email),
        ],
        clock=clock,
    )
    let_join(group, clock)
    version = agree(stage.coach, group, clock)
    named = Named(Role.GROUP_MEMBER, "Nora Lie", "nora@lie.example")
    late = Person.objects.get(
        pk=services.add_person(actor=stage.coach.pk, engagement_id=group, named=named, clock=clock)
    )
    let_join(group, clock)
    read = pages_of(world, late, group)
    assert [name for name in STRANGERS if name in read] == []
    assert version.hex not in read.replace("-", "")
    assert "Jonas Lindqvist" in pages_of(world, stage.client, group)
