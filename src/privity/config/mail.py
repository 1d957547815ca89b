"""One PRIVITY_SMTP_URL to Django's ``MAILERS`` entry."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def mailer(url: str) -> dict[str, Any]:
    """The ``MAILERS`` entry for ``smtp://`` (plain), ``smtp+starttls://`` or ``smtps://`` ``[user:password@]host[:port]``."""
    parts = urlsplit(url)
    ports = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
    if parts.scheme not in ports or not parts.hostname:
        raise ImproperlyConfigured(
            "PRIVITY_SMTP_URL must be smtp+starttls://user:password@host:587, smtps:// or smtp://."
        )
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": parts.hostname,
            "port": parts.port or ports[parts.scheme],
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_tls": parts.scheme == "smtp+starttls",
            "use_ssl": parts.scheme == "smtps",
            "timeout": 15,
        },
    }
