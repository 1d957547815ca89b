"""An old copy of the database is put back: whoever asks whether the installation is safe is told, in one line."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.config.environment import without_settings
from tests.config.test_production import GOOD

ACTS = """
import shutil
from uuid import UUID
from privity.commands import check, migrate
migrate.migrate()
from django.db import connection
from privity.kit.clock import now
from privity.ledger.services import sign_due
from tests.ledger.writing import write
for copy in ("old", "new"):
    write(UUID(int=7))
    assert sign_due(now) == 1
    connection.close()
    shutil.copy(connection.settings_dict["NAME"], copy)
assert check.run([]) == 0
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A Python in ``folder``, which holds the data folder and the database."""
    place = {"PRIVITY_DATA": "data", "PYTHONPATH": str(Path.cwd())}
    command = [sys.executable, *arguments]
    environment = without_settings(os.environ) | GOOD | place | {"DATABASE_URL": ""}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_an_old_database_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where journeys run beside it, which allow their own process what `privity check` would refuse."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    done = run(tmp_path, "-c", ACTS)
    assert (done.stdout, done.stderr) == ("good\n", "")
    shutil.copy(tmp_path / "old", tmp_path / "data" / "privity.sqlite3")
    done = run(tmp_path, "-m", "privity", "check")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "has 1 entries, but 2 were signed: an old database was put back" in done.stderr
