"""The parser of each command's line: what it cannot use it tells as every command does."""

import argparse
from typing import NoReturn

from privity.commands import UsageError


class Parser(argparse.ArgumentParser):
    """Its ``prog`` begins with ``privity`` and the command."""

    def error(self, message: str) -> NoReturn:
        """Refuse the line.

        :raises UsageError: always
        """
        command = " ".join(self.prog.split()[:2])
        raise UsageError(f"{message}; `{command} --help` shows how to call it")
