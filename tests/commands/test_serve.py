"""``privity serve`` as a person runs it: pages and hashed static files, background work, a clean end."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from re import findall

import pytest

from tests.config.environment import without_settings
from tests.postgresql import cluster


def privity(folder: Path, *arguments: str, database: str = "") -> subprocess.Popen[str]:
    settings = {
        "DJANGO_SETTINGS_MODULE": "privity.config.settings.demo",
        "PRIVITY_DATA": str(folder),
        "DATABASE_URL": database,
    }
    environment = without_settings(os.environ) | settings
    return subprocess.Popen(
        [sys.executable, "-m", "privity", *arguments], env=environment, stderr=subprocess.PIPE, text=True
    )


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number: int = taken.getsockname()[1]
        return number


@pytest.fixture
def server(tmp_path: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    assert privity(tmp_path, "migrate").wait(60) == 0
    with privity(tmp_path, "serve", "--port", str(port), "--workers", "1") as serving:
        yield serving
        serving.kill()


def get(port: int, path: str) -> tuple[HTTPResponse, bytes]:
    """The answer of the server, for which it gets 20 seconds to come up. The cookie makes it ask the database."""
    for _ in range(100):
        connection = HTTPConnection("localhost", port, timeout=20)
        try:
            connection.request("GET", path, headers={"Cookie": "sessionid=0123456789abcdef0123456789abcdef"})
        except ConnectionRefusedError:
            time.sleep(0.2)
            continue
        answer = connection.getresponse()
        return answer, answer.read()
    raise AssertionError("the server did not come up")


def test_a_page_and_its_files(server: subprocess.Popen[str], port: int) -> None:
    answer, page = get(port, "/")
    assert answer.status == 200
    files = findall(r'(?:href|src)="(/static/[^"#]+)', page.decode())
    assert any(name.endswith(".css") for name in files)
    for name in files:
        answer, _ = get(port, name)
        assert answer.status == 200, name
        assert "immutable" in answer.headers["Cache-Control"], name
    server.send_signal(signal.SIGTERM)
    assert server.wait(20) == 0


def test_a_dead_database_is_503_and_all_is_well_when_it_is_back(tmp_path: Path, port: int) -> None:
    with cluster() as postgresql:
        assert privity(tmp_path, "migrate", database=postgresql.url).wait(60) == 0
        with privity(tmp_path, "serve", "--port", str(port), "--workers", "1", database=postgresql.url) as server:
            assert get(port, "/")[0].status == 200
            postgresql.kill()
            answer, page = get(port, "/")
            assert answer.status == 503
            assert b"try again" in page
            postgresql.start()
            assert get(port, "/")[0].status == 200
            server.terminate()


def test_a_taken_port_is_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with privity(tmp_path, "serve", "--port", port) as refused:
            assert refused.wait(60) == 2
            said = refused.communicate()[1]
    assert said == f"privity serve: cannot listen on 127.0.0.1 port {port}: choose another with --port.\n"
