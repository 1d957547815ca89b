"""``privity check``: is this installation safe to serve? Exit code 1 and the reasons where it is not."""

import sys
from collections.abc import Sequence

from privity.commands import django, no_arguments


def run(arguments: Sequence[str]) -> int:
    no_arguments(arguments)
    django.start()
    from django.core.checks import WARNING, run_checks

    found = [message for message in run_checks(include_deployment_checks=True) if message.level >= WARNING]
    problems = [f"{message.id}: {message.msg}" for message in found if not message.is_silenced()]
    print("\n".join(problems or ["good"]), file=sys.stderr if problems else sys.stdout)
    return 1 if problems else 0
