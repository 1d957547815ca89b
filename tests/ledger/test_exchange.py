"""Asking over HTTP: only the given address, bounded in time and size, and an error of one kind for everything else."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from threading import Thread

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import CertificateBuilder, IPAddress, Name, NameAttribute, SubjectAlternativeName
from cryptography.x509.oid import NameOID

from privity.ledger import exchange
from privity.ledger.exchange import NoAnswerError

HEAD = b"HTTP/1.1 200 OK\r\n"


@contextmanager
def answering(
    content: bytes, *, again: bool = False, silent: bool = False, secure: ssl.SSLContext | None = None
) -> Iterator[tuple[str, list[bytes]]]:
    """A server that answers one request with these bytes, over and over if ``again``; its address, and what it was asked."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=_answer, args=(listening, content, asked, again, silent, secure))
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/w1/add-checkpoint", asked
        thread.join(20)


def _answer(
    listening: socket.socket,
    content: bytes,
    asked: list[bytes],
    again: bool,
    silent: bool,
    secure: ssl.SSLContext | None,
) -> None:
    accepted, _ = listening.accept()
    with suppress(OSError), accepted:
        connection = secure.wrap_socket(accepted, server_side=True) if secure else accepted
        with connection:
            asked.append(connection.recv(65_536))
            connection.sendall(content)
            while again:
                connection.sendall(content)
            while silent and connection.recv(65_536):
                pass


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
    with pytest.raises(NoAnswerError, match="what came is not HTTP"):
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
    with answering(HEAD, silent=True) as (url, _), pytest.raises(NoAnswerError, match="silent for 0"):
        exchange.post(url, b"")


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(NoAnswerError, match="Connect call failed"):
        exchange.post(f"http://127.0.0.1:{port}/", b"")


@pytest.mark.parametrize("host", ["a..b", f"{'a' * 64}.example", "no.such.host.invalid"])
def test_no_such_host(host: str) -> None:
    with pytest.raises(NoAnswerError):
        exchange.post(f"http://{host}/", b"")


def test_who_speaks_no_tls() -> None:
    with answering(b"not tls") as (url, _), pytest.raises(NoAnswerError, match="SSL"):
        exchange.post(url.replace("http:", "https:"), b"")


@pytest.fixture
def made_up(tmp_path: Path) -> ssl.SSLContext:
    """A server's side with a certificate that nobody vouches for."""
    key, name = Ed25519PrivateKey.generate(), Name([NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    begin = datetime.now(UTC) - timedelta(days=1)
    certificate = (
        CertificateBuilder(name, name, key.public_key(), 7, begin, begin + timedelta(days=9))
        .add_extension(SubjectAlternativeName([IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .sign(key, None)
    )
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "server.pem").write_bytes(pem + certificate.public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "server.pem")
    return context


def test_a_certificate_is_looked_at(made_up: ssl.SSLContext) -> None:
    with answering(HEAD + b"Content-Length: 0\r\n\r\n", secure=made_up) as (url, asked):
        with pytest.raises(NoAnswerError, match="CERTIFICATE_VERIFY_FAILED"):
            exchange.post(url.replace("http:", "https:"), b"")
        assert asked == []


def test_over_tls(made_up: ssl.SSLContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "server.pem"))
    with answering(HEAD + b"Content-Length: 0\r\n\r\n", secure=made_up) as (url, asked):
        assert exchange.post(url.replace("http:", "https:"), b"old 0\n") == (200, b"")
        assert asked[0].startswith(b"POST /w1/add-checkpoint ")
