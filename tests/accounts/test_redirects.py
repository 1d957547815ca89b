"""Where one is sent afterwards is always a page of ours (C2), and Host headers choose nothing (C3)."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils.encoding import iri_to_uri

from privity.accounts.models import Person
from privity.outbox.models import OutboxMail
from tests.accounts.conftest import ask_for_code, forget_proof, mailed_code, sign_in
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

ELSEWHERE = [
    "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https:evil.example", "https:/evil.example",
    "http://evil.example", "https://evil.example/account/", "//localhost@evil.example", "http://localhost:x@evil.example",
    "javascript:alert(1)", "data:text/html,x", "\thttps://evil.example", "/%0d/\r\nSet-Cookie: a=b", "\x00//evil.example",
    "http://testserver.evil.example", "//evil.example%2F@testserver", "https://testserver:443@evil.example",
]  # fmt: skip


def is_ours(location: str) -> bool:
    parts = urlsplit(location.replace("\\", "/"))
    return not parts.netloc and not parts.scheme and location.startswith("/") and not {"\r", "\n", "\t"} & set(location)


@pytest.mark.parametrize("target", ELSEWHERE)
def test_signing_in(client: Visitor, anna: Person, target: str) -> None:
    asked = ask_for_code(client, anna.email, next=target)
    assert is_ours(asked["Location"])
    entered = client.post("/sign-in/code", {"code": mailed_code(anna.email), "next": target})
    assert entered.status_code == 302
    assert is_ours(entered["Location"])


@pytest.mark.parametrize("target", ELSEWHERE)
def test_signed_in_already(client: Visitor, anna: Person, target: str) -> None:
    sign_in(client, anna)
    for path in ("/sign-in", "/sign-in/code"):
        assert is_ours(client.get(path, {"next": target})["Location"])
    assert is_ours(client.post("/sign-out", {"next": target})["Location"])


@pytest.mark.parametrize("target", ELSEWHERE)
def test_confirming(client: Visitor, anna: Person, target: str) -> None:
    sign_in(client, anna)
    forget_proof(client)
    asked = client.post("/account/confirm/mail", {"next": target})
    assert is_ours(iri_to_uri(parse_qs(urlsplit(asked["Location"]).query)["next"][0]))
    assert is_ours(client.post("/account/confirm/passkey", {"next": target})["Location"])
    page = client.get("/account/confirm", {"next": target}).content.decode()
    assert "evil.example" not in page
    confirmed = client.post("/account/confirm", {"code": mailed_code(anna.email), "next": target})
    assert confirmed.status_code == 302
    assert is_ours(confirmed["Location"])


def test_a_host_header_is_refused_and_never_mailed(client: Visitor, anna: Person) -> None:
    forged = {"X-Forwarded-Host": "evil.example"}
    assert client.post("/sign-in", {"email": anna.email}, headers={"Host": "evil.example"}).status_code == 400
    assert client.post("/sign-in", {"email": anna.email}, headers=forged).status_code == 302
    assert "evil" not in OutboxMail.objects.get().body
