"""``python -m tests.ledger.processes DATABASE EACH PRACTICE:WRITERS…``: so many processes write to each ledger, at once.

Practice after practice: its writers start together, append EACH entries each, and now and then sign. Fails if one of them does.
"""

import os
import sys
from uuid import UUID

import django
from django.conf import settings

from privity.core.merkle.checkpoint import checkpoint_from
from privity.core.merkle.note import Note

SIGN_EACH = 4


def main(database: str, each: int, teams: list[str]) -> None:
    """Let every team write; the next begins when all of it are done."""
    settings.DATABASES["default"]["NAME"] = database
    for team in teams:
        practice, writers = team.split(":")
        children = [start(UUID(practice), each) for _ in range(int(writers))]
        assert [os.waitpid(child, 0)[1] for child in children] == [0] * len(children)


def start(practice: UUID, each: int) -> int:
    """A child that appends ``each`` entries and sees that the checkpoint in the folder never goes back; then it ends."""
    if child := os.fork():
        return child
    from privity.kit.clock import now
    from privity.ledger import folder
    from privity.ledger.services import sign_checkpoint
    from tests.ledger.writing import write

    seen = 0
    for _ in range(each):
        if write(practice) % SIGN_EACH == 0:
            seen = max(seen, size_of(sign_checkpoint(practice=practice, clock=now)))
        assert size_of(folder.kept(practice)) >= seen
    os._exit(0)


def size_of(note: Note | None) -> int:
    return checkpoint_from(note.text).size if note else 0


if __name__ == "__main__":
    django.setup()
    name, count, *those = sys.argv[1:]
    main(name, int(count), those)
