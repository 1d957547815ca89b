"""From where a request comes. What a client says of itself counts only behind proxies we were told of (C4)."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

NOWHERE = "0.0.0.0"  # noqa: S104 (an address to show, not to listen on)
"""For a request that came through a local socket."""


def network_address(request: HttpRequest) -> str:
    """The client's address: its own, or the one that the outermost of our trusted proxies saw.

    With PRIVITY_TRUSTED_PROXIES = n, each of n proxies appends to X-Forwarded-For the address it was called from; whatever
    stands further left was written by the client. A header that is too short or no address is ignored.
    """
    own = request.META.get("REMOTE_ADDR", "")
    proxies: int = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    passed = request.headers.get("X-Forwarded-For", "").split(",")
    seen = passed[-proxies] if 0 < proxies <= len(passed) else ""
    return _address(seen) or _address(own) or NOWHERE


def _address(text: str) -> str:
    try:
        return str(ip_address(text.strip()))
    except ValueError:
        return ""
