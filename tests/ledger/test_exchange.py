"""Asking over HTTP: only the given address, bounded in time and size, and an error of one kind for everything else."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest

from privity.ledger import exchange

HEAD = b"HTTP/1.1 200 OK\r\n"


@contextmanager
def answering(content: bytes, *, again: bool = False, silent: bool = False) -> Iterator[tuple[str, list[bytes]]]:
    """A server that answers one request with these bytes, over and over if ``again``; its address, and what it was asked."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=_answer, args=(listening, content, asked, again, silent))
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/w1/add-checkpoint", asked
        thread.join(20)


def _answer(listening: socket.socket, content: bytes, asked: list[bytes], again: bool, silent: bool) -> None:
    connection, _ = listening.accept()
    with connection:
        asked.append(connection.recv(65_536))
        try:
            connection.sendall(content)
            while again:
                connection.sendall(content)
            while silent and connection.recv(65_536):
                pass
        except OSError:
            return


def test_an_answer() -> None:
    with answering(b"HTTP/1.1 409 Conflict\r\nContent-Length: 3\r\n\r\n12\n") as (url, asked):
        assert exchange.post(url, b"old 7\n") == (409, b"12\n")
    head, _, body = asked[0].partition(b"\r\n\r\n")
    assert head.split(b"\r\n")[0] == b"POST /w1/add-checkpoint HTTP/1.1"
    assert b"Connection: close" in head
    assert b"Content-Length: 6" in head
    assert body == b"old 7\n"


def test_an_answer_in_pieces() -> None:
    with answering(HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\n\n\r\n0\r\n\r\n") as (url, _):
        assert exchange.post(url, b"") == (200, b"abc\n")


def test_no_redirect_is_followed() -> None:
    with answering(b"") as (elsewhere, asked):
        moved = f"HTTP/1.1 307 Moved\r\nLocation: {elsewhere}\r\nContent-Length: 0\r\n\r\n".encode()
        with answering(moved) as (url, _):
            assert exchange.post(url, b"") == (307, b"")
        assert asked == []
        exchange_ends(elsewhere)


def exchange_ends(url: str) -> None:
    with pytest.raises(OSError, match="no answer over HTTP"):
        exchange.post(url, b"")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"rubbish\r\n\r\n",
        b"HTTP/1.1 four OK\r\n\r\n",
        HEAD + b"Content-Length: 9\r\n\r\nabc",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        HEAD + b"X: y\r\n" * 300 + b"\r\n",
        b"\xff" * 70_000,
    ],
    ids=range(8),
)
def test_what_is_no_answer(content: bytes) -> None:
    with answering(content) as (url, _):
        exchange_ends(url)


def test_an_answer_without_end_is_cut_off() -> None:
    with answering(HEAD + b"\r\n" + b"a" * 1000, again=True) as (url, _):
        status, body = exchange.post(url, b"")
    assert status == 200
    assert len(body) < 4 * exchange.MAX_ANSWER


def test_who_is_silent_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "SECONDS", 0.2)
    with answering(HEAD, silent=True) as (url, _), pytest.raises(TimeoutError):
        exchange.post(url, b"")


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(OSError, match="Connect call failed"):
        exchange.post(f"http://127.0.0.1:{port}/", b"")


def test_a_certificate_is_looked_at() -> None:
    with answering(b"not tls") as (url, _), pytest.raises(OSError, match="SSL"):
        exchange.post(url.replace("http:", "https:"), b"")
