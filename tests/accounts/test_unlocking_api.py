"""Unlocking over the API: each their own, and a share that ends with the session."""

import pytest

from privity.accounts.models import Person
from tests.sealing_vectors.bytes import b64, drawn, jcs
from tests.sealing_vectors.slots import CODE, slot
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

API = "/api/v1/account"


@pytest.fixture
def visitor(anna: Person) -> Visitor:
    visitor = Visitor()
    visitor.force_login(anna)
    visitor.get("/account/")
    return visitor


def test_what_was_stored_is_there_again(visitor: Visitor, anna: Person) -> None:
    before = visitor.get(f"{API}/unlocking").json()
    nothing = {"counter": 0, "content": ""}
    assert before == {"person": anna.pk.hex, "slots": [], "bundle": nothing, "state": nothing}
    content = b64(jcs({**slot("recovery", CODE), "person": anna.pk.hex}))
    bundle = {"counter": 1, "content": b64(drawn("a bundle", 12 + 256 + 16))}
    made = visitor.post(f"{API}/slots", {"content": content}).json()["id"]
    assert visitor.post(f"{API}/own/bundle", bundle).json() == {"id": "1"}
    assert visitor.post(f"{API}/slots/{made}/confirm", {}).status_code == 200
    after = visitor.get(f"{API}/unlocking").json()
    assert after["slots"] == [{"content": content, "confirmed": True}]
    assert after["bundle"] == bundle
    assert visitor.post(f"{API}/own/bundle", bundle).status_code == 409


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("slots", {"content": "!"}),
        ("slots", {"content": "e30"}),
        ("slots", {"content": "A" * 2_000_000}),
        ("slots", {}),
        ("own/bundle", {"counter": "1", "content": "AAAA"}),
        ("own/else", {"counter": "1", "content": b64(drawn("a bundle", 12 + 256 + 16))}),
        ("own/bundle", {"counter": "-1", "content": "AAAA"}),
        ("own/bundle", {"counter": "9" * 40, "content": "AAAA"}),
        ("own/bundle", {"counter": "x\x00", "content": "\x00"}),
    ],
)
def test_bad_input_is_one_line(visitor: Visitor, path: str, form: dict[str, str]) -> None:
    answer = visitor.post(f"{API}/{path}", form)
    assert answer.status_code == 400
    assert "\n" not in answer.json()["message"]


def test_a_share_lasts_until_it_is_forgotten_and_no_longer_than_the_session(visitor: Visitor, anna: Person) -> None:
    assert visitor.get(f"{API}/share").json() == {"share": ""}
    first = visitor.post(f"{API}/share", {}).json()["share"]
    assert len(first) >= 43
    assert visitor.get(f"{API}/share").json() == {"share": first}
    assert visitor.post(f"{API}/share", {}).json()["share"] != first
    assert visitor.post(f"{API}/share/forget", {}).status_code == 200
    assert visitor.get(f"{API}/share").json() == {"share": ""}
    visitor.post(f"{API}/share", {})
    visitor.post("/sign-out", {})
    visitor.force_login(anna)
    assert visitor.get(f"{API}/share").json() == {"share": ""}
