"""``privity setup``: bring the database up to date, then make the first coach and their practice, or say how to."""

import argparse
from collections.abc import Sequence

from privity.commands import UsageError, no_arguments
from privity.commands.migrate import migrate


def run(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="privity setup", description="Without options: prints the setup code.")
    parser.add_argument("--address", help="the first coach's e-mail address")
    parser.add_argument("--name", help="the first coach's name")
    parser.add_argument("--practice", help="the name of the practice")
    wanted, surplus = parser.parse_known_args(arguments)
    no_arguments(surplus)
    missing = [f"--{option}" for option, value in vars(wanted).items() if not value]
    if 0 < len(missing) < len(vars(wanted)):
        raise UsageError(f"{' and '.join(missing)} is missing.")
    migrate()
    return _say_how() if missing else _found(wanted)


def _say_how() -> int:
    from privity.web.first_run import announcement

    print(announcement() or "There is a practice here already.")
    return 0


def _found(wanted: argparse.Namespace) -> int:
    from django.conf import settings

    from privity.core.errors import PrivityError
    from privity.kit.clock import now
    from privity.web.first_run import found_first_practice

    try:
        found_first_practice(address=wanted.address, name=wanted.name, practice=wanted.practice, clock=now)
    except PrivityError as error:
        raise UsageError(str(error)) from error
    print(f"Done. Sign in at {settings.BASE_URL}/sign-in as {wanted.address}.")
    return 0
