"""What a witness remembers: the last checkpoint of each log that it signed, a file each."""

import fcntl
import os
from hashlib import sha256
from pathlib import Path

from privity.core.errors import ConflictError, InvalidError
from privity.core.merkle.checkpoint import checkpoint_from
from privity.core.merkle.note import Note, note_from
from privity.kit import disk


class Memory:
    """The folder ``place``, held by one process at a time for as long as it lives."""

    def __init__(self, place: Path) -> None:
        """Make the folder if it is not there.

        :raises ConflictError: another witness uses it
        :raises OSError: it cannot be used
        """
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        disk.sync(place.parent)
        self._place = place
        self._lock = os.open(place, os.O_RDONLY)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ConflictError(f"{place}: another witness is using this folder.") from error

    def last(self, origin: str) -> Note | None:
        """The last checkpoint of the log ``origin`` that was signed; None only where none ever was.

        :raises InvalidError: its file holds something else: what was seen is not known any more
        """
        file = self._file(origin, "checkpoint")
        try:
            note = note_from(file.read_bytes())
            if checkpoint_from(note.text).origin != origin:
                raise InvalidError("This is a checkpoint of another log.")
        except FileNotFoundError:
            return None
        except InvalidError as error:
            raise InvalidError(f"{file}: this is not the last checkpoint of {origin}; put it back.") from error
        return note

    def keep(self, origin: str, note: Note) -> None:
        """Remember ``note`` as the log's last: when this returns, no crash brings the former one back.

        :raises OSError: it could not be written
        """
        disk.replace(self._file(origin, "checkpoint"), bytes(note))

    def keep_fork(self, origin: str, note: Note) -> Path:
        """Keep a note that contradicts the last one, beside it: both together prove that the log signed two pasts."""
        file = self._file(origin, "contradiction")
        disk.replace(file, bytes(note))
        return file

    def _file(self, origin: str, kind: str) -> Path:
        return self._place / f"{sha256(origin.encode()).hexdigest()[:32]}.{kind}"
