"""One module for each ``privity`` command: ``run(arguments) -> exit code``. Nothing here loads Django on import."""


class UsageError(Exception):
    """The command line, a file or a setting cannot be used; the message is one line that says what to do."""
