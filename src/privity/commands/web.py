"""Asking a site as a browser would: one address at a time, no redirect followed, nothing sent along."""

from dataclasses import dataclass
from email.message import Message
from functools import cache
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from privity.commands import UsageError

SECONDS = 20
MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    url: str
    status: int
    headers: Message
    content: bytes


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


@cache
def took(url: str) -> Answer:
    """What stands at this address; asked once.

    :raises UsageError: it is no address of the web, or nobody answers
    """
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
        raise UsageError(f"{url!r} is no address like https://privity.example.org.")
    request = Request(url, headers={"Accept-Encoding": "identity"})  # noqa: S310 (the scheme was looked at)
    try:
        with build_opener(_Stay).open(request, timeout=SECONDS) as answer:
            return Answer(url, answer.status, answer.headers, answer.read(MAX_BYTES))
    except HTTPError as error:
        return Answer(url, error.code, error.headers, b"")
    except (URLError, HTTPException, OSError, ValueError) as error:
        raise UsageError(f"{url} cannot be reached: {getattr(error, 'reason', error)}") from None


def origin_of(url: str) -> tuple[str, str]:
    """Scheme and host, with the port."""
    parts = urlsplit(url)
    return parts.scheme, parts.netloc
