"""Whoever takes their part of the ledger, as a file or line by line with proofs, gets that and nothing about anybody else.

Ids of people are looked for as each engagement calls them; of whom somebody does not know, none may stand in what they get.
"""

import json
import re
from uuid import UUID

import pytest

from privity.accounts.models import Person
from privity.core.bundle.findings import Verdict
from privity.core.bundle.verifying import verify
from privity.core.engagements import EngagementKind, Named
from privity.core.parties import known_as
from privity.core.vocabulary import Role
from privity.engagements import services
from privity.ledger.models import EntryReader
from tests.access.scenes import somebody_named
from tests.access.sending import send
from tests.access.world import ACTORS, World, session_of
from tests.cast import ADDRESSES, let_join, part_of
from tests.ledger.conftest import folder
from tests.signed import agree

__all__ = ["folder"]

pytestmark = pytest.mark.usefixtures("folder")

OUTSIDE = ("other_client", "other_coach", "foreign_coach", "administrator", "operator", "ended")
INSIDE = ("client", "coach", "sponsor", "line_manager", "assistant")
NAMES = {name.split()[0] for name in ADDRESSES} | {"Sven", "Nora"}
ID = re.compile(r"[0-9a-f]{32}")


def as_visitor(world: World, person: Person) -> World:
    """The same world, in which this person is called ``visitor``."""
    return World(world.stage, world.ended, world.version, {"visitor": session_of(person)}, world.clock)


def proofs(world: World, actor: str, engagement: UUID, query: str = "") -> str:
    answer = send(world, actor, "GET", f"/api/v1/engagements/{engagement}/ledger/proofs{query}", {})
    assert answer.status_code == 200
    return answer.content.decode()


def file(world: World, actor: str, engagement: UUID) -> str:
    answer = send(world, actor, "POST", f"/engagements/{engagement}/ledger/part", {})
    assert answer.status_code == 200
    assert verify(answer.content).verdict is Verdict.GOOD
    return answer.content.decode()


def contents_of(text: str) -> set[str]:
    """The acts in a file or in an answer, each as its canonical text."""
    read = json.loads(text)
    return {one["content"] for one in read.get("lines", read.get("entries"))}


def own_acts(person: Person, engagement: UUID) -> set[str]:
    rows = EntryReader.objects.filter(person_id=person.pk, entry__engagement_id=engagement).select_related("entry")
    return {bytes(row.entry.content).decode() for row in rows}


def keys(people: list[Person], engagement: UUID) -> set[str]:
    return {known_as(person.pk, engagement) for person in people}


@pytest.mark.parametrize("actor", ["anonymous", *OUTSIDE])
def test_outsiders_get_nothing(world: World, actor: str) -> None:
    key = world.stage.engagement
    for method, path in [
        ("POST", f"/engagements/{key}/ledger/part"),
        ("GET", f"/api/v1/engagements/{key}/ledger/proofs"),
        ("GET", f"/api/v1/engagements/{key}/ledger/proofs?since=1"),
    ]:
        answer = send(world, actor, method, path, {})
        assert answer.status_code in {302, 401, 404}
        assert not ID.search(answer.content.decode().replace(key.hex, ""))


@pytest.mark.parametrize("actor", INSIDE)
def test_each_gets_exactly_their_own_acts(world: World, actor: str) -> None:
    key, person = world.stage.engagement, world.person(actor)
    assert actor in ACTORS
    mine = own_acts(person, key)
    assert contents_of(proofs(world, actor, key)) <= mine
    assert contents_of(file(world, actor, key)) == mine
    accounts = {one.hex for one in Person.objects.values_list("pk", flat=True)}
    assert not accounts & set(ID.findall(file(world, actor, key)))
    assert not [address for address in ADDRESSES.values() if address in file(world, actor, key)]


def test_who_has_signed_nothing_gets_nobodys_name_and_no_others_key(world: World) -> None:
    stage = world.stage
    nora = somebody_named(world, Named(Role.SUPPORTER, "Nora Lie", "nora@lie.example"))
    let_join(stage.engagement, world.clock)
    there = as_visitor(world, nora)
    unknown = keys([stage.client, stage.sponsor, stage.line_manager, stage.assistant, world.ended], stage.engagement)
    for text in (proofs(there, "visitor", stage.engagement), file(there, "visitor", stage.engagement)):
        assert [name for name in NAMES if name in text and name not in {"Mirjam", "Nora"}] == []
        assert not unknown & set(ID.findall(text))
        assert world.version.hex not in text


