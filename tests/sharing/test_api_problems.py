"""Every failure under /api/ is JSON of the one described shape with one clear line, whoever refused it."""

from typing import Any

import pytest
from django.db import DatabaseError, OperationalError, connection
from pytest_django import Settings

from tests.cast import Stage
from tests.sharing.conftest import Enter
from tests.visitor import Visitor

JSON = "application/json"


def problem(answer: Any, status: int) -> str:
    """The code of a failure, which has the one shape."""
    assert answer.status_code == status
    assert answer.headers["Content-Type"].startswith(JSON)
    assert int(answer.headers.get("Content-Length", len(answer.content))) == len(answer.content)
    body = answer.json()
    assert set(body) == {"code", "message"}
    assert body["message"]
    assert "\n" not in body["message"]
    return str(body["code"])


def what_if(stage: Stage) -> str:
    return f"/api/v1/engagements/{stage.engagement}/what-if"


@pytest.mark.parametrize(
    "path", ["", "nowhere", "v1/", "v1/nowhere", "v1/engagements/x/boundaries", "v2/me", "v1/me/x"]
)
def test_what_is_not_there(stage: Stage, enter: Enter, client: Visitor, path: str) -> None:
    assert problem(enter(stage.coach).get(f"/api/{path}"), 404) == "not_found"
    nobody = client.get(f"/api/{path}")
    assert nobody.status_code in {401, 404}
    assert problem(nobody, nobody.status_code) in {"sign_in", "not_found"}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_another_method(stage: Stage, enter: Enter, client: Visitor, method: str) -> None:
    places = {"/api/v1/me": "GET", what_if(stage): "POST", "/api/v1/openapi.json": "GET, HEAD"}
    for visitor in (enter(stage.coach), client):
        token = {"X-CSRFToken": visitor.cookies["csrftoken"].value}
        for path, allowed in places.items():
            answer = visitor.generic(method, path, headers=token)
            assert problem(answer, 405) == "method"
            assert answer.headers["Allow"] == allowed


MALFORMED = {
    "a form cut off": ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name="),
    "no boundary": ("multipart/form-data", b"--x"),
    "JSON that is none": (JSON, b'{"sender": '),
    "JSON of another shape": (JSON, b"[[]]"),
    "another charset": ("application/x-www-form-urlencoded; charset=utf-16", b"a=b"),
    "no text": ("application/x-www-form-urlencoded", b"sender=%ff%00&\xff=1"),
    "nothing": ("application/x-www-form-urlencoded", b""),
    "too long": ("application/x-www-form-urlencoded", b"sender=" + b"x" * 1_000_001),
    "too many fields": ("application/x-www-form-urlencoded", b"subjects=x&" * 1_001),
}


@pytest.mark.parametrize("case", MALFORMED)
def test_what_cannot_be_read(stage: Stage, enter: Enter, case: str) -> None:
    content_type, body = MALFORMED[case]
    answer = enter(stage.coach).post(what_if(stage), body, content_type=content_type)
    assert problem(answer, 400) == "invalid"


def test_a_foreign_page(stage: Stage, enter: Enter, client: Visitor, asked: dict[str, Any]) -> None:
    assert problem(enter(stage.coach).post(what_if(stage), asked, token=False), 403) == "csrf"
    assert problem(client.post(what_if(stage), asked, token=False), 403) == "csrf"


def test_without_a_session(stage: Stage, client: Visitor, asked: dict[str, Any]) -> None:
    assert problem(client.get("/api/v1/me"), 401) == "sign_in"
    assert problem(client.post(what_if(stage), asked), 401) == "sign_in"


def test_another_host(client: Visitor, settings: Settings) -> None:
    assert problem(client.get("/api/v1/me", headers={"Host": "evil.example"}), 400) == "invalid"
    settings.SECURE_SSL_REDIRECT = True
    assert problem(Visitor().get("/api/v1/me", headers={"Host": "evil.example"}), 400) == "invalid"


@pytest.mark.parametrize(
    ("error", "status", "code"), [(DatabaseError, 500, "error"), (OperationalError, 503, "unavailable")]
)
def test_our_own_failure(stage: Stage, enter: Enter, error: type[Exception], status: int, code: str) -> None:
    """The database fails under a real request, and quotes a person as databases do."""
    visitor = enter(stage.coach)
    visitor.raise_request_exception = False

    def fail(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "engagements_" in sql:
            raise error(f"row {stage.client.email}")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fail):
        answer = visitor.get("/api/v1/engagements")
    assert problem(answer, status) == code
    assert stage.client.email not in answer.content.decode()


def test_a_page_stays_a_page(stage: Stage, enter: Enter) -> None:
    for path in ("/nowhere", "/apiary"):
        answer = enter(stage.coach).get(path)
        assert answer.status_code == 404
        assert answer.headers["Content-Type"].startswith("text/html")
