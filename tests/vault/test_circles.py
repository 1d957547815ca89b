"""``make_circle``, ``continue_circle``, ``grant``: the signed boundaries say who is in, the log says it, the server holds to both."""

from dataclasses import replace
from typing import Any

import pytest

from privity.core.circles import SharedScope
from privity.core.entries import CircleGranted, CircleJoined, CircleLeft, CircleMade, CircleRenewed, KeyNamed
from privity.core.errors import ConflictError, InvalidError, NotFoundError, RefusedError
from privity.core.vocabulary import InformationClass, Role, Rule
from privity.engagements.selectors import engagement_for
from privity.engagements.services import end_participation
from privity.kit.ids import new_id
from privity.ledger.selectors import part_of
from privity.vault import services
from privity.vault.models import Circle, CircleEntry, Grant
from privity.vault.selectors import Circle as Seen
from privity.vault.selectors import circles_of, facts_of, grants_for, key_statements_for
from tests.cast import Stage
from tests.cast import part_of as part_in
from tests.clock import StandingClock
from tests.signed import agree
from tests.vault.conftest import Devices
from tests.vault.sealed import NOTES, OBJECTIVES, Device, SealedCircle, device, own, random_id, shared


def seen_by(device: Device) -> list[Seen]:
    engagement = engagement_for(device.person.pk, device.engagement, at=device.clock())
    return circles_of(engagement, facts_of(engagement))


def ids_seen_by(device: Device) -> set[Any]:
    return {circle.id for circle in seen_by(device)}


def newest(device: Device, stage: Stage, count: int) -> list[Any]:
    return [one.entry for one in part_of(device.person.pk, stage.engagement, stage.practice, limit=count)]


def test_a_circle_from_its_making_to_the_keys(stage: Stage, devices: Devices, pair: SealedCircle) -> None:
    coach, client = devices.coach, devices.client
    assert newest(client, stage, 2) == [
        CircleGranted(pair.id.hex, "shared_notes", client.name),
        CircleJoined(pair.id.hex, "shared_notes", client.name, earlier=True),
    ]
    assert newest(coach, stage, 3)[-1] == CircleMade(pair.id.hex, "shared_notes")
    (circle,) = seen_by(client)
    assert (circle.n, circle.epoch, set(circle.members)) == (2, 1, {coach.name, client.name})
    assert [circle.members[one.name].keeper for one in (coach, client)] == [True, False]
    assert ids_seen_by(coach) == {pair.id}
    assert ids_seen_by(devices.sponsor) == set()


def test_a_grant_is_handed_to_its_member_alone(devices: Devices, pair: SealedCircle) -> None:
    def files(device: Device) -> int:
        engagement = engagement_for(device.person.pk, device.engagement, at=device.clock())
        return len(grants_for(engagement, seen_by(devices.coach)))

    assert (files(devices.client), files(devices.coach), files(devices.sponsor)) == (1, 0, 0)


def test_the_sponsors_ledger_says_nothing_of_it(stage: Stage, devices: Devices, pair: SealedCircle) -> None:
    told = [type(entry) for entry in newest(devices.sponsor, stage, 20)]
    assert not {CircleMade, CircleJoined, CircleGranted} & set(told)


def test_whose_boundary_says_less_than_always_is_let_in_by_nobody(devices: Devices, pair: SealedCircle) -> None:
    for stranger in (devices.sponsor, devices.line_manager):
        with pytest.raises(RefusedError, match="does not let this person in"):
            pair.add(stranger)
    assert CircleEntry.objects.count() == pair.n


def test_the_sponsor_is_in_where_all_three_agreed(devices: Devices) -> None:
    table = SealedCircle(devices.coach, shared(devices.client, OBJECTIVES), random_id("objectives"))
    table.make()
    for member in (devices.client, devices.sponsor):
        table.add(member)
        table.grant(member)
    assert ids_seen_by(devices.sponsor) == {table.id}
    with pytest.raises(RefusedError, match="does not let this person in"):
        table.add(devices.line_manager)


def test_before_the_agreement_there_is_only_ones_own_circle(stage: Stage, clock: StandingClock) -> None:
    coach = Device(stage.coach, stage.second_engagement, clock)
    client = Device(stage.second_client, stage.second_engagement, clock)
    coach.name_key()
    client.name_key()
    for kind in InformationClass:
        with pytest.raises(RefusedError, match="Before an agreement"):
            SealedCircle(coach, shared(client, kind), random_id(kind)).make()
    SealedCircle(client, own(client), random_id("own")).make()
    assert Circle.objects.count() == 1


