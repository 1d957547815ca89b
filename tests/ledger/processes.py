"""``python -m tests.ledger.processes DATABASE PRACTICE WRITERS ROUNDS``: processes that write to one ledger, and are killed.

In each round WRITERS processes append and now and then sign, until they are killed (-9) in the middle. Prints the greatest
number that one of them had committed.
"""

import os
import signal
import sys
import time
from random import SystemRandom
from uuid import UUID

import django
from django.conf import settings

SIGN_EACH = 5
chance = SystemRandom()


def main(database: str, practice: UUID, writers: int, rounds: int) -> None:
    """Run all rounds."""
    settings.DATABASES["default"]["NAME"] = database
    told, tell = os.pipe()
    greatest = 0
    with os.fdopen(told, "rb", buffering=0) as reports:
        for _ in range(rounds):
            children = [start(practice, tell) for _ in range(writers)]
            greatest = max(greatest, *(int(reports.readline()) for _ in range(chance.randint(8, 30))))
            time.sleep(chance.uniform(0, 0.01))
            for child in children:
                os.kill(child, signal.SIGKILL)
                assert os.waitpid(child, 0)[1] == signal.SIGKILL
    print(greatest)


def start(practice: UUID, tell: int) -> int:
    """A child that writes for ever, and reports each number once it is committed and, each fifth, signed."""
    if child := os.fork():
        return child
    from privity.kit.clock import now
    from privity.ledger.services import sign_checkpoint
    from tests.ledger.writing import write

    while True:
        seq = write(practice)
        if seq % SIGN_EACH == 0:
            sign_checkpoint(practice=practice, clock=now)
        os.write(tell, f"{seq}\n".encode())


if __name__ == "__main__":
    django.setup()
    name, practice, writers, rounds = sys.argv[1:]
    main(name, UUID(practice), int(writers), int(rounds))
