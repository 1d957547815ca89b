"""Odd bytes in any field of any page of signing in: never a 5xx (F2)."""

import pytest
from django.conf import settings
from django.urls import URLPattern

from privity.accounts.models import Person
from privity.accounts.urls import urlpatterns
from tests.accounts.conftest import ask_for_code, sign_in, turn_on_two_step
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

FIELDS = ("email", "code", "credential", "name", "time_zone", "next", "action", "passwordless")
ODD = [
    "",
    "\x00",
    "\u202e",
    "é" * 500,
    "e\u0301" * 1000,
    "x" * 100_000,
    "-1",
    "9" * 400,
    "1e308",
    "%ff%fe",
    "{}",
    "\r\n",
    "\ufeff",
]
PATHS = sorted({f"/{pattern.pattern}" for pattern in urlpatterns if isinstance(pattern, URLPattern)})


def address(path: str) -> str:
    return path.replace("<int:passkey_id>", "1").replace("<int:session_id>", "0")


def statuses(visitor: Visitor, path: str) -> set[int]:
    """What the page answers to each odd value in every field, sent and asked for, and to bytes that are no text."""
    answers = [visitor.post(path, dict.fromkeys(FIELDS, odd)) for odd in ODD]
    answers += [visitor.get(path, {"next": odd[:2_000]}) for odd in ODD]
    answers.append(visitor.get(f"{path}?next=%ff%00%fe&%80=1"))
    answers.append(visitor.post(path, b"\xff\xfe=%ff&code=\x00", content_type="application/x-www-form-urlencoded"))
    answers.append(visitor.post(path, b'{"a"', content_type="application/json", headers={"Accept": "application/json"}))
    answers.append(visitor.post(path, b"x", content_type="multipart/form-data; boundary=x"))
    return {answer.status_code for answer in answers}


@pytest.mark.parametrize(
    ("who", "path"),
    [(who, path) for who in ("stranger", "signed in") for path in PATHS]
    + [(who, path) for who in ("waiting for a code", "at the second step") for path in PATHS if "sign-in" in path],
)
def test_every_page_takes_anything(client: Visitor, anna: Person, path: str, who: str) -> None:
    if who == "waiting for a code":
        ask_for_code(client, anna.email)
    if who in {"signed in", "at the second step"}:
        sign_in(client, anna)
    if who == "at the second step":
        turn_on_two_step(client)
        client = Visitor()
        sign_in(client, anna)
    assert max(statuses(client, address(path))) < 500


@pytest.mark.parametrize(
    "key", [r'"\000\000\000\000\000\000\000\000"', "12345678%00", "ééééééééé", "' OR 1=1 --", "x" * 4000]
)
@pytest.mark.parametrize("path", ["/sign-in", "/api/v1/me"])
def test_a_cookie_that_holds_no_session_is_nobodys(client: Visitor, path: str, key: str) -> None:
    answer = client.get(path, headers={"cookie": f"{settings.SESSION_COOKIE_NAME}={key}"})
    assert answer.status_code in (200, 401)
