"""Several processes append and sign at once and are killed in the middle: no gap, nothing half-done, nothing lost."""

import os
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection

from privity.core.merkle.checkpoint import checkpoint_from
from privity.ledger import folder as second_place
from privity.ledger.models import Checkpoint, Entry, EntryReader, Head, Tile
from privity.ledger.selectors import alarms, faults
from tests.ledger.test_concurrency import at_once, numbers
from tests.ledger.writing import write, write_many

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = int(os.environ.get("KILLS", "20"))
"""``KILLS=200 ./dev test tests/ledger/test_processes.py`` for more."""


@pytest.mark.parametrize(("writers", "rounds"), [(1, ROUNDS), (4, ROUNDS // 4)])
def test_killed_in_the_middle(folder: Path, practice: UUID, writers: int, rounds: int) -> None:
    write_many(practice, 240)
    name = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "tests.ledger.processes", name, practice.hex, str(writers), str(rounds)]
    done = subprocess.run(
        command, env={**os.environ, "PRIVITY_DATA": str(settings.DATA)}, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    told = int(done.stdout)
    size = Head.objects.get().seq
    assert size >= told > 256
    assert numbers(practice) == list(range(1, size + 1))
    assert EntryReader.objects.count() == Entry.objects.count() == size
    assert Tile.objects.filter(level=0).count() == size // 256
    kept = second_place.kept(practice)
    assert kept is not None
    assert size >= checkpoint_from(kept.text).size >= max(Checkpoint.objects.values_list("size", flat=True))
    assert (list(faults(practice)), alarms()) == ([], [])


@pytest.mark.parametrize("writers", [2, 8])
def test_tiles_fill_while_many_append(folder: Path, practice: UUID, writers: int) -> None:
    write_many(practice, 230)
    at_once(writers, lambda _number: [write(practice) for _ in range(64 // writers)])
    assert numbers(practice) == list(range(1, 295))
    assert list(faults(practice)) == []
