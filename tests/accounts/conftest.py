"""Two people who sign in, and what they find in their mailboxes."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.http import HttpResponse

from privity.accounts import services
from privity.accounts.models import Person
from privity.outbox.models import OutboxMail
from tests.sealing_vectors.bytes import b64
from tests.visitor import Visitor

CODE = re.compile(r"\b[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}\b")


@pytest.fixture(autouse=True)
def fresh_counts(request: pytest.FixtureRequest) -> None:
    """No rate limit remembers another test."""
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("_django_db_helper")
        cache.clear()


@pytest.fixture
def anna(db: None) -> Person:
    return Person.objects.get(id=services.person_for_address(address="anna@example.org", name="Anna Berg"))


@pytest.fixture
def ben(db: None) -> Person:
    return Person.objects.get(id=services.person_for_address(address="ben@example.org", name="Ben Okafor"))


def mailed_code(address: str) -> str:
    """The newest code in the mailbox of ``address``."""
    mails = OutboxMail.objects.filter(recipient=address).order_by("-id")
    found = (CODE.search(mail.body) for mail in mails)
    return next(match[0] for match in found if match)


def reset_token(person: Person) -> str:
    """The token of the newest mailed link that stops a reset of the second step."""
    mails = OutboxMail.objects.filter(recipient=person.email).order_by("-id")
    found = (re.search(r"http://localhost:8000/sign-in/second-step/stop/([\w-]{43})\s", mail.body) for mail in mails)
    return next(match[1] for match in found if match)


def ask_for_code(visitor: Visitor, address: str, **fields: str) -> HttpResponse:
    return visitor.post("/sign-in", {"email": address, **fields})


def sign_in(visitor: Visitor, person: Person, **fields: str) -> HttpResponse:
    """Sign ``person`` in as they would: by the code they were mailed."""
    ask_for_code(visitor, person.email)
    return visitor.post("/sign-in/code", {"code": mailed_code(person.email), **fields})


def app_code(secret: str, *, steps: int = 0) -> str:
    """The code that an app with ``secret`` shows now, or ``steps`` times 30 seconds from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def turn_on_two_step(visitor: Visitor) -> str:
    """Turn the second step on, signed in just now; returns the app's secret."""
    secret: str = visitor.get("/account/two-step/on").context["secret"]
    assert visitor.post("/account/two-step/on", {"code": app_code(secret)}).status_code == 302
    return secret


def forget_proof(visitor: Visitor) -> None:
    """Let ten minutes pass since the person last proved who they are."""
    session = visitor.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 601
    session.save()


def is_signed_in(visitor: Visitor) -> bool:
    return visitor.get("/account/").status_code == 200


def give_passkey(person: Person, name: str = "Laptop") -> int:
    """A row for a passkey; no device answers for it."""
    data = {"name": name, "credential": {"rawId": b64(name.encode())}}
    return Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data=data).pk


def sessions_listed(person: Person) -> int:
    return UserSession.objects.filter(user=person).count()
