"""The client's ways of unlocking, and what their browser would send next."""

from collections.abc import Callable
from typing import Final

from privity.accounts.services import add_slot
from tests.access.visit import Visit
from tests.access.world import World
from tests.sealing_vectors.bytes import b64, drawn, id_of, jcs
from tests.sealing_vectors.slots import CODE, slot


def _slot(world: World) -> bytes:
    return jcs({**slot("recovery", CODE), "person": world.stage.client.pk.hex})


def new_slot(world: World) -> Visit:
    return Visit(form={"content": b64(_slot(world))})


def a_slot(world: World) -> Visit:
    """One that the client added, and has not typed back yet."""
    add_slot(actor=world.stage.client.pk, content=_slot(world), clock=world.clock)
    return Visit({"slot": id_of("recovery")})


def new_lock(world: World) -> Visit:
    sealed = b64(drawn("a lock", 12 + 256 + 16))
    return Visit(form={"seq": 1, "bundle": sealed, "counter": 1, "state": sealed, "slots": [b64(_slot(world))]})


def first_bundle(world: World) -> Visit:
    return Visit({"what": "bundle"}, {"counter": 1, "content": b64(drawn("a bundle", 12 + 256 + 16))})


UNLOCKING_SCENES: Final[dict[str, Callable[[World], Visit]]] = {
    "account_anew": lambda _world: Visit(form={"word": "Begin  anew"}),
    "account_way_remove": a_slot,
    "api:lock": new_lock,
    "api:slots": new_slot,
    "api:confirm_slot": a_slot,
    "api:remove_slot": a_slot,
    "api:own": first_bundle,
}
