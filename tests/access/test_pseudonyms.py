"""Nobody who reads two engagements can tell that an alias here and a name there are one person (docs/decisions/0016)."""

import re

import pytest

from privity.accounts.models import Person
from privity.core.engagements import EngagementKind, Named
from privity.core.vocabulary import Role
from privity.engagements import services
from privity.engagements.models import Participation
from privity.ledger.models import Entry
from tests.access.sending import send
from tests.access.world import World
from tests.cast import let_join
from tests.signed import agree

PAGES = ("", "may-i-share", "people", "agreement", "asks", "ledger", "reviews")
ID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")


@pytest.fixture
def two(world: World) -> tuple[str, str]:
    """Helen pays for Amara by her name, and elsewhere for somebody called X. Y., who is Amara too."""
    stage = world.stage
    alias = Named(Role.CLIENT, "X. Y.", stage.client.email)
    helen = Named(Role.SPONSOR, stage.sponsor.name, stage.sponsor.email)
    other = services.open_engagement(
        actor=stage.coach.pk,
        practice_id=stage.practice,
        kind=EngagementKind.THREE_WAY,
        own_name=stage.coach.name,
        people=[alias, helen],
        clock=world.clock,
    )
    let_join(other, world.clock)
    agree(stage.coach, other, world.clock)
    return str(stage.engagement), str(other)


def ids_on_pages(world: World, engagement: str) -> set[str]:
    pages = (send(world, "sponsor", "GET", f"/engagements/{engagement}/{page}", {}) for page in PAGES)
    return {found.replace("-", "") for page in pages for found in ID.findall(page.content.decode())}


def test_pages_of_two_engagements_have_no_id_in_common(world: World, two: tuple[str, str]) -> None:
    here, there = (ids_on_pages(world, engagement) for engagement in two)
    assert len(here) > 5
    assert here & there == {world.stage.practice.hex}, (
        "the ledger bears the name of the practice, which both pages show"
    )
    assert not (here | there) & {person.hex for person in Person.objects.values_list("pk", flat=True)}


def test_what_is_written_down_of_an_engagement_holds_no_account(world: World, two: tuple[str, str]) -> None:
    accounts = {person.hex for person in Person.objects.values_list("pk", flat=True)}
    for entry in Entry.objects.exclude(engagement_id=None):
        assert not accounts & set(ID.findall(bytes(entry.content).decode()))
    assert {str(key) for key in Participation.objects.values_list("engagement_id", flat=True)} >= set(two)
