"""Browsers in which somebody has signed in before: an attacker who uses up the tries for an address does not stop them.

A signed cookie holds, for up to ``MOST`` people, a digest of the address and a random key of its own. It lets nobody in: it
only chooses whose tries are counted (OWASP's "device cookies").
"""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.core.signing import BadSignature, dumps, loads
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string, salted_hmac

SALT: Final = "privity.accounts.known_browser"
MOST: Final = 5
LASTS: Final = 180 * 24 * 60 * 60
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Known:
    """Who signed in here: a digest of the address, and the key under which tries in this browser are counted."""

    digest: str
    key: str


def key_in_browser(request: HttpRequest, address: str) -> str | None:
    """The key of this browser for ``address``; None where nobody signed in with it here."""
    digest = _digest(address)
    return next((known.key for known in _read(request) if known.digest == digest), None)


def remember_browser(request: HttpRequest, response: HttpResponse, address: str) -> None:
    """Write into ``response`` that ``address`` signed in here."""
    digest = _digest(address)
    others = [known for known in _read(request) if known.digest != digest]
    kept = [Known(digest, key_in_browser(request, address) or get_random_string(22)), *others][:MOST]
    response.set_cookie(
        settings.KNOWN_BROWSER_COOKIE_NAME,
        dumps([[known.digest, known.key] for known in kept], salt=SALT),
        max_age=LASTS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> list[Known]:
    try:
        pairs = loads(request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE_NAME, ""), salt=SALT, max_age=LASTS)
    except BadSignature:
        return []
    return [Known(*pair) for pair in pairs]


def _digest(address: str) -> str:
    return salted_hmac(SALT, address, algorithm="sha256").hexdigest()
