"""``privity verify`` as a person calls it: a process, files, standard input, exit codes."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bundle_vectors.bad import EDITED, REWRITTEN
from tests.bundle_vectors.ledger import KEY, OLD, PART, TRUE, canonical, document
from tests.bundle_vectors.ledger import words as hash_of

HOLDS = "good: The acts in this file stand in the ledger in this order, as they were signed. Acts: 7; erased: 0.\n"
AGREED = "Version 1: these are the words that were offered, and everybody has signed.\n"


def _verify(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "import sys; from privity.cli import main; sys.exit(main())", "verify"]
    return subprocess.run(
        [*command, *map(str, arguments)], input=stdin, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Files that people have."""
    written = {
        "new.privity.json": canonical(TRUE.bundle()),
        "old.privity.json": canonical(OLD.bundle()),
        "rewritten.privity.json": canonical(REWRITTEN.bundle()),
        "checkpoint": TRUE.note(8),
        "other-checkpoint": TRUE.note(7),
        "receipt": TRUE.receipt(5),
    }
    for name, text in written.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_part_that_holds(files: Path) -> None:
    done = _verify(files / "new.privity.json")
    assert (done.returncode, done.stderr) == (0, "")
    own = f"The key is the file's own. Compare it with one that you know: {KEY}\n"
    assert done.stdout == HOLDS + AGREED + own


def test_standard_input_and_a_known_key() -> None:
    done = _verify("-", "--key", KEY, stdin=canonical(TRUE.bundle()))
    assert (done.returncode, done.stdout, done.stderr) == (0, HOLDS + AGREED, "")


@pytest.mark.parametrize("kept", ["old.privity.json", "checkpoint"])
def test_since(files: Path, kept: str) -> None:
    done = _verify(files / "new.privity.json", "--since", files / kept, "--key", KEY)
    since = "Nothing was changed or taken away since the 8 acts of what you kept.\n"
    assert (done.returncode, done.stdout) == (0, HOLDS + since + AGREED)
    done = _verify(files / "rewritten.privity.json", "--since", files / kept, "--key", KEY)
    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "no: The past was changed: the ledger does not continue what you kept.\n",
        "",
    )


def test_a_receipt(files: Path) -> None:
    done = _verify(files / "receipt", "--key", KEY, "--list")
    assert done.returncode == 0
    assert done.stdout.splitlines()[1:] == [f"2026-03-03 09:05 UTC  {PART[5].split('"')[3][:8]} signed."]


def test_the_acts_are_listed(files: Path) -> None:
    lines = _verify(files / "new.privity.json", "--list").stdout.splitlines()
    assert lines[3] == "2026-03-03 09:01 UTC  Mirjam Kovač set this up and named Amara Osei. Nothing is open by that."
    assert len(lines) == 3 + len(PART)


def test_acts_that_do_not_hold_are_not_listed() -> None:
    changed = canonical(TRUE.bundle(entries=[{**TRUE.shown(5), "content": EDITED}], documents=[]))
    done = _verify("-", "--list", stdin=changed)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == "no: Acts that are not what was signed: 1; the first is number 1 of the file.\n"


def test_a_strangers_words_do_not_reach_the_terminal() -> None:
    """A name can hold what colours a terminal, or turns the direction of writing."""
    nasty = document(
        parties=[{"role": "client", "person": TRUE.bundle()["reader"], "name": "\x1b[31mA\u202e\n", "organisation": ""}]
    )
    offer = PART[4].replace(hash_of(TRUE.bundle()["documents"][0]["content"]), hash_of(nasty))
    part = TRUE.but(part={4: offer, 11: PART[11]})
    version = TRUE.bundle()["documents"][0]["version"]
    done = _verify("-", "--list", stdin=canonical(part.bundle(documents=[{"version": version, "content": nasty}])))
    assert done.returncode == 0
    assert done.stdout.isprintable() is False
    assert done.stdout.replace("\n", "").isprintable()
    assert "�[31mA�� ended the engagement." in done.stdout


@pytest.mark.parametrize(
    ("arguments", "stdin", "message"),
    [
        (("-",), "", "This is no part of a ledger that this version of Privity can read."),
        (("-",), canonical(TRUE.bundle()) + "\n", "another program has saved it anew"),
        (("-", "--key", "rubbish"), canonical(TRUE.bundle()), "This is no key of a ledger"),
        (("-",), TRUE.receipt(5), "A receipt names no key: give the ledger's own with --key."),
        (("-", "--since", "-"), canonical(TRUE.bundle()), "no part of a ledger"),
        (("no-such-file",), "", "no-such-file: No such file or directory"),
        (("/",), "", "/: Is a directory"),
        ((), "", "the following arguments are required: FILE"),
        (("-", "--nonsense"), "", "unrecognized arguments: --nonsense"),
    ],
)
def test_unusable_input_is_one_line_and_exit_code_2(arguments: tuple[str, ...], stdin: str, message: str) -> None:
    done = _verify(*arguments, stdin=stdin)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("privity verify: ")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


def test_what_a_file_does_not_tell_is_unusable(files: Path) -> None:
    done = _verify(files / "new.privity.json", "--since", files / "other-checkpoint")
    assert (done.returncode, done.stdout) == (2, "")
    assert "ask for one that was made since it" in done.stderr


def test_neither_django_nor_the_network_is_loaded() -> None:
    code = (
        "import sys, privity.commands.verify as v; v.run(['-']);"
        "print([name for name in ('django', 'sqlite3', 'psycopg', 'socket', 'urllib.request') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=canonical(TRUE.bundle()),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_file_without_end() -> None:
    done = _verify("/dev/zero")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "This is no file of at most" in done.stderr


@pytest.mark.parametrize("name", ["", "two\nlines", "a\tb"])
def test_a_name_that_is_hard_to_read_stays_on_one_line(name: str) -> None:
    done = _verify(name)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert repr(name) in done.stderr
