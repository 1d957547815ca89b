"""What stands in a takeout, once it is unlocked: nothing of it gets out of its folder."""

import tarfile
from pathlib import Path

import pytest

from privity.commands import UsageError, takeout
from tests.commands.archives import FILES, GOOD, archive_of


def test_files_and_what_they_say(tmp_path: Path) -> None:
    files = takeout.files_in(archive_of(GOOD))
    assert files == GOOD
    assert takeout.about(files) == ("2026-11-27T12:00:00Z", "Mirjam")
    folder = tmp_path / "new"
    takeout.write(files, folder)
    assert {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()} == set(GOOD)
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "name",
    [
        "../up",
        "notes/../../up",
        "notes/..",
        "/up",
        "./up",
        "a//b",
        "notes/",
        "..\\..\\up",
        "C:up",
        "a\nb",
        "\x1b[31m",
        "\u202eup",
    ],
)
def test_a_path_that_leaves_the_folder_or_fools_the_eye(name: str) -> None:
    with pytest.raises(UsageError, match="would not stay in its folder"):
        takeout.files_in(archive_of({**FILES, name: b"!"}))


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_anything_but_files(kind: bytes) -> None:
    with pytest.raises(UsageError, match="would not stay in its folder"):
        takeout.files_in(archive_of({"up": b""}, type=kind, linkname="/etc/passwd"))


def test_a_file_that_holds_less_than_it_says() -> None:
    whole = archive_of({"README.txt": b"x" * 5000})
    with pytest.raises(UsageError, match="no takeout"):
        takeout.files_in(whole[:2048])


def test_what_is_no_archive() -> None:
    with pytest.raises(UsageError, match="no takeout"):
        takeout.files_in(b"what age opens, and is no archive")


@pytest.mark.parametrize(
    "records",
    [b"", b"[]", b"{}", b"\xff", b"null", b'{"format": "privity/takeout/v2"}', b'{"format": "privity/takeout/v1"}'],
)
def test_what_says_nothing_of_itself(records: bytes) -> None:
    with pytest.raises(UsageError, match="no takeout"):
        takeout.about({"records.json": records})
    with pytest.raises(UsageError, match="no takeout"):
        takeout.about({})


def test_a_file_in_the_way_of_a_folder_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing was written"):
        takeout.write({"README.txt": b"", "notes": b"", "notes/one.md": b""}, tmp_path / "new")
    assert not list(tmp_path.iterdir())
