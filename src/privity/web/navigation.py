"""What every page of a signed-in person shows beside its own matter: where they can go, and who they are."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

OF_ENGAGEMENTS = ("/agreements/", "/reviews/", "/practices/")
"""Pages of engagements that have a shorter address."""


def navigation(request: HttpRequest) -> dict[str, Any]:
    """``nav`` and ``you`` for ``web/base.html``. Nothing for somebody who is not signed in; no query at all."""
    if not request.user.is_authenticated:
        return {}
    items = [
        (_("Today"), _address("web:home"), "layout-dashboard"),
        (_("Engagements"), _address("engagements:list"), "users"),
        (_("Account"), _address("account"), "settings"),
    ]
    if settings.DEMO:
        items.insert(2, (_("Mail"), _address("outbox:mail"), "mail"))
    return {
        "nav": [
            {"label": label, "url": url, "icon": icon, "current": _current(url, request.path)}
            for label, url, icon in items
        ],
        "you": {"url": _address("account"), "line": _("Your account")},
    }


def _current(url: str, path: str) -> bool:
    """A page belongs to the item under whose address it stands; "/" only to itself."""
    under = (url, *OF_ENGAGEMENTS) if url == _address("engagements:list") else (url,)
    return path == url or (url != "/" and path.startswith(under))


@cache
def _address(page: str) -> str:
    """Addresses stay as they are while the server runs, and looking them up takes long for every page."""
    return reverse(page)
