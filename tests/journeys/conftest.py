"""Real browser journeys: the live server on localhost, one browser context for each person, everything watched."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from privity.accounts.models import Person
from tests.journeys import chromium
from tests.journeys.accessibility import assert_accessible
from tests.journeys.watch import Watch
from tests.visitor import Visitor

SCREENS = Path("test-results/screens")
PATIENCE = 30_000
"""Milliseconds: long enough for a busy machine, as no journey is about speed."""

HEIGHTS = {1280: 800, 390: 844}

expect.set_options(timeout=PATIENCE)

type Enter = Callable[..., Page]
type Shot = Callable[[Page, str], None]
type Show = Callable[[Page, str], None]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": chromium.executable(), "args": chromium.flags()}


@pytest.fixture(scope="session", autouse=True)
def playwright_beside_the_database() -> Iterator[None]:
    """Playwright's loop runs in the tests' thread; Django would take each query there for a mistake."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(params=HEIGHTS, ids=lambda width: f"{width}px")
def width(request: pytest.FixtureRequest) -> int:
    """Each journey runs at both widths; ``@pytest.mark.parametrize("width", [1280], indirect=True)`` chooses one."""
    chosen: int = request.param
    return chosen


@pytest.fixture
def watch(live_server: LiveServer) -> Iterator[Watch]:
    """What the browser complained about: anything that was not expected fails the journey when it ends."""
    watching = Watch(live_server.url)
    yield watching
    assert not watching.verdict(), "\n".join(watching.verdict())


@pytest.fixture
def enter(browser: Browser, live_server: LiveServer, watch: Watch, width: int) -> Iterator[Enter]:
    """``enter()`` is a fresh browser with nobody signed in; ``enter(person)`` one where ``person`` is.

    Relative addresses work: ``enter(coach).goto("/")``. Pages do not move unless asked to: on a busy machine Chromium
    gives up a transition between two pages now and then, and calls that an error of the page.
    """
    contexts = []

    def fresh(person: Person | None = None, **options: Any) -> Page:
        viewport = ViewportSize(width=width, height=HEIGHTS[width])
        options = {"viewport": viewport, "has_touch": width < 600, "reduced_motion": "reduce", **options}
        context = browser.new_context(base_url=live_server.url, **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        watch.over(context)
        if person is not None:
            context.add_cookies([signed_in(person, live_server.url)])
        return context.new_page()

    yield fresh
    for context in contexts:
        context.close()


def signed_in(person: Person, url: str) -> Any:
    """The cookie of a new session of ``person``: for journeys that are not about signing in."""
    visitor = Visitor()
    visitor.force_login(person)
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": visitor.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": url,
    }


@pytest.fixture
def shot(request: pytest.FixtureRequest, width: int) -> Shot:
    """``shot(page, "signed")`` keeps a picture of the whole page in test-results/screens."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    journey = request.node.originalname.removeprefix("test_")

    def keep(page: Page, name: str) -> None:
        page.screenshot(path=SCREENS / f"{journey}-{name}-{width}.png", full_page=True, animations="disabled")

    return keep


@pytest.fixture
def show(shot: Shot) -> Show:
    """``show(page, "signed")`` is a page as it is meant to be: accessible, no wider than the window, kept as a picture."""

    def look_at(page: Page, name: str) -> None:
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        shot(page, name)

    return look_at
