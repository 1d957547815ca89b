"""The servers, two workers each, on ports of this machine; they end with the block that started them."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WORKERS = 2
ROOT = Path(__file__).parents[2]
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Server:
    name: str
    port: int
    process: int

    def cpu_seconds(self) -> float:
        """What its processes have used of the processors."""
        return sum(_ticks(one) for one in [self.process, *_children(self.process)]) / TICKS


def command(name: str, port: int) -> list[str]:
    """How each is served. ``privity`` is the web half of ``privity serve``; the background worker beside it is left out."""
    python = sys.executable
    return {
        "privity": [python, "-c", f"from privity.commands.serve import _serve; _serve('127.0.0.1', {port}, {WORKERS})"],
        "stock": f"{python} -m gunicorn -k gthread --threads 4 -w {WORKERS} -b 127.0.0.1:{port} bench.web.stock.site".split(),
        "raw": f"{python} -m uvicorn --workers {WORKERS} --port {port} --no-access-log bench.web.raw.site:app".split(),
    }[name]


@contextmanager
def serving(name: str, environment: Mapping[str, str], log: Path) -> Iterator[Server]:
    """Start a contestant and wait until it answers; its words go to ``log``."""
    port = _free_port()
    with log.open("w") as words:
        started = subprocess.Popen(
            command(name, port),
            cwd=ROOT,
            env=os.environ | environment,
            stdout=words,
            stderr=words,
            start_new_session=True,
        )
        try:
            _wait_for(port, started, log)
            yield Server(name, port, started.pid)
        finally:
            os.killpg(started.pid, signal.SIGTERM)
            started.wait(30)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        port: int = one.getsockname()[1]
        return port


def _wait_for(port: int, started: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        assert started.poll() is None, log.read_text()
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(log.read_text())


def _children(process: int) -> list[int]:
    direct = [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    return direct + [below for one in direct for below in _children(one)]


def _ticks(process: int) -> int:
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])
