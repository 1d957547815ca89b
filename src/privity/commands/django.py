"""Start Django for the commands that need it, and turn its failures into one line."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from privity.commands import UsageError


def start() -> None:
    """Load the settings (``DJANGO_SETTINGS_MODULE``, else production) and every slice."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "privity.config.settings.prod")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise UsageError(str(error)) from error


@contextmanager
def plain_failures() -> Iterator[None]:
    """A database that is not there, or not up to date, becomes one line; so does a ``CommandError``."""
    from django.core.management import CommandError
    from django.db import Error

    try:
        yield
    except CommandError as error:
        raise UsageError(str(error)) from error
    except Error as error:
        reason = type(error).__name__
        raise UsageError(
            f"the database does not answer ({reason}): see DATABASE_URL, and run `privity migrate`."
        ) from error


def call(name: str, *arguments: str, **options: Any) -> None:
    """Run Django's management command ``name``."""
    start()
    from django.core.management import call_command, get_commands

    if name not in get_commands():
        raise UsageError("this installation does not have it yet.")
    with plain_failures():
        call_command(name, *arguments, **options)
