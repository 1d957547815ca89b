"""One module for each ``privity`` command: ``run(arguments) -> exit code``. Nothing here loads Django on import."""

from collections.abc import Sequence


class UsageError(Exception):
    """The command line, a file or a setting cannot be used; the message is one line that says what to do."""


def no_arguments(arguments: Sequence[str]) -> None:
    """Refuse any argument."""
    if arguments:
        raise UsageError(f"takes no arguments (got {arguments[0]!r}).")
