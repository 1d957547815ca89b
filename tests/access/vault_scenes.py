"""Keys, a circle of coach and client, a note in it, and what the coach's device would send next."""

from collections.abc import Callable
from hashlib import sha256
from typing import Final

from privity.engagements.services import end_participation
from privity.vault.services import raise_strict_mark
from tests.access.visit import Visit
from tests.access.world import World
from tests.cast import part_of
from tests.sealing_vectors.bytes import b64
from tests.vault.sealed import OBJECTIVES, Device, SealedCircle, device, random_id, shared

NOTE: Final = random_id("a note")


def coach_of(world: World) -> Device:
    return device(world.stage, "coach", world.clock)


def circle_of(world: World) -> tuple[SealedCircle, Device]:
    """The circle, with a note that the coach wrote, and the client's device."""
    coach, client = coach_of(world), device(world.stage, "client", world.clock)
    coach.name_key()
    client.name_key()
    circle = SealedCircle(coach, shared(client), random_id("circle"))
    circle.make()
    circle.add(client)
    circle.write(coach, "Sealed.", NOTE)
    return circle, client


def key(world: World) -> Visit:
    coach = coach_of(world)
    return Visit({"engagement_id": world.stage.engagement}, {"statement": coach.next_key().decode()})


def proof(world: World) -> Visit:
    """The coach invited somebody, who opened the link. Nobody invites themselves."""
    form = {"invitation": "0" * 32, "inviter": coach_of(world).name, "proof": b64(bytes(32))}
    return Visit({"engagement_id": world.stage.engagement}, form)


def new_circle(world: World) -> Visit:
    coach, client = coach_of(world), device(world.stage, "client", world.clock)
    coach.name_key()
    circle = SealedCircle(coach, shared(client), random_id("circle"))
    form = {"information_class": "shared_notes", "subjects": [client.name]}
    signed = circle.signed(circle.first()).decode()
    return Visit({"engagement_id": world.stage.engagement}, {**form, "statement": signed})


def rotation(world: World) -> Visit:
    circle, _client = circle_of(world)
    statement = circle.signed(circle.entry("rotate")).decode()
    return Visit({"engagement_id": world.stage.engagement, "circle_id": circle.id}, {"statement": statement})


def leaving(world: World) -> Visit:
    """The sponsor was in the circle for the objectives, and has left: the coach's device takes them out."""
    coach, client, sponsor = (device(world.stage, name, world.clock) for name in ("coach", "client", "sponsor"))
    for one in (coach, client, sponsor):
        one.name_key()
    circle = SealedCircle(coach, shared(client, OBJECTIVES), random_id("objectives"))
    circle.make()
    circle.add(client)
    circle.add(sponsor)
    part = part_of(world.stage.sponsor, world.stage.engagement)
    end_participation(participation_id=part, **sponsor.here)
    statement = circle.signed(circle.entry("remove", person=sponsor.name)).decode()
    return Visit({"engagement_id": world.stage.engagement, "circle_id": circle.id}, {"statement": statement})


def granting(world: World) -> Visit:
    circle, client = circle_of(world)
    form = {"to": client.name, "log_n": circle.n, "file": b64(circle.grant_file(client))}
    return Visit({"engagement_id": world.stage.engagement, "circle_id": circle.id}, form)


def writing(world: World) -> Visit:
    circle, _client = circle_of(world)
    parts = {"engagement_id": world.stage.engagement, "circle_id": circle.id, "record_id": NOTE, "number": 2}
    return Visit(parts, {"envelope": b64(circle.seal(circle.keeper, "Sealed again.", NOTE, 2))})


def note(world: World) -> Visit:
    circle_of(world)
    return Visit({"engagement_id": world.stage.engagement, "record_id": NOTE})


def marked_note(world: World) -> Visit:
    circle, _client = circle_of(world)
    raise_strict_mark(record_id=NOTE, **circle.keeper.here)
    return Visit({"engagement_id": world.stage.engagement, "record_id": NOTE})


def sent(world: World, *, pieces: int = 1, finished: bool = False) -> tuple[SealedCircle, Visit]:
    """A file that the coach's device began to send."""
    circle, _client = circle_of(world)
    file = circle.send_file(circle.keeper, pieces=pieces, finished=finished)
    return circle, Visit({"engagement_id": world.stage.engagement, "circle_id": circle.id, "file_id": file})


def new_file(world: World) -> Visit:
    circle, _client = circle_of(world)
    form = {"information_class": "shared_notes", "epoch": circle.epoch}
    return Visit({"engagement_id": world.stage.engagement, "circle_id": circle.id}, form)


def next_piece(world: World) -> Visit:
    circle, begun = sent(world, pieces=0)
    return Visit({**begun.path, "offset": 0}, circle.sealed_file)


def whole_file(world: World) -> Visit:
    circle, begun = sent(world)
    return Visit(begun.path, {"sha256": sha256(circle.sealed_file).hexdigest()})


VAULT_SCENES: Final[dict[str, Callable[[World], Visit]]] = {
    "api:keys": key,
    "api:invitation_proofs": proof,
    "api:circles": new_circle,
    "api:circle_log": rotation,
    "api:circle_log#leaving": leaving,
    "api:grants": granting,
    "api:revision": writing,
    "api:revisions": lambda world: Visit({"engagement_id": note(world).path["engagement_id"]}),
    "api:raise_strict_mark": note,
    "api:lower_strict_mark": marked_note,
    "api:files": new_file,
    "api:piece": next_piece,
    "api:received": lambda world: sent(world)[1],
    "api:finish_file": whole_file,
    "api:cancel_file": lambda world: sent(world)[1],
    "api:file": lambda world: sent(world, finished=True)[1],
    "api:file#unfinished": lambda world: sent(world)[1],
}
