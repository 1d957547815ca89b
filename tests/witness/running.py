"""A witness as a process of its own, as a supervisor runs it, and a log that asks it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from privity.core.merkle.keys import Key, key_from
from privity.core.merkle.submission import Submission
from tests.config.environment import without_settings
from tests.merkle_vectors.signing import LOG, key_text


@dataclass
class Running:
    """A witness that listens on ``port`` and has this ``key``."""

    process: subprocess.Popen[str]
    key: Key
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, content: Submission | bytes, path: str = "/add-checkpoint") -> tuple[int, str | None, bytes]:
        """Status, content type and body of the answer."""
        return self.request("POST", path, bytes(content))

    def request(self, method: str, path: str, content: bytes | None = None) -> tuple[int, str | None, bytes]:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=20)) as connection:
            connection.request(method, path, content)
            answer = connection.getresponse()
            return answer.status, answer.headers["Content-Type"], answer.read()


def arguments(folder: Path, *logs: str, port: int = 0) -> list[str]:
    """The command line of a witness of these logs."""
    known = [part for log in logs or [key_text(LOG)] for part in ("--log", log)]
    places = ["--key", str(folder / "witness.key"), "--state", str(folder / "seen")]
    return [sys.executable, "-m", "privity", "witness", *places, *known, "--listen", f"127.0.0.1:{port}"]


@contextmanager
def running(folder: Path, *logs: str, port: int = 0) -> Iterator[Running]:
    """A witness with its key and what it saw in ``folder``; it does not outlive the block."""
    pipe = subprocess.PIPE
    command, environment = arguments(folder, *logs, port=port), without_settings(os.environ)
    with subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            assert process.stdout is not None
            key, address = process.stdout.readline(), process.stdout.readline()
            assert address, process.stderr and process.stderr.read()
            yield Running(process, key_from(key.strip()), int(address.rpartition(":")[2]))
        finally:
            process.kill()
