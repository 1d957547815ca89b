"""A test client that behaves as a browser does: CSRF is enforced, and each form it posts carries the token."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

FIRST_TOKEN = "visitor0visitor0visitor0visitor0"


class Visitor(Client):
    """``post`` sends the CSRF token it holds; ``post(…, token=False)`` does what a foreign page could do."""

    def __init__(self, **options: Any) -> None:
        super().__init__(enforce_csrf_checks=True, **options)
        self.cookies[settings.CSRF_COOKIE_NAME] = FIRST_TOKEN

    def post(self, path: str, data: Any = None, *, token: bool = True, **options: Any) -> Any:  # type: ignore[override]
        headers = dict(options.pop("headers", None) or {})
        if token:
            headers["X-CSRFToken"] = self.cookies[settings.CSRF_COOKIE_NAME].value
        return super().post(path, data, headers=headers, **options)


@pytest.fixture
def client() -> Visitor:
    """Somebody who has not signed in. ``client.force_login(person)`` signs them in."""
    return Visitor()
