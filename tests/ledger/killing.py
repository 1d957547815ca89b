"""``python -m tests.ledger.killing DATABASE PRACTICE WRITERS KILLS``: processes write to one ledger, and are killed (-9).

Round after round WRITERS processes append batch after batch, each batch in one transaction, and sign; at a random instant all are
killed: anywhere, or soon after one of them has begun what is rare (``AIMS``). After each kill it looks at what is left.
Prints as JSON the greatest number that was told as committed, and how often a writer died doing what.
"""

import json
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from mmap import mmap
from random import SystemRandom
from uuid import UUID

import django
from django.conf import settings
from django.db import connection, transaction

BATCH = 24
STARTING, BATCHING, FILLING, SIGNING, KEEPING, BETWEEN = range(6)
WORDS = ("starting", "in a batch", "filling a tile", "signing", "replacing the checkpoint", "between acts")
AIMS = (None, None, FILLING, SIGNING, KEEPING)
LONGEST = 0.06
"""Seconds until a kill that aims at nothing; one that aims comes within a sixtieth of that."""
chance = SystemRandom()


def main(database: str, practice: UUID, writers: int, kills: int) -> None:
    """Kill so often, and look each time. The first time once something was committed: else a slow machine might never come so far."""
    settings.DATABASES["default"]["NAME"] = database
    doing, told, died = mmap(-1, writers), mmap(-1, 8 * writers), Counter[str]()
    for round_ in range(kills):
        doing[:] = bytes([STARTING]) * writers
        children = [start(practice, doing, told, number) for number in range(writers)]
        wait_for(chance.choice(AIMS) if round_ else KEEPING, doing)
        for child in children:
            os.kill(child, signal.SIGKILL)
        assert all(os.waitpid(child, 0)[1] == signal.SIGKILL for child in children)
        died.update(WORDS[each] for each in doing[:])
        look(practice)
    greatest = max(int.from_bytes(told[8 * number : 8 * number + 8]) for number in range(writers))
    print(json.dumps({"told": greatest, "died": died}))


def wait_for(aim: int | None, doing: mmap) -> None:
    """Let the writers begin, and go on for a while; with an aim until one of them is there, and then for a moment."""
    while STARTING in doing[:]:
        time.sleep(0.001)
    while aim is not None and aim not in doing[:]:
        pass
    time.sleep(chance.uniform(0, LONGEST / (60 if aim else 1)))


def look(practice: UUID) -> None:
    """What must hold at every instant, whoever died where. The connection is closed: the next writers open their own."""
    from privity.core.merkle.checkpoint import checkpoint_from
    from privity.ledger import folder
    from privity.ledger.models import Checkpoint
    from privity.ledger.selectors import alarms, size_of

    signed = Checkpoint.objects.order_by("-size").values_list("size", flat=True).first() or 0
    kept = folder.kept(practice)
    known = checkpoint_from(kept.text).size if kept else 0
    assert signed <= known <= size_of(practice), (signed, known, size_of(practice))
    assert alarms() == []
    connection.close()


def start(practice: UUID, doing: mmap, told: mmap, number: int) -> int:
    """A child that writes for ever. It notes what it does, and each number once it is committed."""
    if child := os.fork():
        return child
    from privity.core.entries import EngagementEnded
    from privity.kit.clock import now
    from privity.kit.ids import new_id
    from privity.ledger import folder
    from privity.ledger.services import appending, sign_checkpoint

    def noting(what: int, act: Callable[..., None]) -> Callable[..., None]:
        def noted(*arguments: object) -> None:
            before, doing[number] = doing[number], what
            act(*arguments)
            doing[number] = before

        return noted

    appending._fill_tiles = noting(FILLING, appending._fill_tiles)
    folder.keep = noting(KEEPING, folder.keep)
    while True:
        doing[number], actor, seq = BATCHING, new_id(), 0
        with transaction.atomic():
            for _ in range(BATCH):
                seq = appending.append(
                    actor=actor, practice=practice, engagement=None, entry=EngagementEnded(), readers={actor}, at=now()
                )
        doing[number] = BETWEEN
        told[8 * number : 8 * number + 8] = seq.to_bytes(8)
        doing[number] = SIGNING
        sign_checkpoint(practice=practice, clock=now)


if __name__ == "__main__":
    django.setup()
    name, of, count, rounds = sys.argv[1:]
    main(name, UUID(of), int(count), int(rounds))
