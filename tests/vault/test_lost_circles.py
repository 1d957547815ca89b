"""A circle whose keepers lost their keys: nobody can continue it, so another one takes its place; what it held stays."""

import pytest

from privity.core.errors import ConflictError
from privity.engagements.selectors import engagement_for
from privity.kit.ids import new_id
from privity.vault.selectors import circles_of, due_in, facts_of, revisions_for
from tests.vault.conftest import Devices
from tests.vault.sealed import Device, SealedCircle, own, random_id


def lose_all(device: Device) -> None:
    device.name_key(signed_by_last=False)


def successor(circle: SealedCircle, keeper: Device) -> SealedCircle:
    return SealedCircle(keeper, circle.scope, random_id(f"after {circle.id}"))


def test_while_a_keeper_has_their_key_there_is_one(devices: Devices, pair: SealedCircle) -> None:
    lose_all(devices.client)
    with pytest.raises(ConflictError, match="such a circle already"):
        successor(pair, devices.coach).make()
    devices.coach.name_key()
    with pytest.raises(ConflictError, match="such a circle already"):
        successor(pair, devices.coach).make()


def test_ones_own_begins_again(devices: Devices) -> None:
    mine = SealedCircle(devices.client, own(devices.client), random_id("mine"))
    mine.make()
    lose_all(devices.client)
    again = successor(mine, devices.client)
    again.make()
    with pytest.raises(ConflictError, match="such a circle already"):
        successor(again, devices.client).make()


def test_a_loss_long_ago_counts_still(devices: Devices, pair: SealedCircle) -> None:
    lose_all(devices.coach)
    devices.coach.name_key()
    successor(pair, devices.coach).make()


def test_the_old_one_is_read_and_no_more_written(devices: Devices, pair: SealedCircle) -> None:
    record = new_id()
    pair.write(devices.client, "before", record)
    lose_all(devices.coach)
    new = successor(pair, devices.coach)
    new.make()
    new.add(devices.client)
    engagement = engagement_for(devices.client.person.pk, devices.client.engagement, at=devices.client.clock())
    facts = facts_of(engagement)
    old, going = circles_of(engagement, facts)
    assert [(one.id, one.over) for one in (old, going)] == [(pair.id, True), (new.id, False)]
    assert [one.record for one in revisions_for(engagement, [old, going])] == [record]
    assert due_in(old, engagement, facts) == {"leave": [], "join": []}
    for act in (
        lambda: pair.write(devices.client, "after", record, 2),
        lambda: pair.go_on("rotate"),
        lambda: pair.grant(devices.client),
        lambda: pair.send_file(devices.client),
    ):
        with pytest.raises(ConflictError, match="taken the place"):
            act()
    new.write(devices.client, "after", new_id())