def test_nobody_makes_or_sees_anothers_own_circle(stage: Stage, devices: Devices) -> None:
    with pytest.raises(RefusedError):
        SealedCircle(devices.coach, own(devices.client), random_id("theirs")).make()
    mine = SealedCircle(devices.client, own(devices.client), random_id("mine"))
    mine.make()
    assert ids_seen_by(devices.coach) == set()
    assert CircleMade not in [type(entry) for entry in newest(devices.coach, stage, 20)]
    with pytest.raises(RefusedError, match="does not let this person in"):
        mine.add(devices.coach)


def test_a_client_makes_no_circle_that_the_coach_keeps(devices: Devices) -> None:
    with pytest.raises(RefusedError):
        SealedCircle(devices.client, shared(devices.client), random_id("x")).make()


def test_one_circle_for_a_scope_and_one_scope_for_an_id(devices: Devices, pair: SealedCircle) -> None:
    for other in (replace(pair, id=random_id("again")), replace(pair, scope=shared(devices.client, OBJECTIVES))):
        other.n, other.head, other.epoch = 0, None, 0
        with pytest.raises(ConflictError, match="such a circle already"):
            other.make()


def test_a_number_that_was_taken_is_a_conflict(devices: Devices, pair: SealedCircle) -> None:
    late = replace(pair)
    pair.go_on("rotate")
    for entry in (late.entry("rotate"), {**pair.entry("rotate"), "prev": late.head}, {**pair.entry("rotate"), "n": 9}):
        with pytest.raises(ConflictError, match="continued meanwhile"):
            services.continue_circle(circle_id=pair.id, statement=pair.signed(entry), **devices.coach.here)
    assert CircleEntry.objects.count() == 3


def test_only_a_keeper_continues_and_only_in_their_own_name(devices: Devices, pair: SealedCircle) -> None:
    with pytest.raises(RefusedError, match="keeper"):
        pair.go_on("rotate", signer=devices.client)
    with pytest.raises(NotFoundError):
        pair.go_on("rotate", signer=devices.sponsor)
    forged = pair.signed(pair.entry("rotate"), signer=devices.client)
    with pytest.raises(InvalidError, match="not signed by a keeper"):
        services.continue_circle(circle_id=pair.id, statement=forged, **devices.coach.here)
    table = SealedCircle(devices.coach, shared(devices.client, OBJECTIVES), random_id("objectives"))
    table.make()
    with pytest.raises(RefusedError, match="no keeper"):
        table.add(devices.client, keeper=True)


def test_only_the_last_key_of_a_person_lets_them_in(devices: Devices) -> None:
    circle = SealedCircle(devices.coach, shared(devices.client), random_id("c"))
    circle.make()
    first = devices.client.chain[-1]
    devices.client.name_key()
    with pytest.raises(InvalidError, match="not the key"):
        circle.add(devices.client, person_key=first)
    circle.add(devices.client)


def test_a_changed_key_begins_a_new_epoch(stage: Stage, devices: Devices, pair: SealedCircle) -> None:
    devices.client.name_key(signed_by_last=False)
    assert newest(devices.coach, stage, 1) == [KeyNamed(devices.client.chain[-1], continues=False)]
    pair.go_on("rekey", person=devices.client.name, person_key=devices.client.chain[-1])
    assert newest(devices.client, stage, 1) == [CircleRenewed(pair.id.hex, "shared_notes", 2)]
    assert seen_by(devices.client)[0].epoch == 2


def test_who_may_read_is_not_taken_out(devices: Devices, pair: SealedCircle) -> None:
    with pytest.raises(RefusedError, match="lets this person read"):
        pair.go_on("remove", person=devices.client.name)


def objectives(devices: Devices) -> SealedCircle:
    table = SealedCircle(devices.coach, shared(devices.client, OBJECTIVES), random_id("objectives"))
    table.make()
    table.add(devices.client)
    table.add(devices.sponsor)
    return table


