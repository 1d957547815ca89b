"""``privity secret``: a fresh secret key."""

import secrets
from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    print(secrets.token_urlsafe(48))
    return 0
