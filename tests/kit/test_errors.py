"""Each domain error has one status; an absent thing and another's thing answer the same."""

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import path

from privity.core.errors import (
    CellRefusedError,
    ConflictError,
    InvalidError,
    NotFoundError,
    PrivityError,
    RefusedError,
    UnavailableError,
)
from privity.kit import errors
from tests.visitor import Visitor

REASON = "Only the coach may do this."


def raises(request: HttpRequest, name: str) -> HttpResponse:
    raise {
        "invalid": InvalidError(REASON),
        "refused": RefusedError(REASON),
        "conflict": ConflictError(REASON),
        "unavailable": UnavailableError(REASON),
        "unowned": NotFoundError(REASON),
        "absent": Http404(REASON),
        "broken": ZeroDivisionError(REASON),
    }[name]


urlpatterns = [path("raises/<name>/", raises)]
handler404 = errors.page_not_found
handler500 = errors.server_error
on_these_urls = override_settings(ROOT_URLCONF=__name__)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (InvalidError, 400),
        (CellRefusedError, 400),
        (RefusedError, 403),
        (NotFoundError, 404),
        (ConflictError, 409),
        (UnavailableError, 503),
        (PrivityError, 403),
    ],
)
def test_status(error: type[PrivityError], status: int) -> None:
    assert errors.status_of(error("why")) == status


@on_these_urls
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "status"), [("invalid", 400), ("refused", 403), ("conflict", 409), ("unavailable", 503)]
)
def test_the_page_says_why(client: Visitor, name: str, status: int) -> None:
    answer = client.get(f"/raises/{name}/")
    assert answer.status_code == status
    assert REASON in answer.content.decode()


@on_these_urls
@pytest.mark.django_db
def test_unowned_and_absent_answer_the_same(client: Visitor) -> None:
    unowned, absent, nowhere = (client.get(path) for path in ("/raises/unowned/", "/raises/absent/", "/nowhere/"))
    assert unowned.status_code == absent.status_code == nowhere.status_code == 404
    assert unowned.content == absent.content == nowhere.content
    assert REASON not in unowned.content.decode()
    assert dict(unowned.headers) == dict(absent.headers) == dict(nowhere.headers)


@on_these_urls
@pytest.mark.django_db
def test_a_failure_tells_nothing(client: Visitor) -> None:
    client.raise_request_exception = False
    answer = client.get("/raises/broken/")
    assert answer.status_code == 500
    assert REASON not in answer.content.decode()
    assert "ZeroDivisionError" not in answer.content.decode()


@pytest.mark.django_db
def test_a_form_without_its_token_is_told_so_on_a_page_of_ours(client: Visitor) -> None:
    answer = client.post("/sign-in", {"email": "anna@example.org"}, token=False)
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "This page was open for too long." in page
    assert "not yours" not in page
    assert "anna@example.org" not in page
    assert "<style" not in page


@pytest.mark.django_db
def test_other_exceptions_are_not_caught() -> None:
    middleware = errors.PrivityErrors(lambda request: HttpResponse())
    assert middleware.process_exception(RequestFactory().get("/"), ZeroDivisionError()) is None