def test_an_alias_stays_one(world: World) -> None:
    """The sponsor reads neither the client's name nor anything that leads to it, elsewhere or here."""
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
    for text in (proofs(world, "sponsor", other), file(world, "sponsor", other)):
        assert "Amara" not in text
        assert "Osei" not in text
        assert stage.client.pk.hex not in text
        assert known_as(stage.client.pk, stage.engagement) not in text
    here = set(ID.findall(file(world, "sponsor", stage.engagement)))
    there = set(ID.findall(file(world, "sponsor", other)))
    assert here & there == {stage.practice.hex}


def a_group(world: World) -> UUID:
    stage = world.stage
    members = [Named(Role.GROUP_MEMBER, who.name, who.email) for who in (stage.client, stage.second_client)]
    group = services.open_engagement(
        actor=stage.coach.pk,
        practice_id=stage.practice,
        kind=EngagementKind.GROUP,
        own_name=stage.coach.name,
        people=members,
        clock=world.clock,
    )
    let_join(group, world.clock)
    agree(stage.coach, group, world.clock)
    return group


def test_a_late_group_member_gets_nothing_of_the_others(world: World) -> None:
    """R70: before signing, and of what was before."""
    group = a_group(world)
    stage, clock = world.stage, world.clock
    before = own_acts(stage.client, group)
    named = Named(Role.GROUP_MEMBER, "Nora Lie", "nora@lie.example")
    late = Person.objects.get(
        pk=services.add_person(actor=stage.coach.pk, engagement_id=group, named=named, clock=clock)
    )
    let_join(group, clock)
    there = as_visitor(world, late)
    for text in (proofs(there, "visitor", group), file(there, "visitor", group)):
        assert not keys([stage.client, stage.second_client], group) & set(ID.findall(text))
        assert not {"Amara", "Jonas"} & set(re.findall(r"\w+", text))
        assert not contents_of(text) & before


def test_group_members_get_their_own_acts(world: World) -> None:
    group = a_group(world)
    for actor in ("client", "other_client", "coach"):
        mine = own_acts(world.person(actor), group)
        assert contents_of(file(world, actor, group)) == mine


def test_who_left_the_group_gets_no_more(world: World) -> None:
    group = a_group(world)
    jonas = world.stage.second_client
    services.end_participation(
        actor=jonas.pk, engagement_id=group, participation_id=part_of(jonas, group), clock=world.clock
    )
    for method, path in [
        ("POST", f"/engagements/{group}/ledger/part"),
        ("GET", f"/api/v1/engagements/{group}/ledger/proofs"),
    ]:
        assert send(world, "other_client", method, path, {}).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "?since=-1", "?since=1e3", "?since=%00", "?since=" + "9" * 400, "?since=", "?since=٣", "?since=1&since=x",
        "?first=x", "?first=%00", "?first=" + "0" * 5000, "?first=", "?first=00000000-0000-0000-0000-00000000000g",
        "?since=0x1", "?since=1.5", "?since=null", "?since[]=1&first[]=2&since=-3",
    ],
)  # fmt: skip
def test_arguments_of_any_kind_are_answered_in_one_line(world: World, query: str) -> None:
    key = world.stage.engagement
    answer = send(world, "client", "GET", f"/api/v1/engagements/{key}/ledger/proofs{query}", {})
    assert answer.status_code == 400
    problem = answer.json()
    assert set(problem) == {"code", "message"}
    assert "\n" not in problem["message"]


@pytest.mark.parametrize("query", ["?since=1000000000", "?first=" + "f" * 32, "?more=1", "?since=007"])
def test_a_place_that_is_none_shows_nothing_more(world: World, query: str) -> None:
    key = world.stage.engagement
    text = proofs(world, "client", key, query)
    assert contents_of(text) <= own_acts(world.stage.client, key)
