"""The secret that a passkey derives for unlocking (WebAuthn PRF) never comes here: with it this server could open what is sealed.

``JSON.stringify(credential)`` holds it. The pages send what they send field by field; whatever does hold it is refused.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse

from privity.core.errors import InvalidError
from privity.kit.api import JSON, PLACE
from privity.kit.errors import error_page

PLACES: Final = ("/account/", "/sign-in", PLACE)
TOLD: Final = (
    "The secret of a passkey was in what was sent. It belongs on your device alone: reload the page, and try again."
)

type Handler = Callable[[HttpRequest], HttpResponse]


def no_secret(get_response: Handler) -> Handler:
    """Refuse whatever holds the results of PRF, in a form or in JSON, before any view reads it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(PLACES) and any(map(_is_secret_in, _texts(request))):
            return _refusal(request)
        return get_response(request)

    return middleware


def _refusal(request: HttpRequest) -> HttpResponse:
    if request.path_info.startswith(PLACE):
        return JsonResponse({"code": InvalidError.code, "message": TOLD}, status=400)
    return error_page(400, TOLD)


def _texts(request: HttpRequest) -> Iterator[str | bytes]:
    """What may be JSON in a request. Bytes that are sent as such, pieces of sealed files, are not read here."""
    if request.content_type == JSON:
        yield request.body
    for _name, values in request.POST.lists():
        yield from values


def _is_secret_in(text: str | bytes) -> bool:
    try:
        return _tells_secret(json.loads(text))
    except (ValueError, RecursionError):
        return False


def _tells_secret(said: Any) -> bool:
    """Whether the results of PRF stand anywhere in it."""
    if isinstance(said, list):
        return any(map(_tells_secret, said))
    if not isinstance(said, dict):
        return False
    prf = said.get("prf")
    return (isinstance(prf, dict) and "results" in prf) or any(map(_tells_secret, said.values()))
