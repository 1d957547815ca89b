"""Where one is signed in: one's own list, each to be ended, at once."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from privity.accounts import services
from privity.accounts.devices import device_words
from privity.accounts.models import Person
from privity.kit.clock import now
from tests.accounts.conftest import is_signed_in, sign_in
from tests.clock import StandingClock
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X) AppleWebKit/605.1.15 Version/20.0 Mobile/15E148 Safari/604.1"


@pytest.fixture
def phone(anna: Person) -> Visitor:
    visitor = Visitor(HTTP_USER_AGENT=PHONE, REMOTE_ADDR="203.0.113.7")
    sign_in(visitor, anna)
    return visitor


@pytest.fixture
def laptop(anna: Person, phone: Visitor) -> Visitor:
    visitor = Visitor(HTTP_USER_AGENT=FIREFOX)
    sign_in(visitor, anna)
    return visitor


def listed(visitor: Visitor) -> dict[str, int]:
    """The sessions that the page shows, by system."""
    return {session.system: session.id for session in visitor.get("/account/sessions").context["sessions"]}


def test_each_is_listed_in_plain_words(laptop: Visitor) -> None:
    page = laptop.get("/account/sessions").content.decode()
    for words in ("Firefox on Linux", "Safari on iPhone", "203.0.113.7", "This one, now"):
        assert words in page
    assert page.count("End this session") == 1


def test_one_is_ended_at_once(laptop: Visitor, phone: Visitor) -> None:
    assert laptop.post(f"/account/sessions/{listed(laptop)['iPhone']}/end")["Location"] == "/account/sessions"
    assert not is_signed_in(phone)
    assert is_signed_in(laptop)
    assert set(listed(laptop)) == {"Linux"}


def test_all_others_are_ended(laptop: Visitor, phone: Visitor, anna: Person) -> None:
    unlisted = Visitor()
    unlisted.force_login(anna)
    laptop.post("/account/sessions/end-others")
    assert [is_signed_in(visitor) for visitor in (laptop, phone, unlisted)] == [True, False, False]
    assert set(listed(laptop)) == {"Linux"}


def test_another_ones_session_is_not_there(laptop: Visitor, ben: Person) -> None:
    theirs = Visitor()
    sign_in(theirs, ben)
    session_id = UserSession.objects.get(user=ben).pk
    for absent in (session_id, 999_999, 2**63, 10**30):
        assert laptop.post(f"/account/sessions/{absent}/end").status_code == 404
    laptop.post("/account/sessions/end-others")
    assert is_signed_in(theirs)
    assert len(listed(laptop)) == 1


@pytest.mark.parametrize("path", ["/account/sessions/1/end", "/account/sessions/end-others"])
def test_nothing_ends_by_get(laptop: Visitor, phone: Visitor, path: str) -> None:
    assert laptop.get(path).status_code == 405
    assert is_signed_in(phone)


def test_ended_sessions_are_forgotten(laptop: Visitor, phone: Visitor, clock: StandingClock) -> None:
    clock.at = now()
    assert services.forget_ended(clock) == 0
    phone.post("/sign-out")
    services.forget_ended(clock)
    assert UserSession.objects.count() == 1
    clock.forward(hours=13)
    assert services.forget_ended(clock) >= 1
    assert not UserSession.objects.exists()
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (FIREFOX, ("Firefox", "Linux")),
        (PHONE, ("Safari", "iPhone")),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156.0 Safari/537.36 Edg/156.0", ("Edge", "Windows")),
        ("Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/156.0 Mobile Safari/537.36", ("Chrome", "Android")),
        ("", ("", "")),
        ("<script>", ("", "")),
    ],
)
def test_device_words(user_agent: str, words: tuple[str, str]) -> None:
    assert device_words(user_agent) == words
