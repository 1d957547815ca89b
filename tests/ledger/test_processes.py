"""Several processes append and sign at once, and are killed in the middle: no gap, nothing half-done, nothing lost."""

import json
import os
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import Count

from privity.core.merkle.checkpoint import checkpoint_from
from privity.kit.clock import now
from privity.kit.ids import new_id
from privity.ledger import folder as second_place
from privity.ledger.models import Checkpoint, Entry, EntryReader, Tile
from privity.ledger.selectors import alarms, faults, size_of
from privity.ledger.services import sign_checkpoint
from tests.ledger.killing import BATCH
from tests.ledger.test_concurrency import at_once, numbers
from tests.ledger.writing import plant, write, write_many

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = int(os.environ.get("KILLS", "10"))
APPENDS = int(os.environ.get("APPENDS", "16"))
"""``KILLS=200 APPENDS=1000 ./dev test tests/ledger/test_processes.py -s`` for more, with what was killed doing what."""
PLANTED = 240
"""Entries that are there before: the first tile is nearly full."""


def run(module: str, *arguments: object) -> str:
    """What another process prints, on this test's database and data folder."""
    command = [sys.executable, "-m", f"tests.ledger.{module}", str(connection.settings_dict["NAME"])]
    environment = {**os.environ, "PRIVITY_DATA": str(settings.DATA)}
    done = subprocess.run(
        [*command, *map(str, arguments)], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def check_all(practice: UUID, size: int) -> None:
    """Every number once, every tile as its rows make it, and the checkpoint in the folder the last one that was signed."""
    assert numbers(practice) == list(range(1, size + 1))
    assert EntryReader.objects.filter(practice_id=practice).count() == size
    assert Tile.objects.filter(practice_id=practice, level=0).count() == size // 256
    kept = second_place.kept(practice)
    assert kept is not None
    signed = Checkpoint.objects.filter(practice_id=practice).order_by("-size").values_list("size", flat=True)[0]
    assert size >= checkpoint_from(kept.text).size >= signed
    assert (list(faults(practice)), alarms()) == ([], [])


def test_processes_at_once(folder: Path) -> None:
    teams = {new_id(): writers for writers in (2, 4, 8, 16)}
    for practice in teams:
        plant(practice, PLANTED)
    run("processes", APPENDS, *(f"{practice.hex}:{writers}" for practice, writers in teams.items()))
    for practice, writers in teams.items():
        check_all(practice, PLANTED + writers * APPENDS)


@pytest.mark.parametrize(("writers", "kills"), [(1, KILLS), (4, KILLS // 2)])
def test_killed_in_the_middle(folder: Path, practice: UUID, writers: int, kills: int) -> None:
    plant(practice, PLANTED)
    found = json.loads(run("killing", practice.hex, writers, kills))
    size = size_of(practice)
    print(f"{kills} kills of {writers}: {found['died']}, {size:,} entries")
    assert sum(found["died"].values()) == writers * kills
    assert size >= found["told"] > PLANTED
    batches = Entry.objects.filter(seq__gt=PLANTED).values("actor_id").annotate(entries=Count("pk"))
    assert {batch["entries"] for batch in batches} == {BATCH}
    assert sign_checkpoint(practice=practice, clock=now)
    check_all(practice, size)
    half_written = {file.name for file in folder.iterdir()} - {"key.pem", f"{practice.hex}.checkpoint"}
    assert all(name.endswith(".new") for name in half_written), half_written


@pytest.mark.parametrize("writers", [2, 8])
def test_tiles_fill_while_many_append(folder: Path, practice: UUID, writers: int) -> None:
    write_many(practice, 230)
    at_once(writers, lambda _number: [write(practice) for _ in range(64 // writers)])
    assert numbers(practice) == list(range(1, 295))
    assert list(faults(practice)) == []
