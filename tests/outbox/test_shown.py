"""The demo's mail page: there in the demo, nowhere else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.mail import mailers
from django.http import Http404
from django.test import RequestFactory
from pytest_django import Settings

from privity.outbox import services
from privity.outbox.views import mail
from tests.clock import StandingClock

PRODUCTION = {
    "PRIVITY_SECRET_KEY": "k7Qp2mXbV9tRw4sLz8Hn3cJf6yDa1gEo5uKi0xTvBqPjMhNwZr",
    "PRIVITY_ALLOWED_HOSTS": "privity.example.org",
    "PRIVITY_BASE_URL": "https://privity.example.org",
    "PRIVITY_SMTP_URL": "smtps://mail.example.org",
}


@pytest.fixture
def demo(settings: Settings, tmp_path: Path) -> None:
    settings.DEMO = True
    settings.ROOT_URLCONF = "privity.demo.urls"
    backend = "privity.outbox.shown.ShowMail"
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": {"folder": tmp_path / "mail"}}}


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("demo")
def test_mails_are_shown_newest_first_with_links(clock: StandingClock, rf: RequestFactory) -> None:
    request = rf.get("/mail")
    request.user = AnonymousUser()
    assert "No mail yet" in mail(request).content.decode()
    for number in range(3):
        clock.forward(seconds=1)
        body = f"Mail {number}\n<b>&</b> http://localhost:8000/x?a=1"
        services.queue_mail(recipient="anna@example.org", subject="You have an update", body=body, clock=clock)
    services.deliver_due(clock)
    page = mail(request).content.decode()
    assert page.index("Mail 2") < page.index("Mail 1") < page.index("Mail 0")
    assert '<a href="http://localhost:8000/x?a=1" rel="nofollow">' in page
    assert "&lt;b&gt;" in page


def test_the_view_is_not_there_without_the_demo(rf: RequestFactory) -> None:
    with pytest.raises(Http404):
        mail(rf.get("/mail"))


def resolves(settings: str, environment: dict[str, str]) -> str:
    """What ``/mail`` is under these settings, in a fresh process."""
    script = """
import django
from django.urls import Resolver404, resolve
django.setup()
try:
    print(resolve("/mail").view_name)
except Resolver404:
    print("nothing")
"""
    chosen = {**os.environ, **environment, "DJANGO_SETTINGS_MODULE": f"privity.config.settings.{settings}"}
    done = subprocess.run([sys.executable, "-c", script], env=chosen, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_only_the_demo_routes_it(tmp_path: Path) -> None:
    assert resolves("demo", {"PRIVITY_DATA": str(tmp_path)}) == "outbox:mail"
    assert resolves("prod", {**PRODUCTION, "PRIVITY_DATA": str(tmp_path)}) == "nothing"


@pytest.mark.usefixtures("demo")
def test_the_demo_sends_nothing() -> None:
    assert type(mailers["default"]).__name__ == "ShowMail"
