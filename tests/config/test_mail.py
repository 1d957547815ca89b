"""PRIVITY_SMTP_URL to a mailer."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from privity.config.mail import mailer


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example", 25, False, False),
        ("smtp+starttls://mail.example", 587, True, False),
        ("smtps://mail.example", 465, False, True),
        ("smtps://mail.example:4650", 4650, False, True),
    ],
)
def test_ports_and_encryption(url: str, port: int, *, tls: bool, ssl: bool) -> None:
    options = mailer(url)["OPTIONS"]
    assert (options["host"], options["port"]) == ("mail.example", port)
    assert (options["use_tls"], options["use_ssl"]) == (tls, ssl)


def test_a_password_may_hold_anything() -> None:
    options = mailer("smtps://anna%40example.org:p%3A%2Fss@mail.example")["OPTIONS"]
    assert (options["username"], options["password"]) == ("anna@example.org", "p:/ss")


@pytest.mark.parametrize("url", ["", "mail.example", "http://mail.example", "smtp://"])
def test_anything_else_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="PRIVITY_SMTP_URL"):
        mailer(url)
