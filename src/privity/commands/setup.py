"""``privity setup``: migrate, then make the first coach and their practice."""

from collections.abc import Sequence

from privity.commands import django
from privity.commands.migrate import migrate


def run(arguments: Sequence[str]) -> int:
    migrate()
    django.call("setup_practice", *arguments)
    return 0
