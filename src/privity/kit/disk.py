"""Writing files so that a crash at any instant leaves the old content or the new, whole; for our own account's eyes only."""

import os
from pathlib import Path


def write(file: Path, content: bytes) -> None:
    """Bring ``content`` to the disk in a new or emptied ``file``. Its folder, made where it is missing, may still forget it.

    :raises OSError: the disk is full, or the place cannot be written to
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def replace(file: Path, content: bytes) -> None:
    """Put ``content`` in the place of what ``file`` holds. When this returns, no crash brings the old content back.

    Of several processes at the same moment the last one's content stays. Threads must wait for each other.
    """
    fresh = file.with_name(f"{file.name}.{os.getpid()}.new")
    write(fresh, content)
    fresh.replace(file)
    sync(file.parent)


def sync(folder: Path) -> None:
    """Bring to the disk which files ``folder`` holds."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
