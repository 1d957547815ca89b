"""Reading what the command line names."""

import os
import sys

from privity.commands import UsageError
from privity.core.bundle.form import MAX_BYTES


def read(name: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``. Of what is too large for any of ours it reads just enough to tell."""
    try:
        if name == "-":
            return _standard_input()
        with open(name, "rb", opener=_without_waiting) as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{name if name.isprintable() and name else repr(name)}: {error.strerror}") from None
    except ValueError as error:
        raise UsageError(f"{name!r}: {error}") from None


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UsageError("-: standard input is closed")
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _without_waiting(name: str, flags: int) -> int:
    """A pipe into which nobody writes is empty: it is not waited for. One into which somebody writes is read to its end."""
    file = os.open(name, flags | os.O_NONBLOCK)
    os.set_blocking(file, True)
    return file
