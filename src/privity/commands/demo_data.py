"""``privity demo-data``: fill an empty database with a made-up practice."""

from collections.abc import Sequence

from privity.commands import django


def run(arguments: Sequence[str]) -> int:
    django.call("demo_data", *arguments)
    return 0
