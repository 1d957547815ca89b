"""What every part of the JSON API has in common: the one shape of an error, and how failures become one."""

import json
from collections.abc import Callable
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from privity.core.errors import NotFoundError, PrivityError
from privity.kit.errors import status_of


class Problem(Schema):
    """Every error: a stable code, and one plain line that says what to do."""

    code: str
    message: str


PROBLEMS: Final = {400: Problem, 401: Problem, 403: Problem, 404: Problem}
"""The errors of an operation that takes input and reads what belongs to somebody."""

NOTHING_HERE: Final = "There is nothing here for you."

PLACE: Final = "/api/"
JSON: Final = "application/json"

PLAIN: Final = {
    400: ("invalid", "This cannot be read."),
    403: ("refused", "This is not yours to do."),
    404: (NotFoundError.code, NOTHING_HERE),
    405: ("method", "This address takes other methods: the header Allow names them."),
    500: ("error", "Something went wrong on our side. Nothing was saved."),
    503: ("unavailable", "Privity is not available right now. Try again in a minute."),
}
"""What is said where a request failed outside any operation: code and message by status."""

type Handler = Callable[[HttpRequest], HttpResponse]


def problems(get_response: Handler) -> Handler:
    """Let every failure under ``/api/`` be a ``Problem``, whoever refused it: Django's own pages are for people."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code >= 400 and request.path_info.startswith(PLACE):
            _make_problem(response)
        return response

    return middleware


def _make_problem(response: HttpResponse) -> None:
    if response.headers.get("Content-Type", "").startswith(JSON):
        return
    code, message = PLAIN.get(response.status_code, PLAIN[500 if response.status_code > 500 else 400])
    response.content = json.dumps({"code": code, "message": message}).encode()
    response.headers["Content-Type"] = JSON
    response.headers["Content-Length"] = str(len(response.content))


def translate_errors(api: NinjaAPI) -> None:
    """Let every failure that a request can cause answer as a ``Problem`` with the status of the one table."""

    def problem(request: HttpRequest, status: int, code: str, message: str) -> HttpResponse:
        return api.create_response(request, {"code": code, "message": message}, status=status)

    @api.exception_handler(PrivityError)
    def privity(request: HttpRequest, error: PrivityError) -> HttpResponse:
        message = NOTHING_HERE if isinstance(error, NotFoundError) else str(error)
        return problem(request, status_of(error), error.code, message)

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        place = [str(part) for part in error.errors[0]["loc"]]
        if place[0] == "path":
            return problem(request, 404, NotFoundError.code, NOTHING_HERE)
        return problem(request, 400, "invalid", f"{place[-1]}: this cannot be used. See /api/v1/openapi.json.")

    @api.exception_handler(AuthenticationError)
    def signed_out(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        return problem(request, 401, "sign_in", "Sign in first.")

    @api.exception_handler(HttpError)
    def failed(request: HttpRequest, error: HttpError) -> HttpResponse:
        code, message = (
            ("csrf", "Send the CSRF token.") if error.status_code == 403 else ("invalid", "This cannot be read.")
        )
        return problem(request, error.status_code, code, message)

    @api.exception_handler(Http404)
    def nothing(request: HttpRequest, error: Http404) -> HttpResponse:
        return problem(request, 404, NotFoundError.code, NOTHING_HERE)
