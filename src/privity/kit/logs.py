"""Logs name the code, never the people: no paths, no values, no exception messages (M2).

A path can hold a signer's link and a database error can quote a row, so a record shows the route's pattern, and an
exception its class and the lines of code it passed.
"""

import logging
import traceback
from copy import copy
from types import TracebackType
from typing import Any, Final

type ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class DiscreetFormatter(logging.Formatter):
    """Formats a record of a request by its route, and any exception by class and place, also one among its values."""

    def format(self, record: logging.LogRecord) -> str:
        discreet = copy(record)
        discreet.exc_text = None  # another formatter may have written it already, with all its words
        if isinstance(record.args, tuple):
            discreet.args = tuple(_named(value) for value in record.args)
        return super().format(discreet)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (logging's own name)
        request = getattr(record, "request", None)
        if request is not None:
            record.message = f"{getattr(record, 'status_code', '-')} {request.method} {route(request)}"
        return super().formatMessage(record)

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 (logging's own name)
        return "\n".join(lines(ei[1])) if ei[1] is not None else ""


def _named(value: object) -> object:
    return type(value).__qualname__ if isinstance(value, BaseException) else value


def route(request: Any) -> str:
    """The URL pattern that ``request`` matched, never its path."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match else "(no route)"


def lines(error: BaseException) -> list[str]:
    """``error`` and what caused it, outermost first: class names and places, no messages."""
    cause = error.__cause__ or error.__context__
    frames = [
        f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
    ]
    return [type(error).__qualname__, *frames, *(lines(cause) if cause else [])]


DISCREET: Final = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": DiscreetFormatter, "format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "propagate": True, "level": "WARNING"},
        "django.request": {"level": "ERROR"},
    },
}
"""Django's ``LOGGING``: one stream, to standard error; a 4xx is no news."""
