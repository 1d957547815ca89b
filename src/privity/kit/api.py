"""What every part of the JSON API has in common: the one shape of an error, and how failures become one."""

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
