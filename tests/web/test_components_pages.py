"""The base templates and the error pages."""

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from privity.accounts.models import Person

CODES = (400, 403, 404, 409, 500, 503)


@pytest.mark.parametrize("code", CODES)
def test_an_error_page_says_what_to_do_without_asking_the_database(code: int) -> None:
    page = render_to_string(f"errors/{code}.html")
    assert page.count("<h1>") == 1
    assert 'href="/"' in page
    assert "<title>" in page
    assert "<title> ·" not in page


def test_an_error_page_gives_the_reason_as_text() -> None:
    page = render_to_string("errors/403.html", {"reason": "<b>No.</b>"})
    assert "<p>&lt;b&gt;No.&lt;/b&gt;</p>" in page


@pytest.mark.django_db
def test_what_is_not_there_is_a_page_of_ours() -> None:
    response = Client().get("/no/such/page")
    assert response.status_code == 404
    assert "There is nothing here for you." in response.text


NAV = [
    {"label": "Today", "url": "/", "icon": "house", "current": True},
    {"label": "Clients", "url": "/clients", "icon": "users", "current": False},
]


def test_the_navigation_marks_where_you_are() -> None:
    page = render_to_string("web/base.html", {"nav": NAV})
    assert page.count('aria-current="page"') == 1
    assert '<a href="/" aria-current="page">' in page
    assert '<a class="skip" href="#main">' in page


def test_somebody_signed_in_can_sign_out_by_post() -> None:
    person = Person(name="Amara Osei", email="amara@example.org")
    page = render_to_string("web/base.html", {"user": person, "you": {"line": "Client"}})
    assert f'<a href="{reverse("account")}" aria-label="You: Amara Osei">' in page
    assert f'<form method="post" action="{reverse("account_logout")}">' in page
    assert "Sign out" in page


def test_nobody_signed_in_sees_neither() -> None:
    page = render_to_string("web/base.html")
    assert "Sign out" not in page
    assert "<nav" not in page


@pytest.mark.parametrize(
    ("level", "tone"),
    [(constants.INFO, "info"), (constants.SUCCESS, "ok"), (constants.WARNING, "warn"), (constants.ERROR, "danger")],
)
def test_messages_are_callouts_that_are_read_out(level: int, tone: str) -> None:
    page = render_to_string("web/signed_out.html", {"messages": [Message(level, "Saved & sent.")]})
    assert '<div class="messages" role="status">' in page
    assert f'class="callout {tone}"' in page
    assert "Saved &amp; sent." in page
