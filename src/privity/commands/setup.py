"""``privity setup``: migrate, then make the first coach and their practice."""

from collections.abc import Sequence

from privity.commands import django


def run(arguments: Sequence[str]) -> int:
    django.call("migrate", interactive=False, verbosity=0)
    django.call("setup_practice", *arguments)
    return 0