def test_a_tightening_closes_at_once_and_the_log_follows(stage: Stage, devices: Devices, clock: StandingClock) -> None:
    table = objectives(devices)
    clock.forward(hours=1)
    agree(stage.coach, stage.engagement, clock, {OBJECTIVES: {Role.SPONSOR: Rule.CLIENT_ONLY}})
    clock.forward(hours=1)
    assert ids_seen_by(devices.sponsor) == set()
    assert devices.sponsor.name in seen_by(devices.coach)[0].members
    table.go_on("remove", person=devices.sponsor.name)
    assert newest(devices.client, stage, 1) == [CircleLeft(table.id.hex, "objectives", devices.sponsor.name)]
    (circle,) = seen_by(devices.coach)
    assert (circle.epoch, set(circle.members)) == (2, {devices.coach.name, devices.client.name})
    with pytest.raises(RefusedError, match="does not let this person in"):
        table.add(devices.sponsor)


def test_a_loosening_lets_in_from_now_on_only(stage: Stage, devices: Devices, clock: StandingClock) -> None:
    table = objectives(devices)
    clock.forward(hours=1)
    agree(stage.coach, stage.engagement, clock, {OBJECTIVES: {Role.LINE_MANAGER: Rule.ALWAYS}})
    clock.forward(hours=1)
    with pytest.raises(RefusedError, match="from now on"):
        table.add(devices.line_manager)
    table.add(devices.line_manager, new_epoch=True)
    assert newest(devices.client, stage, 1) == [
        CircleJoined(table.id.hex, "objectives", devices.line_manager.name, earlier=False)
    ]
    assert seen_by(devices.line_manager)[0].members[devices.line_manager.name].since_epoch == 2


def test_who_leaves_is_handed_nothing_more(stage: Stage, devices: Devices, clock: StandingClock) -> None:
    table = objectives(devices)
    end_participation(
        actor=stage.sponsor.pk,
        engagement_id=stage.engagement,
        participation_id=part_in(stage.sponsor, stage.engagement),
        clock=clock,
    )
    with pytest.raises(NotFoundError):
        seen_by(devices.sponsor)
    with pytest.raises(NotFoundError):
        table.grant(devices.sponsor)
    table.go_on("remove", person=devices.sponsor.name)


def test_a_grant_is_a_keepers_for_a_member_at_the_logs_end(devices: Devices, pair: SealedCircle) -> None:
    before = Grant.objects.count()
    with pytest.raises(NotFoundError):
        pair.grant(devices.sponsor)
    with pytest.raises(RefusedError, match="keeper"):
        pair.grant(devices.client, **devices.client.here)
    with pytest.raises(ConflictError):
        pair.grant(devices.client, log_n=1)
    for nonsense in (b"", b"age-encryption.org/v2\n", b"age-encryption.org/v1\n" + bytes(200_000)):
        with pytest.raises(InvalidError):
            pair.grant(devices.client, file=nonsense)
    assert Grant.objects.count() == before


def test_a_scope_names_only_what_is_here(stage: Stage, devices: Devices, clock: StandingClock) -> None:
    stranger = device(stage, "second_client", clock)
    for scope in (
        shared(stranger),
        SharedScope(NOTES, frozenset({devices.client.name}), discussion="0" * 32),
        SharedScope(InformationClass.GROUP_CONTRIBUTION, frozenset({devices.client.name}), segment="0" * 32),
    ):
        with pytest.raises(NotFoundError):
            SealedCircle(devices.coach, scope, random_id("s")).make()
    with pytest.raises(InvalidError):
        SealedCircle(devices.coach, SharedScope(NOTES, frozenset()), random_id("s")).make()


def test_keys_are_a_chain_in_each_engagement(stage: Stage, devices: Devices, clock: StandingClock) -> None:
    elsewhere = Device(stage.coach, stage.second_engagement, clock)
    assert elsewhere.name != devices.coach.name
    elsewhere.name_key()
    with pytest.raises(InvalidError, match="does not follow"):
        services.name_key(statement=Device(stage.coach, stage.engagement, clock).next_key(), **devices.coach.here)
    with pytest.raises(InvalidError, match="does not follow"):
        services.name_key(statement=devices.client.next_key(), **devices.coach.here)
    with pytest.raises(NotFoundError):
        services.name_key(**{**devices.coach.here, "engagement_id": new_id(), "statement": b"{}"})


def test_keys_are_shown_to_who_knows_the_person(stage: Stage, devices: Devices, clock: StandingClock) -> None:
    def known_to(name: str) -> set[str]:
        person = getattr(stage, name).pk
        return set(key_statements_for(engagement_for(person, stage.engagement, at=clock())))

    everybody = {devices.coach.name, devices.client.name, devices.sponsor.name, devices.line_manager.name}
    assert known_to("client") == known_to("assistant") == everybody
    with pytest.raises(NotFoundError):
        known_to("foreign_coach")
