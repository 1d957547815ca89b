"""Database and data folder are put back together, from one backup: nobody here can notice, the witness does."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.config.environment import without_settings
from tests.config.test_production import GOOD
from tests.witness.running import running

FIRST = """
from uuid import UUID
from privity.commands import migrate
migrate.migrate()
from privity.kit.clock import now
from privity.ledger.selectors import key_of
from privity.ledger.services import sign_due
from tests.ledger.writing import write
write(UUID(int=7))
assert sign_due(now) == 1
print(key_of(UUID(int=7)))
"""

ACT = """
from uuid import UUID
from privity.commands import django
django.start()
from tests.ledger.writing import write
write(UUID(int=7))
"""


class Installation:
    """Privity in a folder of its own, run by its commands."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.witnesses = ""

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A Python there."""
        place = {"PRIVITY_DATA": "data", "PYTHONPATH": str(Path.cwd()), "DATABASE_URL": ""}
        environment = without_settings(os.environ) | GOOD | place | {"PRIVITY_WITNESSES": self.witnesses}
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, cwd=self.place, env=environment, capture_output=True, text=True, check=False, timeout=120
        )

    def act(self) -> subprocess.CompletedProcess[str]:
        """Something happens, and what is due is done."""
        assert self.run("-c", ACT).returncode == 0
        return self.run("-m", "privity", "run-due")

    def check(self) -> tuple[int, str]:
        done = self.run("-m", "privity", "check")
        return done.returncode, done.stderr


def test_what_only_a_witness_notices(tmp_path: Path) -> None:
    here = Installation(tmp_path)
    log = here.run("-c", FIRST).stdout.strip()
    with running(tmp_path / "supervisor", log) as witness:
        here.witnesses = f"{witness.key}@{witness.url}"
        assert "ledger.cosignatures: 1\n" in here.act().stdout
        shutil.copytree(tmp_path / "data", tmp_path / "backup")
        for _ in range(2):
            assert "ledger.cosignatures: 1\n" in here.act().stdout
        assert here.check() == (0, "")
        shutil.rmtree(tmp_path / "data")
        shutil.copytree(tmp_path / "backup", tmp_path / "data")
        assert here.check() == (0, "")
        for words in ("saw 4 entries", "saw other 4 entries", "saw other 4 entries"):
            done = here.act()
            assert "ledger.checkpoints: 1\nledger.cosignatures: 0\n" in done.stdout
            assert words in done.stderr
            code, said = here.check()
            assert (code, said.count("\n")) == (1, 1)
            assert f"the witness privity-witness {words} in the ledger of the practice {7:032x}" in said
    assert "does not answer" in here.act().stderr
    assert "saw other 4 entries" in here.check()[1]


@pytest.mark.parametrize("value", ["rubbish", "a+b+c@https://witness.example"])
def test_a_witness_that_cannot_be_asked_is_one_line(tmp_path: Path, value: str) -> None:
    here = Installation(tmp_path)
    here.witnesses = value
    code, said = here.check()
    assert (code, said.count("\n")) == (2, 1)
    assert said.startswith(f"privity check: PRIVITY_WITNESSES: '{value}': ")
