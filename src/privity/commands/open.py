"""``privity open TAKEOUT``: open what somebody took with them, without database, server or network.

Exit code 0: it is open, and its part of the ledger holds; 1: that does not hold; 2: it cannot be opened.
"""

import argparse
import warnings
from collections.abc import Iterator, Mapping, Sequence
from getpass import GetPassWarning, getpass
from pathlib import Path

from privity.commands import UsageError, takeout
from privity.commands.files import read
from privity.commands.parser import Parser
from privity.commands.verify import harmless, verdict_lines
from privity.core.bundle.findings import Verdict
from privity.core.bundle.verifying import verify
from privity.core.words import phrase

LEDGER = "ledger.json"
SUFFIX = ".age"


def run(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    folder = Path(options.into or _folder_for(options.takeout))
    if folder.exists():
        raise UsageError(f"{folder} is there already: name a new folder with --into.")
    content = takeout.sealed_in(options.takeout)
    files = takeout.files_in(takeout.unlocked(content, _passphrase(options.passphrase_file)))
    lines = list(_contents(files))
    takeout.write(files, folder)
    print("\n".join(lines))
    print(f"All of it is in {folder} now, and no longer locked.")
    return _verdict(files)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="privity open", description="Open a takeout; its passphrase is asked on the terminal.")
    parser.add_argument("takeout", metavar="TAKEOUT", help="the file, or - for standard input")
    parser.add_argument("--into", metavar="FOLDER", help="a folder that is made; otherwise one named as the file is")
    parser.add_argument("--passphrase-file", metavar="FILE", help="for scripts: a file whose first line it is")
    return parser


def _folder_for(name: str) -> str:
    if name == "-":
        raise UsageError("name a folder with --into.")
    plain = Path(name).name
    return plain.removesuffix(SUFFIX) if plain.endswith(SUFFIX) else f"{plain}-opened"


def _passphrase(name: str | None) -> str:
    if name is not None:
        return (read(name).decode(errors="replace").splitlines() or [""])[0]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", GetPassWarning)
            return getpass("Passphrase of this takeout: ")
    except (GetPassWarning, EOFError):
        raise UsageError(
            "there is no terminal to type the passphrase on: --passphrase-file names a file with it."
        ) from None


def _contents(files: Mapping[str, bytes]) -> Iterator[str]:
    """What is in it, a line each. A name is a stranger's: it is on one line, and a terminal obeys none of it."""
    at, name = takeout.about(files)
    yield harmless(phrase("Taken by {name}, at {at}:", name=name, at=at))
    width = max(len(f"{len(content):,}") for content in files.values())
    for path in sorted(files):
        yield f"{len(files[path]):{width},} bytes  {path}"


def _verdict(files: Mapping[str, bytes]) -> int:
    """Says whether the part of the ledger holds."""
    if LEDGER not in files:
        print("No part of the ledger is in it.")
        return 0
    report = verify(files[LEDGER])
    lines = list(verdict_lines(report))
    if report.verdict is Verdict.UNUSABLE:
        raise UsageError(f"{LEDGER}: {' '.join(lines)}")
    print("\n".join(["Its part of the ledger:", *lines]))
    return 0 if report.verdict is Verdict.GOOD else 1
