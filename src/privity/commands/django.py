"""Start Django for the commands that need it, and turn its failures into one line."""

import os
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


def call(name: str, *arguments: str, **options: Any) -> None:
    """Run Django's management command ``name``; its ``CommandError`` becomes one line."""
    start()
    from django.core.management import CommandError, call_command, get_commands

    if name not in get_commands():
        raise UsageError("this installation does not have it yet.")
    try:
        call_command(name, *arguments, **options)
    except CommandError as error:
        raise UsageError(str(error)) from error
