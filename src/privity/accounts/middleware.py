"""For a signed-in person: times in their zone, and a session that lasts while it is used."""

from collections.abc import Callable
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from privity.accounts.models import Person
from privity.accounts.services import note_session
from privity.kit.clock import now

SEEN: Final = "seen"
EVERY: Final = 300
"""Seconds between two notes that a session is in use: so a page costs no write, and the end comes up to this much early."""

type Handler = Callable[[HttpRequest], HttpResponse]


def person(get_response: Handler) -> Handler:
    """Note that the session is in use, and answer in the person's time zone."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not isinstance(request.user, Person):
            return get_response(request)
        _note_use(request)
        with timezone.override(_zone(request.user.time_zone)):
            return get_response(request)

    return middleware


def _note_use(request: HttpRequest) -> None:
    at = int(now().timestamp())
    if at - request.session.get(SEEN, 0) >= EVERY:
        request.session[SEEN] = at
        note_session(request)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
