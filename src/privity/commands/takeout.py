"""A takeout: an archive in one age file, under a passphrase (docs/algorithms/sealing.md)."""

import tarfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from json import loads
from pathlib import Path
from shutil import rmtree
from typing import Final
from unicodedata import normalize

from privity.commands import UsageError
from privity.commands.files import read

BEGINS: Final = b"age-encryption.org/v1\n-> scrypt "
LARGEST: Final = 2 * 2**30
"""Bytes. What is larger, ``age`` opens piece by piece."""

_FORMAT = "privity/takeout/v1"
_NO_TAKEOUT = "This is no takeout that this version of Privity can read."


def sealed_in(name: str) -> bytes:
    """The bytes of a takeout, as they lie in a file."""
    content = read(name, most=LARGEST, begins=BEGINS)
    if not content.startswith(BEGINS):
        raise UsageError(_NO_TAKEOUT)
    if len(content) > LARGEST:
        raise UsageError("this is larger than 2 GB: open it with `age --decrypt`.")
    return content


def unlocked(content: bytes, passphrase: str) -> bytes:
    """The archive in a takeout."""
    import pyrage

    try:
        archive: bytes = pyrage.passphrase.decrypt(content, normalize("NFC", passphrase))
    except pyrage.DecryptError:
        raise UsageError(
            "it does not open: the passphrase is another one, or the file was damaged or cut short."
        ) from None
    return archive


def files_in(archive: bytes) -> dict[str, bytes]:
    """The files of an archive by their paths, each of which stays below the folder into which it is written."""
    try:
        with tarfile.open(fileobj=BytesIO(archive), mode="r:") as opened:
            files = dict(_files(opened))
    except tarfile.TarError:
        raise UsageError(_NO_TAKEOUT) from None
    return files


def about(files: Mapping[str, bytes]) -> tuple[str, str]:
    """When a takeout was taken, and by whom, as it says itself in ``records.json``."""
    try:
        told = loads(files["records.json"])
        if told["format"] == _FORMAT:
            return str(told["taken_at"]), str(told["person"]["name"])
    except (KeyError, TypeError, ValueError, RecursionError):
        pass
    raise UsageError(_NO_TAKEOUT)


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write them below a folder that is not there yet, for its owner alone; all of them, or none."""
    try:
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise UsageError(f"{folder}: {error.strerror}; name a folder that is not there yet with --into") from None
    try:
        for path, content in files.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("xb") as file:
                file.write(content)
    except OSError as error:
        rmtree(folder)
        raise UsageError(f"{error.filename}: {error.strerror}; nothing was written") from None


def _files(archive: tarfile.TarFile) -> Iterator[tuple[str, bytes]]:
    for member in archive:
        if not _is_plain(member):
            raise UsageError(f"{member.name!r} would not stay in its folder; nothing was written.")
        file = archive.extractfile(member)
        content = file.read() if file else b""
        if len(content) != member.size:
            raise UsageError(_NO_TAKEOUT)
        yield member.name, content


def _is_plain(member: tarfile.TarInfo) -> bool:
    parts = member.name.split("/")
    return (
        member.isreg()
        and not member.issparse()
        and member.name.isprintable()
        and not {"", ".", ".."} & set(parts)
        and not set("\\:") & set(member.name)
    )
