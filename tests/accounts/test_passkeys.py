"""Passkeys: one's own only, with a fresh proof; whatever a device sends, the answer is one line."""

import json
from base64 import urlsafe_b64encode

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privity.accounts import services
from privity.accounts.forms import PASSKEY_REFUSED
from privity.accounts.models import Person
from privity.core.errors import InvalidError, NotFoundError
from privity.kit.clock import now
from privity.outbox.models import OutboxMail
from tests.accounts.conftest import forget_proof, give_passkey, is_signed_in, sign_in
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}


def test_options_ask_for_a_passkey_that_knows_its_owner(client: Visitor) -> None:
    options = client.get("/sign-in/passkey", headers=JSON).json()["request_options"]["publicKey"]
    assert options["userVerification"] == "required"
    assert options["rpId"] == "testserver"
    assert not options.get("allowCredentials")


def test_a_new_passkey_verifies_its_owner_and_signs_in_by_itself(client: Visitor, anna: Person) -> None:
    sign_in(client, anna)
    options = client.get("/account/passkeys/add").context["js_data"]["creation_options"]["publicKey"]
    assert options["authenticatorSelection"] == {
        "residentKey": "required", "requireResidentKey": True, "userVerification": "required",
    }  # fmt: skip
    assert options["user"]["name"] == anna.email


def test_a_passkey_that_was_not_asked_for_is_refused(client: Visitor, anna: Person) -> None:
    sign_in(client, anna)
    page = client.post("/account/passkeys/add", {"name": "x", "credential": "{}"})
    assert page.status_code == 400
    assert "That passkey could not be added" in page.content.decode()
    assert not Authenticator.objects.exists()


def proof_of(cbor: bytes) -> str:
    """The shape of a new passkey, with this in the place of what the authenticator made."""
    made = urlsafe_b64encode(cbor).decode().rstrip("=")
    told = urlsafe_b64encode(b'{"type":"webauthn.create","challenge":"AA","origin":"http://testserver"}').decode()
    response = {"clientDataJSON": told, "authenticatorData": made, "signature": "AA", "attestationObject": made}
    return json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": response})


SHAPES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "rawId", "type", "response", "userHandle", "clientDataJSON", "authenticatorData"])
            | st.text(max_size=5),
            inner,
            max_size=6,
        )
    ),
    max_leaves=12,
)
WHOLE = st.fixed_dictionaries(
    {
        "id": SHAPES, "rawId": SHAPES, "type": st.just("public-key") | SHAPES,
        "response": st.fixed_dictionaries(
            {"clientDataJSON": SHAPES, "authenticatorData": SHAPES, "signature": SHAPES, "attestationObject": SHAPES},
            optional={"userHandle": st.just("MDAw") | SHAPES},
        ),
    }
)  # fmt: skip
ODD = [
    "",
    "[",
    "[" * 20_000,
    "1" * 5_000,
    "1e999",
    "NaN",
    '"\\ud800"',
    "\x00",
    "{}",
    "[]",
    "null",
    '{"a":' * 5_000,
    "x" * 30_000,
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.sampled_from(ODD) | st.text(max_size=50) | SHAPES.map(json.dumps) | WHOLE.map(json.dumps))
def test_any_nonsense_is_refused_in_one_line(client: Visitor, anna: Person, text: str) -> None:
    assert_refused(client, anna, text)


BROKEN = (b"", b"\xa1", b"\x19\x01", b"\xff", b"\x81" * 6_000, b"\xa1\x80\x01", b"\x7b" + b"\xff" * 8, b"\xa1\x01\x02")


@pytest.mark.parametrize("cbor", BROKEN, ids=lambda cbor: cbor[:4].hex())
def test_broken_bytes_are_refused_in_one_line(client: Visitor, anna: Person, cbor: bytes) -> None:
    assert_refused(client, anna, proof_of(cbor))


def assert_refused(client: Visitor, anna: Person, text: str) -> None:
    """Signing in, confirming and adding: never a 5xx, never signed in."""
    cache.clear()
    text = text.encode("utf-8", "replace").decode()
    stranger = Visitor()
    stranger.get("/sign-in/passkey", headers=JSON)
    answer = stranger.post("/sign-in/passkey", {"credential": text})
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in")
    assert not is_signed_in(stranger)
    if not is_signed_in(client):
        sign_in(client, anna)
    client.get("/account/passkeys/add")
    assert client.post("/account/passkeys/add", {"credential": text}).status_code == 400
    client.get("/account/confirm")
    assert client.post("/account/confirm/passkey", {"credential": text})["Location"].startswith("/account/confirm")
    assert not Authenticator.objects.exists()


def test_the_line_is_shown(client: Visitor) -> None:
    client.post("/sign-in/passkey", {"credential": "{}"})
    assert str(PASSKEY_REFUSED) in client.get("/sign-in").content.decode()


def test_another_ones_passkey_is_not_there(client: Visitor, anna: Person, ben: Person) -> None:
    theirs = give_passkey(ben)
    sign_in(client, anna)
    for passkey_id in (theirs, 999_999_999, 2**63, 10**30):
        assert client.get(f"/account/passkeys/{passkey_id}/remove").status_code == 404
        assert client.post(f"/account/passkeys/{passkey_id}/remove").status_code == 404
    assert "Laptop" not in client.get("/account/passkeys").content.decode()
    assert Authenticator.objects.filter(pk=theirs).exists()
    with pytest.raises(NotFoundError):
        services.remove_passkey(actor=anna.id, passkey_id=theirs, session=client.session, clock=now)


def test_removing_ends_other_sessions_and_tells_the_person(client: Visitor, anna: Person) -> None:
    passkey_id = give_passkey(anna)
    thief = Visitor()
    sign_in(thief, anna)
    sign_in(client, anna)
    assert "Laptop" in client.get(f"/account/passkeys/{passkey_id}/remove").content.decode()
    assert client.post(f"/account/passkeys/{passkey_id}/remove")["Location"] == "/account/passkeys"
    assert not Authenticator.objects.exists()
    assert is_signed_in(client)
    assert not is_signed_in(thief)
    mail = OutboxMail.objects.order_by("-id")[0]
    assert (mail.recipient, mail.subject) == (anna.email, "You have an update")
    assert "Laptop" not in mail.body


@pytest.mark.parametrize("path", ["/account/passkeys/add", "/account/passkeys/{}/remove"])
def test_an_old_proof_is_not_enough(client: Visitor, anna: Person, path: str) -> None:
    path = path.format(give_passkey(anna))
    sign_in(client, anna)
    forget_proof(client)
    for answer in (client.get(path), client.post(path)):
        assert (answer.status_code, answer["Location"]) == (302, f"/account/confirm?next={path.replace('/', '%2F')}")
    assert Authenticator.objects.count() == 1


def test_names_are_one_visible_line(anna: Person) -> None:
    for name in ("", "a\nb", "a\u202eb", "x" * 101):
        with pytest.raises(InvalidError):
            services.add_passkey(actor=anna.id, name=name, credential={}, clock=now)
    services.add_passkey(actor=anna.id, name="<b>Bad</b>", credential={}, clock=now)
    assert OutboxMail.objects.count() == 1


def test_a_name_is_shown_as_text(client: Visitor, anna: Person) -> None:
    give_passkey(anna, "<img src=x onerror=alert(1)>")
    sign_in(client, anna)
    assert "<img src=x" not in client.get("/account/passkeys").content.decode()
