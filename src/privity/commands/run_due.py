"""``privity run-due``: do what is due now, once. Safe to run as often as wished, twice, and beside itself."""

from collections.abc import Sequence

from privity.commands import django, no_arguments


def run(arguments: Sequence[str]) -> int:
    no_arguments(arguments)
    django.start()
    from privity.kit.clock import now
    from privity.kit.due import run_all

    done = run_all(now)
    for name, count in done.items():
        print(f"{name}: {'failed' if count is None else count}")
    return 1 if None in done.values() else 0
