"""How many acts a second, with their ledger entries and without: ``python -m bench.rows.acts FOLDER WRITERS PRACTICES SECONDS``.

So many processes act at once on the database of DATABASE_URL, all of them in the same way for half a second, then in the next way.
An act is a verb of the product, ``reiterate_boundary``, or only the row that it writes; each in one durable transaction.
Prints acts a second by way as JSON, after each entry was found in its place.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, sleep
from uuid import UUID

from bench.rows.installation import prepare

TURN = 0.5
"""Seconds."""
WAYS = ("verb with", "verb without", "row with", "row without")

type Act = Callable[[], object]
type Part = tuple[UUID, UUID, UUID]
"""A coach, their practice, their engagement."""


def stage(writers: int, practices: int) -> list[Part]:
    """A coach with an engagement for each writer, spread over so many practices."""
    from privity.accounts.services import person_for_address
    from privity.core.engagements import EngagementKind, Named
    from privity.core.vocabulary import Role
    from privity.engagements import services
    from privity.kit.clock import now

    parts, founded = [], []
    for number in range(writers):
        address = f"coach{number}@example.org"
        coach = person_for_address(address=address, name="Coach")
        if number < practices:
            founded.append((coach, services.found_practice(actor=coach, name="Practice", clock=now)))
        founder, practice = founded[number % practices]
        if founder != coach:
            services.admit_coach(actor=founder, practice_id=practice, address=address, name="Coach", clock=now)
        client = Named(Role.CLIENT, "Client", f"client{number}@example.org")
        opening = {"kind": EngagementKind.TWO_PARTY, "own_name": "Coach", "people": [client], "clock": now}
        parts.append((coach, practice, services.open_engagement(actor=coach, practice_id=practice, **opening)))
    return parts


def ways(part: Part) -> list[Act]:
    """What a writer does, in the order of ``WAYS``."""
    from django.db import transaction

    from privity.core.entries import BoundaryReiterated
    from privity.core.reminders import Occasion
    from privity.kit.clock import now
    from privity.ledger.services import append
    from privity.sharing.models import Reminder
    from privity.sharing.services import reminding

    coach, practice, engagement = part
    occasion = next(iter(Occasion))
    record = reminding.record

    def verb(recording: Callable[..., object]) -> None:
        reminding.record = recording
        reminding.reiterate_boundary(actor=coach, engagement_id=engagement, occasion=occasion, clock=now)

    @transaction.atomic(durable=True)
    def row(*, recorded: bool) -> None:
        at = now()
        there = {"practice_id": practice, "engagement_id": engagement}
        Reminder.objects.create(**there, actor_id=coach, occasion=occasion, at=at)
        if recorded:
            entry = BoundaryReiterated(occasion.value)
            append(actor=coach, practice=practice, engagement=engagement, entry=entry, readers={coach}, at=at)

    return [
        lambda: verb(record),
        lambda: verb(lambda *_arguments, **_options: None),
        lambda: row(recorded=True),
        lambda: row(recorded=False),
    ]


def write(part: Part, begin: float, turns: int) -> list[int]:
    """Act from ``begin`` on for so many turns; returns how many acts in each way."""
    acts, counts = ways(part), Counter[int]()
    for act in acts:
        act()
    sleep(max(0, begin - perf_counter()))
    while (turn := int((perf_counter() - begin) / TURN)) < turns:
        acts[turn % len(acts)]()
        counts[turn % len(acts)] += 1
    return [counts[way] for way in range(len(acts))]


def start(part: Part, begin: float, turns: int, tell: int) -> int:
    """A process that writes, and tells its counts in one line."""
    if child := os.fork():
        return child
    os.write(tell, (json.dumps(write(part, begin, turns)) + "\n").encode())
    os._exit(0)


def check(practices: set[UUID]) -> None:
    """Every entry is there, each with the next number, and every tile is what its rows make."""
    from privity.ledger.selectors import faults, size_of

    for practice in practices:
        assert size_of(practice) > 0
        assert list(faults(practice)) == []


def main(folder: str, writers: int, practices: int, seconds: int) -> None:
    prepare(Path(folder), os.environ.get("DATABASE_URL", ""))
    from django.db import connection

    parts = stage(writers, practices)
    connection.close()
    told, tell = os.pipe()
    turns = int(seconds / TURN)
    begin = perf_counter() + 1
    children = [start(part, begin, turns, tell) for part in parts]
    assert all(os.waitpid(child, 0)[1] == 0 for child in children)
    os.close(tell)
    with os.fdopen(told) as lines:
        counts = [json.loads(line) for line in lines]
    check({practice for _, practice, _ in parts})
    spent = TURN * turns / len(WAYS)
    print(json.dumps({way: sum(one[place] for one in counts) / spent for place, way in enumerate(WAYS)}))


if __name__ == "__main__":
    name, *numbers = sys.argv[1:]
    main(name, *map(int, numbers))
