"""The fixed cast with an agreement in force, their devices, and the circle of coach and client for shared notes."""

from dataclasses import dataclass

import pytest

from tests.cast import Stage
from tests.clock import StandingClock
from tests.sharing.conftest import enter
from tests.signed import present, scene, stage
from tests.vault.sealed import Device, SealedCircle, device, random_id, shared

__all__ = ["Devices", "devices", "enter", "pair", "present", "scene", "stage"]


@dataclass(frozen=True)
class Devices:
    """Each has named a key."""

    coach: Device
    client: Device
    sponsor: Device
    line_manager: Device


@pytest.fixture
def devices(stage: Stage, clock: StandingClock) -> Devices:
    everybody = [device(stage, name, clock) for name in ("coach", "client", "sponsor", "line_manager")]
    for one in everybody:
        one.name_key()
    return Devices(*everybody)


@pytest.fixture
def pair(devices: Devices) -> SealedCircle:
    """Coach and client, with keys."""
    circle = SealedCircle(devices.coach, shared(devices.client), random_id("shared notes"))
    circle.make()
    circle.add(devices.client)
    circle.grant(devices.client)
    return circle
