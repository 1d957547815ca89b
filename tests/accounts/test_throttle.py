"""Asking is limited per address and per network address; nobody is locked out by somebody else (E2, C4)."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as django_settings
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from pytest_django import Settings

from privity.accounts.models import Person
from privity.accounts.network import NOWHERE, network_address
from tests.accounts.conftest import app_code, ask_for_code, is_signed_in, mailed_code, sign_in, turn_on_two_step
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db


def refused(response: HttpResponse) -> bool:
    return response.status_code == 200 and "too many tries" in response.content.decode()


def attack(address: str, times: int = 30) -> None:
    """Ask for codes to ``address``, each time from a new browser and another network."""
    for number in range(times):
        Visitor(REMOTE_ADDR=f"198.51.100.{number}").post("/sign-in", {"email": address})


def test_per_address_from_many_networks(anna: Person) -> None:
    for number in range(5):
        assert not refused(ask_for_code(Visitor(REMOTE_ADDR=f"192.0.2.{number}"), anna.email))
    assert refused(ask_for_code(Visitor(REMOTE_ADDR="192.0.2.9"), anna.email))


def test_per_network_over_many_addresses(anna: Person) -> None:
    for number in range(30):
        assert not refused(ask_for_code(Visitor(), f"p{number}@example.org"))
    assert refused(ask_for_code(Visitor(), anna.email))
    assert not refused(ask_for_code(Visitor(REMOTE_ADDR="192.0.2.9"), anna.email))


def test_it_passes_after_ten_minutes(anna: Person) -> None:
    attack(anna.email)
    assert refused(ask_for_code(Visitor(), anna.email))
    with time_machine.travel(timezone.now() + timedelta(minutes=10, seconds=1)):
        assert not refused(ask_for_code(Visitor(), anna.email))


def test_nobody_locks_a_named_person_out_of_their_own_browser(client: Visitor, anna: Person) -> None:
    sign_in(client, anna)
    client.post("/sign-out")
    attack(anna.email)
    assert sign_in(client, anna).status_code == 302
    assert is_signed_in(client)


def test_nobody_locks_a_practice_out_behind_its_network(client: Visitor, anna: Person) -> None:
    sign_in(client, anna)
    client.post("/sign-out")
    for number in range(31):
        ask_for_code(Visitor(), f"p{number}@example.org")
    assert refused(ask_for_code(Visitor(), "new@example.org"))
    assert sign_in(client, anna).status_code == 302


def test_a_known_browser_has_limits_too(client: Visitor, anna: Person) -> None:
    sign_in(client, anna)
    client.post("/sign-out")
    answers = [refused(ask_for_code(client, anna.email)) for _ in range(11)]
    assert answers == [False] * 10 + [True]


def test_a_known_browser_is_known_for_its_own_address_only(client: Visitor, anna: Person, ben: Person) -> None:
    sign_in(client, anna)
    client.post("/sign-out")
    attack(ben.email)
    assert refused(ask_for_code(client, ben.email))


@pytest.mark.parametrize("cookie", ["", "x", "W10:1:x", "a" * 5000])
def test_the_mark_of_a_known_browser_cannot_be_made_up(client: Visitor, anna: Person, cookie: str) -> None:
    attack(anna.email)
    client.cookies[django_settings.KNOWN_BROWSER_COOKIE_NAME] = cookie
    assert refused(ask_for_code(client, anna.email))


def test_the_mark_of_a_known_browser_names_nobody(client: Visitor, anna: Person) -> None:
    sign_in(client, anna)
    mark = client.cookies[django_settings.KNOWN_BROWSER_COOKIE_NAME]
    assert "anna" not in mark.value
    assert mark["httponly"]
    assert mark["samesite"] == "Lax"


def test_a_stranger_stops_no_second_step(client: Visitor, anna: Person, ben: Person) -> None:
    """Failures of one person, from the same network, count for that person only."""
    sign_in(client, anna)
    secret = turn_on_two_step(client)
    guesser = Visitor()
    sign_in(guesser, ben)
    turn_on_two_step(guesser)
    for _ in range(40):
        guesser.post("/account/confirm", {"code": "000000"})
        Visitor().post("/sign-in/passkey", {"credential": "{}"})
    elsewhere = Visitor()
    sign_in(elsewhere, anna)
    assert elsewhere.post("/sign-in/second-step", {"code": app_code(secret, steps=1)}).status_code == 302


def test_guessing_the_second_step_is_limited(anna: Person) -> None:
    owner = Visitor()
    sign_in(owner, anna)
    turn_on_two_step(owner)
    thief = Visitor(REMOTE_ADDR="192.0.2.9")
    ask_for_code(thief, anna.email)
    thief.post("/sign-in/code", {"code": mailed_code(anna.email)})
    pages = [thief.post("/sign-in/second-step", {"code": f"{number:06}"}).content.decode() for number in range(7)]
    assert ["too many tries" in page for page in pages][-2:] == [True, True]
    assert is_signed_in(owner)


def test_passkeys_are_limited_per_network_with_a_page_that_says_so() -> None:
    answers = [Visitor().post("/sign-in/passkey", {"credential": "{}"}) for _ in range(121)]
    assert [answer.status_code for answer in answers] == [302] * 120 + [429]
    assert "Nothing is locked" in answers[-1].content.decode()


@pytest.mark.parametrize(
    ("proxies", "passed", "expected"),
    [
        (0, "203.0.113.7", "192.0.2.1"),
        (0, None, "192.0.2.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        (2, "198.51.100.1, 203.0.113.7, 10.0.0.1", "203.0.113.7"),
        (2, "203.0.113.7", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "<script>", "192.0.2.1"),
        (1, "203.0.113.7,", "192.0.2.1"),
        (1, "2001:db8::0007", "2001:db8::7"),
        (1, "1" * 10_000, "192.0.2.1"),
    ],
)
def test_who_says_where_a_request_comes_from(
    rf: RequestFactory, settings: Settings, proxies: int, passed: str | None, expected: str
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    headers = {} if passed is None else {"X-Forwarded-For": passed}
    assert network_address(rf.get("/", headers=headers, REMOTE_ADDR="192.0.2.1")) == expected


def test_a_local_socket_has_no_address(rf: RequestFactory) -> None:
    assert network_address(rf.get("/", REMOTE_ADDR="")) == NOWHERE


def test_a_forged_header_changes_no_count_and_no_list(anna: Person) -> None:
    for number in range(5):
        ask_for_code(Visitor(HTTP_X_FORWARDED_FOR=f"203.0.113.{number}", REMOTE_ADDR=f"192.0.2.{number}"), anna.email)
    visitor = Visitor(HTTP_X_FORWARDED_FOR="203.0.113.99")
    assert refused(ask_for_code(visitor, anna.email))
