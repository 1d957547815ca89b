"""What a passkey unlocks with is refused wherever it is sent to, by whomever, in whichever form."""

import json
from typing import Any, Final
from urllib.parse import urlencode

import pytest

from privity.accounts.secrets import TOLD
from tests.access.rows import rows
from tests.access.sending import some_path_to
from tests.access.world import World

PLACES: Final = ("/account/", "/sign-in", "/api/")
BODIES: Final = sorted(
    {row.name for row in rows() if row.method == "POST" and some_path_to(row.name).startswith(PLACES)}
)
TOLD_BY: Final = {
    "as the browser writes it": {"id": "x", "clientExtensionResults": {"prf": {"results": {"first": "secret"}}}},
    "empty": {"clientExtensionResults": {"prf": {"enabled": True, "results": {}}}},
    "deep": [{"deep": [{"prf": {"results": None}}]}],
}
HARMLESS: Final = ({"prf": {"enabled": True}}, {"results": {"first": 1}}, {"prf": "results"}, "prf.results", 1)


def test_there_are_bodies_in_each_place() -> None:
    assert {place for place in PLACES for name in BODIES if some_path_to(name).startswith(place)} == set(PLACES)


@pytest.mark.parametrize("told", TOLD_BY.values(), ids=TOLD_BY)
@pytest.mark.parametrize("name", BODIES)
def test_the_secret_is_refused_in_one_line(name: str, told: Any, world: World) -> None:
    for actor in ("anonymous", "client"):
        for answer in _sent(world, actor, some_path_to(name), json.dumps(told)):
            assert answer.status_code == 400
            assert TOLD in (answer.json()["message"] if name.startswith("api:") else answer.content.decode())


def test_an_escape_hides_nothing(world: World) -> None:
    hidden = '{"p\\u0072f": {"r\\u0065sults": {}}}'
    for answer in _sent(world, "client", "/api/v1/account/slots", hidden):
        assert answer.json()["message"] == TOLD


@pytest.mark.parametrize("said", HARMLESS, ids=str)
def test_what_holds_no_secret_is_answered_by_its_view(said: Any, world: World) -> None:
    for answer in _sent(world, "client", "/api/v1/account/slots", json.dumps(said)):
        assert TOLD not in answer.json()["message"]


def _sent(world: World, actor: str, path: str, text: str) -> list[Any]:
    """The answers to this text: in a field of a form, in a form with files, as JSON."""
    visitor = world.visitor(actor)
    return [
        visitor.post(path, {"credential": text}),
        visitor.post(path, urlencode({"whatever": text}), content_type="application/x-www-form-urlencoded"),
        visitor.post(path, text, content_type="application/json"),
    ]
