"""The witness's process over HTTP: C2SP's answers, and nothing but a short line for rubbish."""

import socket
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from privity.core.merkle.note import Note
from privity.core.merkle.submission import cosignature_in
from tests.core.merkle.vectors import Case, cases
from tests.merkle_vectors.signing import LOG, key_text
from tests.witness.logs import past, submission
from tests.witness.running import Running, running

SIZE = "text/x.tlog.size"


@pytest.fixture
def witness(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path) as started:
        yield started


def signed_by(witness: Running, checkpoint: Note, body: bytes) -> bool:
    return cosignature_in(body, checkpoint, witness.key)[1] > 1_700_000_000


def test_a_log_grows(witness: Running, tmp_path: Path) -> None:
    for old, size in ((0, 3), (3, 3), (3, 7), (7, 64)):
        asked = submission(old, size)
        status, kind, body = witness.ask(asked)
        assert (status, kind) == (200, "text/plain; charset=utf-8")
        assert signed_by(witness, asked.checkpoint, body)
    assert witness.ask(submission(7, 64)) == (409, SIZE, b"64\n")
    assert witness.ask(submission(3, 5)) == (409, SIZE, b"64\n")
    assert oct((tmp_path / "witness.key").stat().st_mode)[-3:] == "600"


def test_another_past_is_refused_and_kept(witness: Running, tmp_path: Path) -> None:
    assert witness.ask(submission(0, 7))[0] == 200
    assert witness.ask(submission(7, 9, past(0)))[0] == 422
    fork = submission(7, 7, past(0))
    assert witness.ask(fork) == (409, SIZE, b"7\n")
    kept = {file.suffix: file.read_bytes() for file in (tmp_path / "seen").iterdir()}
    assert kept == {".checkpoint": bytes(submission(0, 7).checkpoint), ".contradiction": bytes(fork.checkpoint)}
    witness.process.terminate()
    said = witness.process.communicate(timeout=20)[1]
    assert f"{LOG} signed two pasts of the size 7" in said
    assert "Traceback" not in said
    assert witness.process.returncode == 0


@pytest.mark.parametrize("case", [each for each in cases("submissions") if each.values[0]["seen"] is None])
def test_a_first_answer(witness: Running, case: Case) -> None:
    status, _, body = witness.ask(case["body"].encode())
    assert status == case["status"]
    assert body.count(b"\n") == 1


def test_several_on_one_connection(witness: Running) -> None:
    connection = HTTPConnection("127.0.0.1", witness.port, timeout=20)
    for old, size in ((0, 1), (5, 6), (1, 2)):
        connection.request("POST", "/add-checkpoint", bytes(submission(old, size)))
        answer = connection.getresponse()
        assert answer.status == (409 if old == 5 else 200)
        answer.read()
    connection.close()


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/add-checkpoint", 501),
        ("POST", "/", 404),
        ("POST", "/add-checkpoint?x", 404),
        ("PUT", "/add-checkpoint", 501),
    ],
)
def test_other_addresses(witness: Running, method: str, path: str, status: int) -> None:
    assert witness.request(method, path, bytes(submission(0, 3)))[0] == status
    assert witness.ask(submission(0, 3))[0] == 200


RUBBISH = [
    b"\r\n\r\n",
    b"rubbish\r\n\r\n",
    b"\xff" * 100 + b"\r\n\r\n",
    b"POST /add-checkpoint HTTP/9.9\r\n\r\n",
    b"POST /add-checkpoint HTTP/1.1\r\n\r\n",
    b"POST /add-checkpoint HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nold ",
    *(
        b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: " + length + b"\r\n\r\nold "
        for length in (b"-1", b"four", b"", b"4.0", b"\xd9\xa4", b"128001", b"9" * 5000)
    ),
    b"POST /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
    b"POST /add-checkpoint HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n",
]


@pytest.mark.parametrize("content", RUBBISH, ids=range(len(RUBBISH)))
def test_rubbish(witness: Running, content: bytes) -> None:
    with socket.create_connection(("127.0.0.1", witness.port), timeout=20) as connection:
        connection.sendall(content)
        connection.shutdown(socket.SHUT_WR)
        answer = connection.makefile("rb").read(65_536)
    assert not answer or answer.startswith((b"HTTP/1.1 4", b"HTTP/1.1 5"), 0) or b"400" in answer or b"505" in answer
    assert b"Traceback" not in answer
    assert witness.ask(submission(0, 3))[0] == 200
    witness.process.terminate()
    assert "Traceback" not in witness.process.communicate(timeout=20)[1]


def test_who_holds_many_connections_keeps_nobody_out(witness: Running) -> None:
    held = [socket.create_connection(("127.0.0.1", witness.port), timeout=20) for _ in range(100)]
    for connection in held[-60:]:
        connection.sendall(b"POST /add-checkpoint HTTP/1.1\r\n")
    assert witness.ask(submission(0, 3))[0] == 200
    for connection in held:
        connection.close()


def test_a_body_that_ends_early(witness: Running) -> None:
    with socket.create_connection(("127.0.0.1", witness.port), timeout=20) as connection:
        connection.sendall(b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: 100\r\n\r\nold 0\n")
        connection.shutdown(socket.SHUT_WR)
        assert connection.makefile("rb").read() == b""
    assert witness.ask(submission(0, 3))[0] == 200


def test_several_logs(tmp_path: Path) -> None:
    other = "ledger.example"
    with running(tmp_path, key_text(LOG), key_text(other)) as witness:
        assert witness.ask(submission(0, 3))[0] == 200
        assert witness.ask(submission(0, 9, past(0), other))[0] == 200
        assert witness.ask(submission(0, 4)) == (409, SIZE, b"3\n")
        assert witness.ask(submission(0, 9, past(1), "nobody.example"))[0] == 404


def test_a_full_disk_signs_nothing(tmp_path: Path) -> None:
    """Where nothing can be written down, nothing may be signed: here the place of the new file is a folder."""
    with running(tmp_path) as witness:
        assert witness.ask(submission(0, 3))[0] == 200
        (kept,) = (tmp_path / "seen").iterdir()
        taken = kept.with_name(f"{kept.name}.{witness.process.pid}.new")
        taken.mkdir()
        status, _, body = witness.ask(submission(3, 4))
        assert (status, body) == (503, b"503 The witness cannot read or write what it remembers\n")
        taken.rmdir()
        kept.write_bytes(b"rubbish")
        assert witness.ask(submission(0, 4))[0] == 503
        witness.process.terminate()
        said = witness.process.communicate(timeout=20)[1]
    assert said.count("nothing is signed: ") == 2
