"""Reading what the command line names."""

import sys
from pathlib import Path

from privity.commands import UsageError
from privity.core.bundle.form import MAX_BYTES


def read(name: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``. Of what is too large for any of ours it reads just enough to tell."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with Path(name).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{name if name.isprintable() and name else repr(name)}: {error.strerror}") from None
    except ValueError as error:
        raise UsageError(f"{name!r}: {error}") from None
