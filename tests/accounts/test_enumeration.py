"""Known and unknown addresses get the same answer: text, status, headers, length, and the same work (E1)."""

import json
import re
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from privity.accounts.models import Person
from privity.accounts.services import person_for_address
from privity.outbox.models import OutboxMail
from tests.accounts.conftest import ask_for_code
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

UNKNOWN = "eve1@example.org"
"""As long as anna@example.org."""


def seen(response: Any, address: str) -> tuple[object, ...]:
    """All that a client can see, without what differs between any two visits."""
    headers = {name: value for name, value in response.items() if name not in {"Set-Cookie", "Expires"}}
    cookies = {name: {**morsel, "value": len(morsel.value), "expires": ""} for name, morsel in response.cookies.items()}
    token = re.compile(r'name="csrfmiddlewaretoken" value="\w{64}"')
    return response.status_code, headers, cookies, token.sub("", response.content.decode().replace(address, "it"))


def walk(address: str) -> list[tuple[object, ...]]:
    """Ask for a code, guess until it ends, and ask until it is too often."""
    visitor = Visitor()
    steps = [ask_for_code(visitor, address), visitor.get("/sign-in/code"), visitor.get("/sign-in")]
    steps += [visitor.post("/sign-in/code", {"code": "XXXX-XXXX"}) for _ in range(4)]
    steps += [visitor.get("/sign-in")]
    steps += [ask_for_code(visitor, address) for _ in range(6)]
    return [seen(step, address) for step in steps]


def test_each_step_looks_the_same(anna: Person) -> None:
    known, unknown = walk(anna.email), walk(UNKNOWN)
    assert len(anna.email) == len(UNKNOWN)
    for ours, theirs in zip(known, unknown, strict=True):
        assert ours == theirs
    assert "too many tries" in str(known[-1])


def kinds(address: str) -> list[str]:
    """The statements of the whole walk, without what they say."""
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        walk(address)
    return [re.sub(r"'[^']*'|%s|\d+", "?", query["sql"])[:200] for query in queries]


def test_each_step_runs_the_same_statements(anna: Person) -> None:
    known, unknown = kinds(anna.email), kinds(UNKNOWN)
    assert known == unknown
    assert len(known) > 50


def test_an_unknown_address_is_neither_kept_nor_written_to(anna: Person) -> None:
    ask_for_code(Visitor(), UNKNOWN)
    assert not Person.objects.filter(email=UNKNOWN).exists()
    (row,) = OutboxMail.objects.values()
    assert UNKNOWN not in str(row)


@pytest.mark.django_db(transaction=True)
def test_both_cost_one_mail_row_and_one_task(anna: Person) -> None:
    for number, address in enumerate([anna.email, UNKNOWN], start=1):
        ask_for_code(Visitor(), address)
        assert (OutboxMail.objects.count(), DBTaskResult.objects.count()) == (number, number)


def test_being_invited_looks_the_same_to_the_inviter(anna: Person) -> None:
    again = person_for_address(address="ANNA@example.org", name="Somebody Else")
    assert again == anna.id
    assert type(person_for_address(address=UNKNOWN, name="Eve")) is type(again)
    anna.refresh_from_db()
    assert anna.name == "Anna Berg"
    assert not OutboxMail.objects.exists()


def test_a_passkey_nobody_has_looks_like_one_that_does_not_fit(client: Visitor, anna: Person) -> None:
    answers = []
    for handle in (anna.id.hex, "0" * 32, "x"):
        credential = {"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {"userHandle": handle}}
        client.get("/sign-in/passkey", headers={"Accept": "application/json"})
        client.post("/sign-in/passkey", {"credential": json.dumps(credential)})
        answers.append(seen(client.get("/sign-in"), UNKNOWN))
    assert answers[0] == answers[1] == answers[2]
