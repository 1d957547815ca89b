"""Checkpoints (C2SP tlog-checkpoint, https://c2sp.org/tlog-checkpoint): how large a log is, and its root, as the text of a note."""

from dataclasses import dataclass

from privity.core.errors import InvalidError
from privity.core.merkle.encoding import from_base64, from_decimal, to_base64
from privity.core.merkle.hashing import HASH_LENGTH


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The log ``origin`` had ``size`` leaves, with this ``root``. ``extensions`` are further lines, ours have none."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The text that is signed."""
        return "".join(f"{line}\n" for line in (self.origin, self.size, to_base64(self.root), *self.extensions))


def checkpoint_from(text: str) -> Checkpoint:
    """The checkpoint that a note's text is. Trust it only if the log's key signed the note, and ``origin`` is that key's name.

    :raises InvalidError: the text is no checkpoint
    """
    lines = text.split("\n")
    if len(lines) < 4 or lines.pop() or "" in lines:
        raise InvalidError("This is no checkpoint of a log.")
    origin, size, root, *extensions = lines
    return Checkpoint(origin, from_decimal(size), from_base64(root, HASH_LENGTH), tuple(extensions))
