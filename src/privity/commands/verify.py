"""``privity verify FILE``: check a part of a ledger, or a receipt, without database, server or network.

Exit code 0: it holds; 1: it does not; 2: the files cannot tell.
"""

import argparse
from collections.abc import Iterator, Sequence

from privity.commands import UsageError
from privity.commands.files import read
from privity.commands.parser import Parser
from privity.core.bundle.findings import Verdict
from privity.core.bundle.telling import told
from privity.core.bundle.value import Bundle
from privity.core.bundle.verifying import Report, verify
from privity.core.words import Phrase


def run(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    seen = None if options.since is None else read(options.since)
    report = verify(read(options.file), seen=seen, key=options.key, witness=options.witness)
    if report.verdict is Verdict.UNUSABLE:
        raise UsageError(" ".join(verdict_lines(report)))
    print("\n".join(verdict_lines(report)))
    if report.verdict is Verdict.BAD:
        return 1
    if options.list and report.bundle:
        print("\n".join(_acts(report.bundle)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="privity verify", description="Check a part of a ledger, or a receipt, that somebody gave to you."
    )
    parser.add_argument("file", metavar="FILE", help="what was given to you, or - for standard input")
    parser.add_argument("--since", metavar="FILE", help="an older such file, or a checkpoint, that you kept yourself")
    parser.add_argument("--key", metavar="KEY", help="the ledger's key, from somewhere else than the file")
    parser.add_argument("--witness", metavar="KEY", help="the key of a witness that must have signed the ledger")
    parser.add_argument("--list", action="store_true", help="print each act in plain words")
    return parser


ANSWER = {Verdict.GOOD: "good: ", Verdict.BAD: "no: ", Verdict.UNUSABLE: ""}


def verdict_lines(report: Report) -> Iterator[str]:
    """A line for each finding that says why the answer is what it is; the first one begins with it."""
    decisive = (harmless(each.words) for each in report.findings if each.verdict is report.verdict)
    return (f"{ANSWER[report.verdict]}{line}" if place == 0 else line for place, line in enumerate(decisive))


def _acts(bundle: Bundle) -> Iterator[str]:
    for at, words in told(bundle):
        when = f"{at:%Y-%m-%d %H:%M} UTC" if at else " " * 20
        line = harmless(words)
        yield f"{when}  {line[:1].upper()}{line[1:]}"


def harmless(words: Phrase) -> str:
    """Words from a stranger's file, on one line and without anything that a terminal would obey."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in words.render())
