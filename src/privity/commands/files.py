"""Reading what the command line names."""

import os
import sys
from typing import BinaryIO

from privity.commands import UsageError
from privity.core.bundle.form import MAX_BYTES


def read(name: str, *, most: int = MAX_BYTES, begins: bytes = b"") -> bytes:
    """The bytes of a file, or of standard input for ``-``.

    Of what is too large, or does not begin as it has to, it reads just enough to tell.
    """
    try:
        if name == "-":
            return _content(_standard_input(), most, begins)
        with open(name, "rb", opener=_without_waiting) as file:
            return _content(file, most, begins)
    except OSError as error:
        raise UsageError(f"{name if name.isprintable() and name else repr(name)}: {error.strerror}") from None
    except ValueError as error:
        raise UsageError(f"{name!r}: {error}") from None


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise UsageError("-: standard input is closed")
    return sys.stdin.buffer


def _content(file: BinaryIO, most: int, begins: bytes) -> bytes:
    head = file.read(len(begins))
    return head + file.read(most + 1 - len(head)) if head == begins else head


def _without_waiting(name: str, flags: int) -> int:
    """A pipe into which nobody writes is empty: it is not waited for. One into which somebody writes is read to its end."""
    file = os.open(name, flags | os.O_NONBLOCK)
    os.set_blocking(file, True)
    return file
