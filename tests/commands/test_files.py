"""What a command line names as a file can be anything: a pipe, a folder, something without end. One line says so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from privity import cli
from tests.bundle_vectors.ledger import KEY, TRUE, canonical

type Said = pytest.CaptureFixture[str]
COMMAND = [sys.executable, "-c", "import sys; from privity.cli import main; sys.exit(main())"]


@pytest.fixture(
    params=["pipe", "folder", "loop", "unreadable", "huge", "missing", "too/deep", "n" * 300, "\0", "\udcff"]
)
def unusable(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The name of what no file can be read from."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "unreadable").symlink_to("/proc/self/mem")
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(3 * 2**30)
    return f"{tmp_path}/{request.param}"


@pytest.mark.parametrize(
    "arguments",
    [
        ["verify", "{}"],
        ["verify", "{good}", "--since", "{}"],
        ["ledger", "bundle", "--engagement", "0" * 32, "--person", "amara@osei.example", "--since", "{}"],
    ],
)
@pytest.mark.django_db
def test_what_cannot_be_read(unusable: str, arguments: list[str], tmp_path: Path, capsys: Said) -> None:
    good = tmp_path / "good"
    good.write_text(canonical(TRUE.bundle()), encoding="utf-8")
    assert cli.main([argument.format(unusable, good=good) for argument in arguments]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert said.err.startswith(f"privity {arguments[0]}: ")


@pytest.mark.parametrize("command", ["verify", "ledger", "witness"])
@pytest.mark.parametrize("option", ["--a\nb", "--\x1b[2J", "--\udcff", "--\u2028"])
def test_what_was_typed_stays_on_one_line(command: str, option: str, capsys: Said) -> None:
    assert cli.main([command, option]) == 2
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert said.err[:-1].isprintable()


def test_a_pipe_is_read_while_somebody_writes() -> None:
    reading, writing = os.pipe()
    command = [*COMMAND, "verify", f"/dev/fd/{reading}", "--key", KEY]
    with subprocess.Popen(command, pass_fds=[reading], stdout=subprocess.PIPE) as running:
        os.close(reading)
        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            pipe.write(canonical(TRUE.bundle()))
        assert running.stdout
        assert running.stdout.read().startswith(b"good: ")
    assert running.returncode == 0


def test_a_closed_input_is_told() -> None:
    command = ["sh", "-c", 'exec "$@" <&-', "sh", *COMMAND, "verify", "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "privity verify: -: standard input is closed\n")


def test_an_answer_that_cannot_be_written_is_none(tmp_path: Path) -> None:
    good = tmp_path / "good"
    good.write_text(canonical(TRUE.bundle()), encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        command = [*COMMAND, "verify", str(good)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "No space left on device" in done.stderr
