"""``privity serve`` as a person runs it: pages and hashed static files, background work, a clean end."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from re import findall

import pytest

from tests.config.environment import without_settings
from tests.postgresql import cluster

PAGE = "/sign-in"


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number: int = taken.getsockname()[1]
        return number


@contextmanager
def privity(folder: Path, *arguments: str, database: str = "") -> Iterator[subprocess.Popen[str]]:
    """``privity ARGUMENTS`` as a process of its own, which does not outlive the block."""
    settings = {
        "DJANGO_SETTINGS_MODULE": "privity.config.settings.demo",
        "PRIVITY_DATA": str(folder),
        "DATABASE_URL": database,
    }
    command = [sys.executable, "-m", "privity", *arguments]
    environment = without_settings(os.environ) | settings
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def server(folder: Path, port: int, database: str = "") -> Iterator[subprocess.Popen[str]]:
    """A server on a fresh database."""
    with privity(folder, "migrate", database=database) as migration:
        assert migration.wait(60) == 0
    with privity(folder, "serve", "--port", str(port), "--workers", "1", database=database) as serving:
        yield serving
        serving.terminate()
        assert serving.wait(20) == 0


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
        body = answer.read()
        connection.close()
        return answer, body
    raise AssertionError("the server did not come up")


def test_a_page_and_its_files_and_a_clean_end(tmp_path: Path, port: int) -> None:
    with server(tmp_path, port):
        answer, page = get(port, PAGE)
        assert answer.status == 200
        files = findall(r'(?:href|src)="(/static/[^"#]+)', page.decode())
        assert any(name.endswith(".css") for name in files)
        for name in files:
            answer, _ = get(port, name)
            assert answer.status == 200, name
            assert "immutable" in answer.headers["Cache-Control"], name


def test_a_dead_database_is_503_and_all_is_well_when_it_is_back(tmp_path: Path, port: int) -> None:
    with cluster() as postgresql, server(tmp_path, port, database=postgresql.url):
        assert get(port, PAGE)[0].status == 200
        postgresql.kill()
        answer, page = get(port, PAGE)
        assert answer.status == 503
        assert b"try again" in page
        postgresql.start()
        assert get(port, PAGE)[0].status == 200


def test_the_server_tells_nobody_what_was_asked_for(tmp_path: Path, port: int) -> None:
    """M2: an address can hold a personal link, and what a stranger typed."""
    with privity(tmp_path, "migrate") as migration:
        assert migration.wait(60) == 0
    with privity(tmp_path, "serve", "--port", str(port), "--workers", "1") as serving:
        for path, status in {
            "/join/zqxvktoken": 404,
            "/zqxvknowhere?a=zqxvk": 404,
            "/api/v1/zqxvk": 404,
            "/sign-in": 200,
        }.items():
            assert get(port, path)[0].status == status
        serving.terminate()
        told = "".join(serving.communicate(timeout=20))
    assert "setup code" in told
    assert "zqxvk" not in told


def test_a_taken_port_is_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with privity(tmp_path, "serve", "--port", port) as refused:
            said = refused.communicate(timeout=60)[1]
            assert refused.returncode == 2
    assert said == f"privity serve: cannot listen on 127.0.0.1 port {port}: choose another with --port.\n"
