"""``privity migrate``: bring the database up to date."""

from collections.abc import Sequence

from privity.commands import django


def run(arguments: Sequence[str]) -> int:
    django.call("migrate", interactive=False, verbosity=0)
    return 0
