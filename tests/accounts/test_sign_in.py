"""Signing in by a mailed code, and out."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone

from privity.accounts.models import Person
from privity.outbox.models import OutboxMail
from tests.accounts.conftest import ask_for_code, is_signed_in, mailed_code, sign_in
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db


def session_key(visitor: Visitor) -> str:
    return visitor.cookies[settings.SESSION_COOKIE_NAME].value


def test_a_code_signs_in(client: Visitor, anna: Person) -> None:
    asked = ask_for_code(client, anna.email)
    assert (asked.status_code, asked["Location"]) == (302, "/sign-in/code")
    mail = OutboxMail.objects.get()
    assert (mail.recipient, mail.subject, mail.practice_id) == (anna.email, "Your sign-in code", None)
    assert mail.useless_after == pytest.approx(timezone.now() + timedelta(minutes=10), abs=timedelta(seconds=5))
    entered = client.post("/sign-in/code", {"code": mailed_code(anna.email).lower().replace("-", " ")})
    assert (entered.status_code, entered["Location"]) == (302, "/")
    assert is_signed_in(client)


@pytest.mark.parametrize("typed", ["ANNA@Example.ORG", " anna@example.org "])
def test_the_address_in_any_case(client: Visitor, anna: Person, typed: str) -> None:
    ask_for_code(client, typed)
    assert client.post("/sign-in/code", {"code": mailed_code(anna.email)}).status_code == 302


def test_a_code_works_once_and_only_where_it_was_asked_for(client: Visitor, anna: Person) -> None:
    ask_for_code(client, anna.email)
    code = mailed_code(anna.email)
    elsewhere = Visitor()
    assert elsewhere.post("/sign-in/code", {"code": code})["Location"] == "/sign-in"
    ask_for_code(elsewhere, anna.email)
    elsewhere.post("/sign-in/code", {"code": code})
    assert not is_signed_in(elsewhere)
    client.post("/sign-in/code", {"code": code})
    client.post("/sign-out")
    assert client.post("/sign-in/code", {"code": code})["Location"] == "/sign-in"
    assert not is_signed_in(client)


def test_three_wrong_codes_end_the_code(client: Visitor, anna: Person) -> None:
    ask_for_code(client, anna.email)
    for _ in range(2):
        wrong = client.post("/sign-in/code", {"code": "XXXX-XXXX"})
        assert wrong.status_code == 200
        assert "That code is not right" in wrong.content.decode()
    assert client.post("/sign-in/code", {"code": "XXXX-XXXX"})["Location"] == "/sign-in"
    client.post("/sign-in/code", {"code": mailed_code(anna.email)})
    assert not is_signed_in(client)


def test_a_code_expires(client: Visitor, anna: Person) -> None:
    ask_for_code(client, anna.email)
    with time_machine.travel(timezone.now() + timedelta(minutes=10, seconds=1)):
        assert client.post("/sign-in/code", {"code": mailed_code(anna.email)})["Location"] == "/sign-in"
    assert not is_signed_in(client)


def test_a_newer_code_replaces_the_older(client: Visitor, anna: Person) -> None:
    ask_for_code(client, anna.email)
    old = mailed_code(anna.email)
    assert client.get("/sign-in").status_code == 200
    ask_for_code(client, anna.email)
    assert client.post("/sign-in/code", {"code": old}).status_code == 200
    assert client.post("/sign-in/code", {"code": mailed_code(anna.email)}).status_code == 302


def test_the_session_is_a_new_one(client: Visitor, anna: Person) -> None:
    """A session that somebody planted before is not the one that is signed in."""
    ask_for_code(client, anna.email)
    planted = session_key(client)
    client.post("/sign-in/code", {"code": mailed_code(anna.email)})
    assert session_key(client) != planted
    thief = Visitor()
    thief.cookies[settings.SESSION_COOKIE_NAME] = planted
    assert not is_signed_in(thief)


def test_signing_out_ends_the_session(client: Visitor, anna: Person) -> None:
    sign_in(client, anna)
    kept = session_key(client)
    assert client.get("/sign-out").status_code == 200
    assert is_signed_in(client)
    assert client.post("/sign-out")["Location"] == "/sign-in"
    thief = Visitor()
    thief.cookies[settings.SESSION_COOKIE_NAME] = kept
    assert not is_signed_in(thief)


@pytest.mark.parametrize("path", ["/sign-in", "/sign-in/code", "/sign-in/passkey", "/sign-out", "/account/"])
def test_nothing_happens_without_the_token(client: Visitor, anna: Person, path: str) -> None:
    sign_in(client, anna)
    assert client.post(path, {}, token=False).status_code == 403
    assert is_signed_in(client)


def test_somebody_who_may_no_longer_sign_in(client: Visitor, anna: Person) -> None:
    sign_in(client, anna)
    Person.objects.update(is_active=False)
    assert not is_signed_in(client)
    OutboxMail.objects.all().delete()
    ask_for_code(Visitor(), anna.email)
    assert not OutboxMail.objects.filter(recipient=anna.email).exists()


def test_a_session_ends_twelve_hours_after_its_last_use(client: Visitor, anna: Person) -> None:
    start = timezone.now()
    with time_machine.travel(start, tick=False) as traveller:
        sign_in(client, anna)
        for hours in (11, 22, 33):
            traveller.move_to(start + timedelta(hours=hours))
            assert is_signed_in(client)
        traveller.move_to(start + timedelta(hours=45, seconds=1))
        assert not is_signed_in(client)


def test_using_a_session_costs_a_write_only_now_and_then(
    client: Visitor, anna: Person, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    sign_in(client, anna)
    client.get("/account/sessions")
    with django_assert_max_num_queries(5) as queries:  # type: ignore[operator]
        client.get("/account/sessions")
    assert not [query["sql"] for query in queries if not query["sql"].startswith("SELECT")]


@pytest.mark.parametrize(
    "path",
    [
        "/account/signup/", "/account/password/change/", "/account/password/reset/", "/account/password/set/",
        "/account/email/", "/account/inactive/", "/account/reauthenticate/", "/account/2fa/", "/account/login/",
        "/accounts/", "/account/sign-up", "/sign-up",
    ],
)  # fmt: skip
def test_what_is_not_used_of_allauth_is_not_there(client: Visitor, anna: Person, path: str) -> None:
    assert client.get(path).status_code == 404
    sign_in(client, anna)
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/account/", "/account/confirm", "/account/passkeys", "/account/passkeys/add", "/account/passkeys/1/remove",
        "/account/two-step", "/account/two-step/on", "/account/two-step/off", "/account/two-step/recovery-codes",
        "/account/sessions",
    ],
)  # fmt: skip
def test_strangers_are_asked_to_sign_in_and_come_back(client: Visitor, anna: Person, path: str) -> None:
    asked = client.get(path)
    assert (asked.status_code, asked["Location"]) == (302, f"/sign-in?next={path}")
    client.post("/sign-in", {"email": anna.email, "next": path})
    assert client.post("/sign-in/code", {"code": mailed_code(anna.email), "next": path})["Location"] == path
