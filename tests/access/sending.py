"""Sending what a row of the table says, as one of its actors."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import resolve, reverse

from privity.kit.ids import new_id
from tests.access.rows import Row, url_names
from tests.access.scenes import SCENES, plain
from tests.access.visit import Visit
from tests.access.world import World

URLS = url_names()


@contextmanager
def taken_back() -> Iterator[None]:
    """What happens in here has not happened afterwards; also what insists on being a whole transaction."""
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined] # as Django's own TestCase does
    with block:
        yield
        transaction.set_rollback(True)


def visit_of(row: Row, world: World) -> Visit:
    """Set the scene of a row: its variant's, its URL's, or else what the address asks for."""
    scene = SCENES.get(row.scene) or SCENES.get(row.name)
    return scene(world) if scene else plain(URLS[row.name], world)


def path_to(name: str, there: Visit) -> str:
    return reverse(name, kwargs=there.path)


def some_path_to(name: str) -> str:
    """A path of the right shape, to nothing that exists."""
    parts = {"uuid": new_id(), "int": 2_000_000_000, "str": "nothing", "slug": "nothing"}
    shapes = re.findall(r"<(?:(\w+):)?(\w+)>", URLS[name])
    return reverse(name, kwargs={part: parts[shape or "uuid"] for shape, part in shapes})


def send(world: World, actor: str, method: str, path: str, form: Any, *, token: bool = True) -> Any:
    """The answer to this actor's browser; without ``token`` as if a foreign page had sent it."""
    visitor = world.visitor(actor)
    if method == "POST":
        as_bytes = {"content_type": "application/octet-stream"} if isinstance(form, bytes) else {}
        return visitor.post(path, form, token=token, **as_bytes)
    return visitor.generic(method, path, headers={"X-CSRFToken": visitor.cookies[settings.CSRF_COOKIE_NAME].value})


def told(answer: Any, path: str) -> str:
    """An answer as the table writes it."""
    if answer.status_code == 302 and answer.headers["Location"] == f"{reverse('account_login')}?next={path}":
        return "in"
    return str(answer.status_code)


def leads_to(answer: Any) -> str:
    """The name of the URL that a redirect leads to; it has to be one of ours."""
    parts = urlsplit(answer.headers["Location"])
    assert not parts.netloc, answer.headers["Location"]
    return resolve(parts.path).view_name


def absent(there: Visit) -> Visit:
    """The same visit to what does not exist: each id is one that nobody has."""
    return Visit({part: _nobodys(id_) for part, id_ in there.path.items()}, there.form)


def _nobodys(part: Any) -> Any:
    if isinstance(part, UUID):
        return new_id()
    return 2_000_000_000 if isinstance(part, int) else part
