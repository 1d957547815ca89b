"""Somebody on a page, at the hour that the test's clock shows: pages ask the real one."""

import re
from typing import Any

import time_machine
from django.urls import reverse

from privity.accounts.models import Person
from tests.clock import StandingClock
from tests.visitor import Visitor


class Visit:
    """``person`` signed in. Each look and each post happens now, by the test's clock."""

    def __init__(self, person: Person, clock: StandingClock) -> None:
        self.person = person
        self.clock = clock
        self.visitor = Visitor()

    def get(self, name: str, key: object, query: str = "", status: int = 200) -> str:
        """The page of this name for this id."""
        return self._text(self.answer("get", name, key, query), status)

    def post(self, name: str, key: object, data: Any = None, query: str = "", status: int = 302) -> str:
        """Post to it; where that leads, or the page that says why not."""
        answer = self.answer("post", name, key, query, data)
        return str(answer.url) if status == 302 and answer.status_code == 302 else self._text(answer, status)

    def answer(self, method: str, name: str, key: object, query: str = "", data: Any = None, **options: Any) -> Any:
        with time_machine.travel(self.clock(), tick=False):
            self.visitor.force_login(self.person)
            address = reverse(f"agreements:{name}", args=[key]) + query
            return getattr(self.visitor, method)(address, *([] if method == "get" else [data]), **options)

    def _text(self, answer: Any, status: int) -> str:
        assert answer.status_code == status, answer.status_code
        return str(answer.content.decode())


def without_token(page: str) -> str:
    """The page without what is different each time: the token of its forms."""
    return re.sub(r'value="\w{64}"', "", page)
