"""The JSON API of the vault: what a browser sends and gets, and one plain line for whatever cannot be used."""

from uuid import uuid4

import pytest

from privity.vault.models import Revision
from tests.cast import Stage
from tests.clock import StandingClock
from tests.sealing_vectors.bytes import b64, unb64
from tests.sharing.conftest import Enter
from tests.vault.conftest import Devices
from tests.vault.sealed import SealedCircle, random_id, shared

NOTE = random_id("a note")
NOT_FOUND = {"code": "not_found", "message": "There is nothing here for you."}


def place(stage: Stage, *parts: object) -> str:
    return "/".join(map(str, ("/api/v1/engagements", stage.engagement, *parts)))


def revision(stage: Stage, circle: SealedCircle, number: int = 1) -> str:
    return place(stage, "circles", circle.id, "records", NOTE, number)


def test_a_note_from_one_browser_to_the_other(stage: Stage, devices: Devices, pair: SealedCircle, enter: Enter) -> None:
    coach, client = enter(stage.coach), enter(stage.client)
    envelope = pair.seal(devices.coach, "A heron.", NOTE)
    assert coach.post(revision(stage, pair), {"envelope": b64(envelope)}).json() == {"id": NOTE.hex}
    (got,) = client.get(place(stage, "revisions")).json()
    assert pair.open(unb64(got["envelope"]), NOTE) == "A heron."
    assert client.get(place(stage, "revisions"), {"after": got["id"]}).json() == []
    (circle,) = client.get(place(stage, "circles")).json()
    assert (circle["information_class"], circle["n"], len(circle["log"]), len(circle["grants"])) == (
        "shared_notes",
        2,
        2,
        1,
    )
    assert circle["log"][0].startswith('{"p":')
    keys = client.get(place(stage, "keys")).json()
    assert {one["person"] for one in keys} >= {devices.coach.name, devices.client.name}


def test_what_a_keeper_has_yet_to_do_is_told_to_keepers(stage: Stage, devices: Devices, enter: Enter) -> None:
    circle = SealedCircle(devices.coach, shared(devices.client), random_id("alone"))
    circle.make()
    (shown,) = enter(stage.coach).get(place(stage, "circles")).json()
    assert (shown["leave"], shown["join"]) == ([], [devices.client.name])
    circle.add(devices.client)
    (shown,) = enter(stage.client).get(place(stage, "circles")).json()
    assert (shown["leave"], shown["join"]) == ([], [])


def test_a_passed_epoch_has_a_code_of_its_own(stage: Stage, devices: Devices, pair: SealedCircle, enter: Enter) -> None:
    late = pair.seal(devices.client, "Late.", NOTE)
    pair.go_on("rotate")
    answer = enter(stage.client).post(revision(stage, pair), {"envelope": b64(late)})
    assert (answer.status_code, answer.json()["code"]) == (409, "epoch_passed")


def test_twice_is_once(stage: Stage, devices: Devices, pair: SealedCircle, enter: Enter) -> None:
    sent = {"envelope": b64(pair.seal(devices.coach, "Once.", NOTE))}
    visitor = enter(stage.coach)
    assert visitor.post(revision(stage, pair), sent).status_code == 200
    assert (again := visitor.post(revision(stage, pair), sent)).status_code == 409
    assert again.json()["code"] == "conflict"
    assert Revision.objects.count() == 1


def test_the_largest_envelope_is_taken(stage: Stage, devices: Devices, pair: SealedCircle, enter: Enter) -> None:
    large = pair.seal(devices.coach, "x" * (2**20 - 1000), NOTE)
    assert len(large) > 2**20
    assert enter(stage.coach).post(revision(stage, pair), {"envelope": b64(large)}).status_code == 200


@pytest.mark.parametrize(
    "nasty",
    ["", "A heron.", "wQE", "=", "é", "\x00", "wQE" * 1000, "A" * 1_400_000, "A" * 3_000_000, '{"sealed":true}'],
    ids=lambda text: f"{text[:6]!r}-{len(text)}",
)
def test_what_is_no_envelope_gets_one_line(
    stage: Stage, devices: Devices, pair: SealedCircle, enter: Enter, nasty: str
) -> None:
    answer = enter(stage.coach).post(revision(stage, pair), {"envelope": nasty})
    assert answer.status_code == 400
    assert set(answer.json()) == {"code", "message"}
    assert "\n" not in answer.json()["message"]


@pytest.mark.parametrize(
    "nasty", ["", "{}", "[]", "null", "\x00", "{" * 5000, "💧", '{"t":"circle-log","p":"","s":[]}']
)
def test_what_is_no_statement_gets_one_line(
    stage: Stage, devices: Devices, pair: SealedCircle, enter: Enter, nasty: str
) -> None:
    visitor = enter(stage.coach)
    for where in (place(stage, "keys"), place(stage, "circles"), place(stage, "circles", pair.id, "log")):
        answer = visitor.post(where, {"statement": nasty, "own": "on"})
        assert (answer.status_code, answer.json()["code"]) == (400, "invalid"), where


def test_strangers_and_nonsense_get_the_same_not_found(
    stage: Stage, devices: Devices, pair: SealedCircle, enter: Enter, clock: StandingClock
) -> None:
    sent = {"envelope": b64(pair.seal(devices.coach, "Sealed.", NOTE))}
    for visitor, circle in (
        (enter(stage.sponsor), pair.id),
        (enter(stage.foreign_coach), pair.id),
        (enter(stage.coach), uuid4()),
    ):
        answer = visitor.post(place(stage, "circles", circle, "records", NOTE, 1), sent)
        assert (answer.status_code, answer.json()) == (404, NOT_FOUND)
