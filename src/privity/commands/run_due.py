"""``privity run-due``: do what is due now, once. Safe to run as often as wished (a timer each minute is usual)."""

from collections.abc import Sequence

from privity.commands import django


def run(arguments: Sequence[str]) -> int:
    django.call("run_due", *arguments)
    return 0
