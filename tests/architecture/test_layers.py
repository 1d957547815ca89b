"""The import contracts of .importlinter hold; and each is shown to break when the code breaks it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.findings import ROOT

LINT = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]


def lint(folder: Path) -> tuple[int, str]:
    """The exit code and the output of import-linter on the package and contracts in ``folder``."""
    done = subprocess.run(
        LINT,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package and its contracts, to be broken."""
    ignored = shutil.ignore_patterns("__pycache__", "static", "templates")
    shutil.copytree(ROOT / "src/privity", tmp_path / "src/privity", ignore=ignored)
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def test_the_contracts_hold() -> None:
    code, output = lint(ROOT)
    assert code == 0, output


PLANTED = [
    ("kit/planted.py", "import privity.accounts", "The slices form one stack"),
    ("core/planted.py", "import privity.kit", "The slices form one stack"),
    ("planted/__init__.py", "", "The slices form one stack"),
    ("outbox/models.py", "import privity.outbox.services", "Inside a slice"),
    ("sharing/views.py", "import privity.sharing.models", "Views, forms and APIs never import models"),
    ("core/planted.py", "import random", "The core is pure"),
    ("core/planted.py", "from django.conf import settings", "The core is pure"),
    ("core/decision/rules/phase.py", "import privity.core.decision.rules.consent", "Rules do not know each other"),
]


def test_each_broken_contract_is_seen(copy: Path) -> None:
    for name in ("outbox/services.py", "sharing/models.py"):
        (copy / "src/privity" / name).touch()
    for module, line, _ in PLANTED:
        path = copy / "src/privity" / module
        path.parent.mkdir(exist_ok=True)
        with path.open("a") as planted:
            planted.write(f"\n{line}\n")
    code, output = lint(copy)
    report = " ".join(output.split())
    assert code == 1, output
    for module, line, contract in PLANTED:
        imports = line.replace("from", "import").split()
        seen = f"{dotted(module)} -> {imports[1].removesuffix('.conf')}" if line else "planted"
        assert seen in report, f"{seen}\n{output}"
        assert re.search(rf"{contract}((?!KEPT).)*?BROKEN", report), output


def dotted(module: str) -> str:
    return "privity." + module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
