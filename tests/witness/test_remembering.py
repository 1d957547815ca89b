"""A witness never signs two pasts: not for many at once, not after a crash, not when its memory is gone."""

import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from socket import socket

import pytest

from privity.core.errors import InvalidError
from privity.core.merkle.submission import Submission, cosignature_in
from privity.witness import signer
from tests.merkle_vectors.signing import LOG, key_text
from tests.witness.logs import past, submission
from tests.witness.running import Running, arguments, running


def test_it_goes_on_where_it_was(tmp_path: Path) -> None:
    with running(tmp_path) as witness:
        key = witness.key
        assert witness.ask(submission(0, 5))[0] == 200
    with running(tmp_path) as witness:
        assert witness.key == key
        assert witness.ask(submission(0, 7, past(0)))[0] == 409
        assert witness.ask(submission(5, 7, past(0)))[0] == 422
        assert witness.ask(submission(5, 7))[0] == 200


def test_many_pasts_at_once(tmp_path: Path) -> None:
    """Eight logs with one key race for the first word; whoever gets it keeps it."""
    with running(tmp_path) as witness, ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda number: _grow(witness, number), range(8)))
    assert [bool(signed) for signed in answers].count(True) == 1
    assert max(answers) == 20


def _grow(witness: Running, number: int) -> int:
    """How often this past is signed, of twenty steps."""
    leaves = past(number)
    asked = [submission(size, size + 1, leaves) for size in range(20)]
    return sum(witness.ask(each)[0] == 200 for each in asked)


def test_killed_in_the_middle(tmp_path: Path) -> None:
    """Whatever cosignature has left the house is continued afterwards, however the process ended."""
    signed: list[Submission] = []
    for number in range(6):
        with running(tmp_path) as witness, ThreadPoolExecutor(4) as pool:
            futures = [pool.submit(_race, witness, lane, signed) for lane in range(4)]
            while len(signed) < 3 * (number + 1) and not all(each.done() for each in futures):
                time.sleep(0.001)
            witness.process.kill()
    assert len({each.checkpoint.text.split("\n")[1] for each in signed}) == len(
        {each.checkpoint.text for each in signed}
    )
    with running(tmp_path) as witness:
        told = int(witness.ask(submission(1, 64, past(9)))[2])
        assert told >= max(each.head.size for each in signed)


def _race(witness: Running, lane: int, signed: list[Submission]) -> None:
    """Grow the log along one of four pasts, from wherever the witness is."""
    leaves = past(lane % 2)
    for size in range(1, 64):
        asked = submission(size - 1, size, leaves)
        try:
            status, _, body = witness.ask(asked)
        except (OSError, ValueError):
            return
        if status == 200:
            assert cosignature_in(body, asked.checkpoint, witness.key)
            signed.append(asked)


def refused(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    return done.stderr


def test_a_lost_memory_is_not_made_anew(tmp_path: Path) -> None:
    with running(tmp_path) as witness:
        assert witness.ask(submission(0, 5))[0] == 200
    (tmp_path / "seen").rename(tmp_path / "elsewhere")
    assert "is missing: put it back, or make a new key." in refused(arguments(tmp_path))


def test_a_damaged_memory(tmp_path: Path) -> None:
    with running(tmp_path) as witness:
        assert witness.ask(submission(0, 5))[0] == 200
    (file,) = (tmp_path / "seen").iterdir()
    for content in (b"", b"rubbish", bytes(submission(0, 5, name="ledger.example").checkpoint)):
        file.write_bytes(content)
        assert f"this is not the last checkpoint of {LOG}; put it back." in refused(arguments(tmp_path))


def test_two_witnesses_with_one_memory(tmp_path: Path) -> None:
    with running(tmp_path):
        assert "another witness is using this folder." in refused(arguments(tmp_path))


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--log", "rubbish"], "this is no key of a ledger"),
        (["--log", key_text(LOG, 4)], "this is no key of a ledger"),
        (["--listen", "7380"], "this is no HOST:PORT"),
        (["--listen", "127.0.0.1:99999"], "this is no HOST:PORT"),
        (["--listen", "no.such.host.invalid:1"], "cannot listen on no.such.host.invalid port 1"),
        (["--name", "a b"], "a name has no spaces"),
        (["--key", "/dev/null/key"], "/dev/null/key"),
        (["--state", "/dev/null"], "/dev/null"),
        (["surplus"], "unrecognized arguments: surplus"),
    ],
)
def test_misuse_is_one_line(tmp_path: Path, more: list[str], words: str) -> None:
    assert words in refused([*arguments(tmp_path), *more])


@pytest.mark.parametrize("more", [["--listen", "127.0.0.1:{taken}"], ["--name", "a+b"], ["--log", "rubbish"]])
def test_who_cannot_start_leaves_nothing(tmp_path: Path, more: list[str]) -> None:
    """A key that was made and never told is one more that somebody may trust."""
    with socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        refused([*arguments(tmp_path), *(word.format(taken=taken) for word in more)])
    assert list(tmp_path.iterdir()) == []


def test_a_key_file(tmp_path: Path) -> None:
    file = tmp_path / "key"
    assert signer.read(file) is None
    made = signer.make(file, "amara.example/witness")
    found = signer.read(file)
    assert found is not None
    assert (found.key, str(found)) == (made.key, str(made))
    for content in ("", "rubbish", str(made.key), str(made).replace("amara", "jonas"), f"{made}\n{made}"):
        file.write_text(content)
        with pytest.raises(InvalidError, match="holds no key of a witness"):
            signer.read(file)


def test_another_name_for_a_key(tmp_path: Path) -> None:
    with running(tmp_path) as witness:
        assert witness.key.name == "privity-witness"
    assert "this key has the name privity-witness." in refused([*arguments(tmp_path), "--name", "amara.example"])
