"""What the environment may set: one closed list, each name documented in docs/settings.md."""

import os
from typing import Final

from django.core.exceptions import ImproperlyConfigured

KNOWN: Final = frozenset(
    {
        "DATABASE_URL",
        "PRIVITY_ALLOWED_HOSTS",
        "PRIVITY_BASE_URL",
        "PRIVITY_DATA",
        "PRIVITY_MAIL_FROM",
        "PRIVITY_OLD_SECRET_KEYS",
        "PRIVITY_RESET_DAYS",
        "PRIVITY_SECRET_KEY",
        "PRIVITY_SMTP_URL",
        "PRIVITY_TRUSTED_PROXIES",
        "PRIVITY_WITNESSES",
    }
)


def text(name: str, default: str = "") -> str:
    """The value of ``name``, stripped, or ``default`` where it is unset or empty. ``name`` must be in ``KNOWN``."""
    if name not in KNOWN:
        raise KeyError(name)
    return os.environ.get(name, "").strip() or default


def required(name: str) -> str:
    """The value of ``name``; refuses to start without one, with a line that says what to set."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"Set {name} (docs/settings.md says how).")
    return value


def words(name: str) -> list[str]:
    """The comma-separated values of ``name``, in order, without empty ones."""
    return [word for part in text(name).split(",") if (word := part.strip())]


def number(name: str, default: int) -> int:
    """The value of ``name`` as a whole number of at least 0."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)
