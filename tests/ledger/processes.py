"""``python -m tests.ledger.processes DATABASE EACH PRACTICE:WRITERS…``: so many processes write to each ledger, at once.

Practice after practice: its writers start together, append EACH entries each, and now and then sign. Fails if one of them does.
"""

import os
import sys
from uuid import UUID

import django
from django.conf import settings

SIGN_EACH = 16


def main(database: str, each: int, teams: list[str]) -> None:
    """Let every team write; the next begins when all of it are done."""
    settings.DATABASES["default"]["NAME"] = database
    for team in teams:
        practice, writers = team.split(":")
        children = [start(UUID(practice), each) for _ in range(int(writers))]
        assert [os.waitpid(child, 0)[1] for child in children] == [0] * len(children)


def start(practice: UUID, each: int) -> int:
    """A child that appends ``each`` entries, and ends."""
    if child := os.fork():
        return child
    from privity.kit.clock import now
    from privity.ledger.services import sign_checkpoint
    from tests.ledger.writing import write

    for _ in range(each):
        if write(practice) % SIGN_EACH == 0:
            sign_checkpoint(practice=practice, clock=now)
    os._exit(0)


if __name__ == "__main__":
    django.setup()
    name, count, *those = sys.argv[1:]
    main(name, int(count), those)
