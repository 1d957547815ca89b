"""``privity secret``: a fresh secret key."""

import secrets
from collections.abc import Sequence

from privity.commands import no_arguments


def run(arguments: Sequence[str]) -> int:
    no_arguments(arguments)
    print(secrets.token_urlsafe(48))
    return 0
