"""Headers that Django does not set itself: browser features off, and nothing kept in any cache."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

FEATURES_OFF: Final = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
PERMISSIONS_POLICY: Final = ", ".join(f"{feature}=()" for feature in FEATURES_OFF)

type Handler = Callable[[HttpRequest], HttpResponse]


def headers(get_response: Handler) -> Handler:
    """Add the headers to every answer. A page that may be cached says so itself; all others are never stored (M2)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware
