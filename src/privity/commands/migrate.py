"""``privity migrate``: bring the database up to date. Safe to run again."""

from collections.abc import Sequence

from privity.commands import django, no_arguments


def run(arguments: Sequence[str]) -> int:
    no_arguments(arguments)
    migrate()
    return 0


def migrate() -> None:
    """Make the data folder, the tables, and the table of the shared cache."""
    django.start()
    from django.conf import settings

    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    django.call("migrate", interactive=False, verbosity=0)
    django.call("createcachetable", verbosity=0)
