"""Domain errors to HTTP, once: one table, one page per status, the same 404 for what is absent and what is another's."""

import sys
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.deprecation import MiddlewareMixin

from privity.core.errors import (
    ConflictError,
    InvalidError,
    NotFoundError,
    PrivityError,
    RefusedError,
    UnavailableError,
)

STATUS: Final[dict[type[PrivityError], int]] = {
    InvalidError: 400,
    RefusedError: 403,
    NotFoundError: 404,
    ConflictError: 409,
    UnavailableError: 503,
}


def status_of(error: PrivityError) -> int:
    """The HTTP status of ``error``: that of its nearest listed class; a plain ``PrivityError`` is a refusal (403)."""
    return next((STATUS[cls] for cls in type(error).__mro__ if cls in STATUS), 403)


def error_page(status: int, reason: str = "") -> HttpResponse:
    """The page for ``status``. ``reason`` is one plain line for the reader; a 404 never has one.

    Drawn without the request: its user may need the very database that is down, or not be known yet.
    """
    return HttpResponse(render_to_string(f"errors/{status}.html", {"reason": reason}), status=status)


class PrivityErrors(MiddlewareMixin):
    """Turns a ``PrivityError`` that a view let through into its page. Other failures stay failures."""

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, PrivityError):
            return None
        status = status_of(error)
        return error_page(status, "" if status == 404 else str(error))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(400)


def permission_denied(request: HttpRequest, exception: PermissionDenied) -> HttpResponse:
    return error_page(403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django calls this for a form without its token: a foreign page, or a page that was open for too long."""
    return HttpResponse(render_to_string("errors/expired.html"), status=403)


def page_not_found(request: HttpRequest, exception: Http404) -> HttpResponse:
    return error_page(404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django calls this while it handles the failure: a database that does not answer is 503, all else is our mistake."""
    down = isinstance(sys.exception(), OperationalError | InterfaceError)
    return error_page(503 if down else 500)
