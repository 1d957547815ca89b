"""The bytes of attachments, below ``attachments`` in the data folder: a folder for each file, and in it the pieces as they came,
each named by where it begins. They were sealed before they came; nothing here can be opened.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from privity.kit import disk


def keep(file: UUID, offset: int, piece: bytes) -> None:
    """Bring ``piece``, which begins at ``offset``, to the disk. One that came before, and did not count, gives way."""
    place = _folder(file) / f"{offset:012}"
    disk.replace(place, piece)
    disk.sync(place.parent.parent)


def pieces(file: UUID) -> Iterator[bytes]:
    """The bytes in order, a piece at a time."""
    for place in sorted(_folder(file).glob("[0-9]" * 12)):
        yield place.read_bytes()


def drop(file: UUID) -> None:
    """Nothing of it stays."""
    shutil.rmtree(_folder(file), ignore_errors=True)


def kept() -> set[UUID]:
    """Every file of which there are bytes."""
    return {UUID(folder.name) for folder in _place().glob("[0-9a-f]" * 32)}


def _folder(file: UUID) -> Path:
    return _place() / file.hex


def _place() -> Path:
    return Path(settings.DATA) / "attachments"
