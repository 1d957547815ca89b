"""``privity check``: is this installation safe to serve? Exit code 1 and the reasons where it is not."""

import sys
from collections.abc import Sequence

from privity.commands import django


def run(arguments: Sequence[str]) -> int:
    django.start()
    from django.core.checks import WARNING, run_checks

    found = [message for message in run_checks(include_deployment_checks=True) if message.level >= WARNING]
    for message in found:
        print(f"{message.id}: {message.msg}", file=sys.stderr)
    return 1 if found else 0
