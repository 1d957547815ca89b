"""``privity ledger bundle | check | checkpoint | key``: somebody's part as a file, all computed again, the signed state of now,
and the key that others check it with.

Exit code 0: good; 1: something is wrong with a ledger; 2: unusable input.
"""

import argparse
import sys
from collections.abc import Sequence
from itertools import islice
from uuid import UUID

from privity.commands import UsageError, django
from privity.commands.files import read
from privity.commands.parser import Parser
from privity.core.bundle.since import seen_from
from privity.core.errors import ConflictError, InvalidError, PrivityError, UnavailableError
from privity.core.merkle.note import Note

SAID = 3
"""Faults of a practice that are told; of more only how many."""


def run(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    django.start()
    with django.plain_failures():
        try:
            code: int = options.act(options)
        except (ConflictError, UnavailableError) as error:
            print(f"privity ledger: {error}", file=sys.stderr)
            return 1
        except PrivityError as error:
            raise UsageError(str(error)) from error
        except OSError as error:
            raise UsageError(f"{error.filename}: {error.strerror}.") from error
    return code


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="privity ledger", description="Check the ledger, sign it, or write out somebody's part.")
    acts = parser.add_subparsers(metavar="bundle|check|checkpoint|key", required=True)
    bundle = acts.add_parser("bundle", help="write somebody's part of the ledger to standard output, as a file")
    bundle.add_argument("--engagement", metavar="ID", required=True, type=_id, help="of which engagement")
    bundle.add_argument("--person", metavar="ADDRESS", required=True, help="the address with which they sign in")
    bundle.add_argument(
        "--since", metavar="FILE", help="an older file, or a checkpoint, that it is to be checked against"
    )
    bundle.set_defaults(act=_bundle)
    check = acts.add_parser("check", help="compute everything again, and compare it with what was signed")
    check.set_defaults(act=_check)
    checkpoint = acts.add_parser("checkpoint", help="sign what is new, and print the signed state of now")
    checkpoint.set_defaults(act=_checkpoint)
    key = acts.add_parser("key", help="print the key with which others, also witnesses, check the ledger")
    key.set_defaults(act=_key)
    for parser_of_some in (checkpoint, key):
        parser_of_some.add_argument("practice", metavar="PRACTICE", nargs="?", type=_id, help="of this practice only")
    return parser


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise argparse.ArgumentTypeError("this is no id: it has 32 hex digits") from None


def _bundle(options: argparse.Namespace) -> int:
    from privity.accounts.selectors import person_with_address
    from privity.agreements.services import take_ledger_part
    from privity.core.addresses import address_from
    from privity.kit.clock import now

    sizes = set() if options.since is None else {_size_in(options.since)}
    person = person_with_address(address_from(options.person, field="person"))
    if person is None:
        raise UsageError("nobody signs in with this address.")
    content = take_ledger_part(actor=person.pk, engagement_id=options.engagement, clock=now, sizes=sizes)
    sys.stdout.buffer.write(content)
    return 0


def _size_in(name: str) -> int:
    try:
        return seen_from(read(name)).head.size
    except InvalidError:
        raise UsageError(f"{name}: this is neither a part of a ledger nor a checkpoint of one.") from None


def _check(_options: argparse.Namespace) -> int:
    from privity.ledger.selectors import practices_ever

    lines = [(practice, *_state(practice)) for practice in sorted(practices_ever())]
    for practice, good, line in lines:
        print(f"practice {practice.hex}: {line}", file=sys.stdout if good else sys.stderr)
    return 0 if all(good for _practice, good, _line in lines) else 1


def _state(practice: UUID) -> tuple[bool, str]:
    """Whether all is well with a practice's ledger, and a line that says so or not."""
    from privity.ledger.selectors import faults, size_of

    found = iter(faults(practice))
    told = list(islice(found, SAID))
    if not told:
        return True, f"good, {size_of(practice)} entries"
    more = sum(1 for _ in found)
    return False, " ".join([*told, *([f"And {more} more."] if more else [])])


def _checkpoint(options: argparse.Namespace) -> int:
    notes = [_signed(practice) for practice in _wanted(options)]
    print("\n".join(bytes(note).decode() for note in notes if note), end="")
    return 0 if all(notes) else 1


def _key(options: argparse.Namespace) -> int:
    from privity.ledger.selectors import key_of

    for practice in _wanted(options):
        key = key_of(practice)
        if key is None:
            raise UsageError(
                "there is no key yet: it is made with the first checkpoint, by `privity ledger checkpoint`."
            )
        print(key)
    return 0


def _wanted(options: argparse.Namespace) -> list[UUID]:
    from privity.ledger.selectors import practices

    here = practices()
    if options.practice is not None and options.practice not in here:
        raise UsageError("this practice has no ledger.")
    return sorted(here) if options.practice is None else [options.practice]


def _signed(practice: UUID) -> Note | None:
    """The practice's checkpoint of now; None, and a line, where its ledger was changed."""
    from privity.kit.clock import now
    from privity.ledger.selectors import with_cosignatures
    from privity.ledger.services import BrokenLedgerError, sign_checkpoint

    try:
        note = sign_checkpoint(practice=practice, clock=now)
        return with_cosignatures(practice, [note])[0] if note else None
    except BrokenLedgerError as error:
        print(f"privity ledger: {error.alarm}", file=sys.stderr)
        return None
