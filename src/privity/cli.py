"""``privity …``: a dispatcher. Each command is a module of ``privity.commands`` and loads only what it needs.

Exit codes: 0 good, 1 the answer is no, 2 unusable input. An error is one line that says what to do.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from privity.commands import UsageError

COMMANDS: Final = {
    "check": "check that this installation is safe to serve",
    "decide": 'answer "may A tell B this about C?" for cases given as JSON',
    "demo-data": "fill an empty database with a lively made-up practice",
    "ledger": "check the ledger, sign it, or write out somebody's part",
    "migrate": "bring the database up to date",
    "open": "open a takeout: what somebody took with them, under their passphrase",
    "run-due": "do what is due now: mails, reviews, reminders",
    "secret": "print a fresh PRIVITY_SECRET_KEY",
    "serve": "serve Privity",
    "setup": "make the first coach and their practice",
    "verify": "check somebody's part of a ledger, without any ledger",
    "verify-site": "hold what a live site makes browsers run against a release",
    "witness": "sign ledgers' checkpoints on a machine of your own",
    "work": "do background work until stopped (serve does too)",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that ``arguments`` (default: the process's own) name first; returns its exit code."""
    try:
        code = _chosen(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read it has seen enough, as `head` does: nothing to complain about
        _write_nothing_more()
        return 1
    except OSError as error:  # as a full disk: what was to be said was not, so the answer is neither yes nor no
        print(f"privity: {error}", file=sys.stderr)
        _write_nothing_more()
        return 2
    return code


def _write_nothing_more() -> None:
    """Else Python complains about what is still to be written when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _chosen(arguments: Sequence[str] | None) -> int:
    name, *rest = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    if name in {"-h", "--help", "help"}:
        print(usage())
        return 0
    if name not in COMMANDS:
        print(f"privity: there is no command {name!r}; `privity --help` lists them.", file=sys.stderr)
        return 2
    try:
        return run(name, rest)
    except UsageError as error:
        print(f"privity {name}: {_on_one_line(str(error))}", file=sys.stderr)
        return 2


def _on_one_line(text: str) -> str:
    """What somebody typed can stand in a message, with line ends and what terminals obey."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)


def run(name: str, arguments: Sequence[str]) -> int:
    """Import the command's module, and only that, and run it."""
    module = import_module(f"privity.commands.{name.replace('-', '_')}")
    code: int = module.run(arguments)
    return code


def usage() -> str:
    """The help text: one line for each command."""
    width = max(map(len, COMMANDS))
    return "\n".join(
        ["usage: privity COMMAND …", "", *(f"  {name:{width}}  {what}" for name, what in COMMANDS.items())]
    )
