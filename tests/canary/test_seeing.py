"""Each eye of the walk sees what it is there to see: an eye that is shut finds no leak either."""

import logging
from urllib.parse import quote

import pytest
from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.test import override_settings
from django.urls import path

from tests.canary.browser import WatchedVisitor
from tests.canary.logged import everything_logged
from tests.canary.stores import leaks_in_stores
from tests.canary.words import canary, leak_in

WORD = canary("word")


def tells(request: HttpRequest) -> HttpResponse:
    messages.success(request, WORD)
    return HttpResponse(f'<a href="/people/{quote(WORD)}">{WORD}</a>')


def forbids(request: HttpRequest) -> HttpResponse:
    return HttpResponse(WORD, status=403)


def leads(request: HttpRequest) -> HttpResponse:
    return redirect(f"/told?name={quote(WORD)}")


urlpatterns = [path("told", tells), path("forbids", forbids), path("leads", leads)]


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(
    ("address", "places"),
    [
        ("/told", ["cookie messages of /told", "link on /told"]),
        ("/forbids", ["page 403 of /forbids"]),
        ("/leads", ["Location of /leads"]),
        (f"/told?name={quote(WORD)}", ["address /told", "cookie messages of /told", "link on /told"]),
    ],
)
def test_a_browser_sees(address: str, places: list[str]) -> None:
    visitor = WatchedVisitor([])
    visitor.get(address)
    assert [leak.partition(":")[0] for leak in visitor.leaks] == places


@pytest.mark.django_db
def test_the_stores_are_opened() -> None:
    cache.set("key", [WORD])
    assert [leak.partition(":")[0] for leak in leaks_in_stores()] == ["privity_cache.value"]


def test_the_log_is_read() -> None:
    with everything_logged() as log:
        logging.getLogger("some.library").debug("about %s", WORD)
    assert WORD in log.getvalue()


@pytest.mark.parametrize("spelling", [WORD, WORD.upper(), quote(WORD), WORD.replace("v", "&#118;")])
def test_a_word_is_found_in_any_spelling(spelling: str) -> None:
    assert leak_in(f"x{spelling}x")
