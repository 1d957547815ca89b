"""``privity open`` as a person calls it: a process, a terminal, files, exit codes."""

import subprocess
import sys
from functools import cache
from pathlib import Path

import pyrage
import pytest

from tests.bundle_vectors.bad import EDITED
from tests.bundle_vectors.ledger import TRUE, canonical
from tests.commands.archives import FILES, GOOD, archive_of
from tests.terminal import typed

PASSPHRASE = "seven grey köttbullar at dawn"
CHANGED = canonical(TRUE.bundle(entries=[{**TRUE.shown(5), "content": EDITED}], documents=[])).encode()


def locked(archive: bytes) -> bytes:
    sealed: bytes = pyrage.passphrase.encrypt(archive, PASSPHRASE)
    return sealed


@cache
def good() -> bytes:
    return locked(archive_of(GOOD))


def call(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "import sys; from privity.cli import main; sys.exit(main())", "open", *arguments]


def opened(
    folder: Path, content: bytes, *arguments: str, passphrase: str = PASSPHRASE
) -> subprocess.CompletedProcess[str]:
    (folder / "privity-2026-11-27.age").write_bytes(content)
    (folder / "passphrase").write_text(f"{passphrase}\n", encoding="utf-8")
    command = call("privity-2026-11-27.age", "--passphrase-file", "passphrase", *arguments)
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)


def there(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_everything_is_written_and_told(tmp_path: Path) -> None:
    done = opened(tmp_path, good())
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "Taken by Mirjam, at 2026-11-27T12:00:00Z:"
    assert [line.split()[-1] for line in lines[1:6]] == sorted(GOOD)
    assert lines[6] == "All of it is in privity-2026-11-27 now, and no longer locked."
    assert (
        lines[8]
        == "good: The acts in this file stand in the ledger in this order, as they were signed. Acts: 7; erased: 0."
    )
    folder = tmp_path / "privity-2026-11-27"
    assert there(folder) == GOOD
    assert folder.stat().st_mode & 0o777 == 0o700


def test_the_passphrase_is_asked_on_the_terminal_and_not_shown(tmp_path: Path) -> None:
    (tmp_path / "it.age").write_bytes(good())
    code, told, seen = typed(call("it.age"), PASSPHRASE, tmp_path)
    assert (code, told.splitlines()[0]) == (0, b"Taken by Mirjam, at 2026-11-27T12:00:00Z:")
    assert "Passphrase of this takeout: " in seen
    assert "köttbullar" not in seen
    assert there(tmp_path / "it") == GOOD


def test_a_passphrase_is_the_same_however_its_letters_are_composed(tmp_path: Path) -> None:
    assert opened(tmp_path, good(), passphrase=PASSPHRASE.replace("ö", "o\u0308")).returncode == 0


def test_a_chosen_folder_and_standard_input(tmp_path: Path) -> None:
    (tmp_path / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    command = call("-", "--into", "mine", "--passphrase-file", "passphrase")
    done = subprocess.run(command, cwd=tmp_path, input=good(), capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert there(tmp_path / "mine") == GOOD


def test_a_part_of_the_ledger_that_does_not_hold(tmp_path: Path) -> None:
    done = opened(tmp_path, locked(archive_of({**FILES, "ledger.json": CHANGED})))
    assert (done.returncode, done.stderr) == (1, "")
    assert "no: Acts that are not what was signed: 1" in done.stdout
    assert "notes/2026-11-26-Gesagt.md" in there(tmp_path / "privity-2026-11-27")


def test_without_a_part_of_the_ledger_or_with_rubbish(tmp_path: Path) -> None:
    done = opened(tmp_path, locked(archive_of(FILES)))
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "No part of the ledger is in it.")
    done = opened(tmp_path, locked(archive_of({**FILES, "ledger.json": b"<html>"})), "--into", "other")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "ledger.json: This is no part of a ledger" in done.stderr
    assert "README.txt" in there(tmp_path / "other")


def refused(folder: Path, done: subprocess.CompletedProcess[str], message: str) -> None:
    """One line, nothing on standard output, and nothing written anywhere."""
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("privity open: ")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert sorted(there(folder)) == ["passphrase", "privity-2026-11-27.age"]
    assert not list(folder.parent.glob("escaped*"))


def test_another_passphrase(tmp_path: Path) -> None:
    refused(tmp_path, opened(tmp_path, good(), passphrase="another one"), "the passphrase is another one")
    refused(tmp_path, opened(tmp_path, good(), passphrase=""), "the passphrase is another one")


@pytest.mark.parametrize("lost", [1, 17, 4000])
def test_a_file_that_was_cut_short(tmp_path: Path, lost: int) -> None:
    refused(tmp_path, opened(tmp_path, good()[:-lost]), "damaged or cut short")


def test_a_file_that_was_changed(tmp_path: Path) -> None:
    changed = bytearray(good())
    changed[-100] ^= 1
    refused(tmp_path, opened(tmp_path, bytes(changed)), "damaged or cut short")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", good()[:10], canonical(TRUE.bundle()).encode()])
def test_what_is_no_takeout(tmp_path: Path, content: bytes) -> None:
    refused(tmp_path, opened(tmp_path, content), "no takeout")


def test_a_path_that_leaves_the_folder(tmp_path: Path) -> None:
    sealed = locked(archive_of({**FILES, "../escaped": b"!"}))
    refused(tmp_path, opened(tmp_path, sealed), "would not stay in its folder")


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "privity-2026-11-27"
    folder.mkdir()
    done = opened(tmp_path, good())
    assert (done.returncode, done.stdout) == (2, "")
    assert "is there already" in done.stderr
    assert not there(folder)
    done = opened(tmp_path, good(), "--into", "no/such/place")
    assert (done.returncode, done.stdout) == (2, "")
    assert "No such file or directory" in done.stderr


def test_without_a_terminal_and_without_end() -> None:
    for arguments, message in (
        (("/dev/zero", "--into", "x"), "no takeout"),
        (("no-such-file",), "No such file"),
        ((), "required: TAKEOUT"),
        (("-",), "name a folder with --into"),
    ):
        done = subprocess.run(call(*arguments), input="", capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert message in done.stderr


def test_nobody_can_type_where_there_is_no_terminal(tmp_path: Path) -> None:
    (tmp_path / "it.age").write_bytes(good())
    done = subprocess.run(
        call("it.age"),
        cwd=tmp_path,
        input="",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        start_new_session=True,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "--passphrase-file" in done.stderr


def test_neither_django_nor_the_network_is_loaded() -> None:
    code = (
        "import sys, privity.commands.open;"
        "print([name for name in ('django', 'sqlite3', 'psycopg', 'socket', 'urllib.request') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "[]\n"
