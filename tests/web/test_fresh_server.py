"""A server on which nobody has begun: the first page shows how to begin."""

import pytest
from django.urls import reverse
from pytest_django import Settings

from privity.kit.clock import now
from tests.cast import enter_stage
from tests.visitor import Visitor


@pytest.mark.django_db
def test_home_leads_to_the_first_run(client: Visitor) -> None:
    assert client.get("/").headers["Location"] == reverse("web:start")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("urls", "login", "way_in"),
    [("privity.config.urls", "account_login", "/sign-in"), ("privity.demo.urls", "demo:enter", "/enter")],
)
def test_later_it_leads_to_the_way_in(client: Visitor, settings: Settings, urls: str, login: str, way_in: str) -> None:
    """A newcomer to the demo chooses who to be, and needs no code by mail."""
    enter_stage(now)
    settings.ROOT_URLCONF, settings.LOGIN_URL = urls, login
    assert client.get("/").headers["Location"] == way_in
