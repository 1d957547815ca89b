"""A browser of which every request and answer is looked at: addresses, headers, cookies, error pages, links."""

import re
from typing import Any, Final

from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory

from tests.canary.words import leak_in
from tests.visitor import Visitor

REFUSALS: Final = {403, 404, 405, 409, 500, 503}
"""Pages that say no: they tell nothing. (400 is one's own form again.)"""
LINKS: Final = re.compile(r'\b(?:href|action|formaction|src)="(?!otpauth:)([^"]*)"')
"""What the browser would ask for. (The app's own link names its owner, who opens it on their phone: no request.)"""


class WatchedVisitor(Visitor):
    """``leaks`` are the places where something stood that must not: "Location of POST /start: …"."""

    def __init__(self, leaks: list[str]) -> None:
        super().__init__()
        self.leaks = leaks
        self.raise_request_exception = False
        self.statuses: list[int] = []

    def request(self, **environ: Any) -> Any:
        answer = super().request(**environ)
        path = environ["PATH_INFO"]
        self.statuses.append(answer.status_code)
        self._look(f"address {path}", f"{path}?{environ.get('QUERY_STRING', '')}")
        for name, value in answer.headers.items():
            self._look(f"{name} of {path}", value)
        for name, cookie in answer.cookies.items():
            self._look(f"cookie {name} of {path}", opened(name, cookie.value))
        self._look_at_page(path, answer)
        return answer

    def _look_at_page(self, path: str, answer: Any) -> None:
        if answer.headers.get("Referrer-Policy") != "same-origin" or "no-store" not in answer.headers["Cache-Control"]:
            self.leaks.append(f"{path} may be cached, or tells others where one came from")
        page = answer.content.decode(errors="replace")
        if answer.status_code in REFUSALS:
            self._look(f"page {answer.status_code} of {path}", page)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            self._look(f"link on {path}", "\n".join(LINKS.findall(page)))

    def _look(self, place: str, text: str) -> None:
        if leak := leak_in(text):
            self.leaks.append(f"{place}: …{leak}…")


def opened(name: str, value: str) -> str:
    """What a cookie says; that of messages is packed."""
    if name != CookieStorage.cookie_name:
        return value
    messages = CookieStorage(RequestFactory().get("/"))._decode(value) or []  # type: ignore[attr-defined]
    return str([str(message) for message in messages])
