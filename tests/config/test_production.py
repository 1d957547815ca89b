"""D1: production does not start on a default, and is strict when it starts. Each case is a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.config.environment import without_settings

GOOD = {
    "DJANGO_SETTINGS_MODULE": "privity.config.settings.prod",
    "PRIVITY_SECRET_KEY": "k3J-9fQx_pTz7RbWvYc2LmNs8HdGa5UeXo1iKq4ZtBrVw6PyCj0",
    "PRIVITY_ALLOWED_HOSTS": "privity.example",
    "PRIVITY_BASE_URL": "https://privity.example",
    "DATABASE_URL": "sqlite:///:memory:",
}


def privity(command: str, **changes: str) -> subprocess.CompletedProcess[str]:
    settings = {name: value for name, value in (GOOD | changes).items() if value}
    return subprocess.run(
        [sys.executable, "-m", "privity", command],
        env=without_settings(os.environ) | settings,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_complete_installation_is_good(tmp_path: Path) -> None:
    place = {"PRIVITY_DATA": str(tmp_path / "data"), "DATABASE_URL": ""}
    assert privity("migrate", **place).stderr == ""
    done = privity("check", **place)
    assert (done.returncode, done.stdout, done.stderr) == (0, "good\n", "")
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def test_an_empty_database_is_told() -> None:
    done = privity("check")
    assert (done.returncode, done.stderr) == (1, "the database is not up to date: run `privity migrate`.\n")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PRIVITY_SECRET_KEY", ""),
        ("PRIVITY_SECRET_KEY", "short"),
        ("PRIVITY_SECRET_KEY", "insecure-for-development-only-and-long-enough-to-look-good"),
        ("PRIVITY_SECRET_KEY", "x" * 60),
        ("PRIVITY_ALLOWED_HOSTS", ""),
        ("PRIVITY_ALLOWED_HOSTS", "*"),
        ("PRIVITY_ALLOWED_HOSTS", "privity.example,.example"),
        ("PRIVITY_BASE_URL", ""),
        ("PRIVITY_BASE_URL", "http://privity.example"),
        ("DATABASE_URL", "mysql://x/y"),
        ("DATABASE_URL", "sqlite:////no/such/folder/privity.sqlite3"),
        ("DATABASE_URL", "postgresql://privity@/privity?host=/no/such/folder"),
        ("PRIVITY_SMTP_URL", "mail.example"),
        ("PRIVITY_TRUSTED_PROXIES", "many"),
        ("PRIVITY_RESET_DAYS", "0"),
        ("PRIVITY_WITNESSES", "https://witness.example"),
    ],
)
def test_an_unsafe_one_does_not_start(name: str, value: str) -> None:
    done = privity("check", **{name: value})
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("privity check: ")
    assert name in done.stderr
    assert done.stderr.count("\n") == 1
