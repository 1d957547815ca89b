"""``privity witness``: on a machine of your own, sign the checkpoints of ledgers that you look after (docs/witness.md).

No database and no Django. It runs until it is stopped.
"""

import argparse
import logging
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from privity.commands import UsageError
from privity.commands.parser import Parser
from privity.core.errors import ConflictError, InvalidError
from privity.core.merkle.keys import Key, Kind, is_name, key_from
from privity.kit.clock import now
from privity.witness import signer
from privity.witness.answering import Witness
from privity.witness.memory import Memory
from privity.witness.server import Server

NAME = "privity-witness"


def run(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    logging.basicConfig(format="%(message)s", stream=sys.stderr, level=logging.INFO)
    with _server(options.listen) as server:
        signing, server.witness = _signing(options)
        print(signing.key, f"listening on {_address(server)}", sep="\n", flush=True)
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with suppress(KeyboardInterrupt):
            server.serve_forever()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="privity witness", description="Sign the checkpoints of ledgers, and never two pasts.")
    parser.add_argument("--key", metavar="FILE", required=True, type=Path, help="your key; made at the first start")
    parser.add_argument("--state", metavar="FOLDER", required=True, type=Path, help="what you saw last of each ledger")
    parser.add_argument("--log", metavar="KEY", required=True, action="append", type=_log, help="the key of a ledger")
    parser.add_argument("--name", metavar="NAME", type=_name, help=f"your name in a new key, {NAME} if not given")
    parser.add_argument(
        "--listen", metavar="HOST:PORT", default="127.0.0.1:7380", type=_listen, help="127.0.0.1:7380 if not given"
    )
    return parser


def _log(text: str) -> Key:
    with suppress(InvalidError):
        key = key_from(text)
        if key.kind is Kind.NOTE:
            return key
    raise argparse.ArgumentTypeError("this is no key of a ledger: it looks like privity/…+…+…")


def _name(text: str) -> str:
    if not is_name(text):
        raise argparse.ArgumentTypeError("a name has no spaces and no plus signs")
    return text


def _listen(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not (host and port.isascii() and port.isdigit() and len(port) <= 5 and int(port) < 2**16):
        raise argparse.ArgumentTypeError("this is no HOST:PORT")
    return host.removeprefix("[").removesuffix("]"), int(port)


def _signing(options: argparse.Namespace) -> tuple[signer.Signer, Witness]:
    """Makes key and folder where they are missing: only once nothing else can hinder the start."""
    try:
        return _witness(options)
    except (ConflictError, InvalidError) as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        raise UsageError(f"{error.filename}: {error.strerror}.") from error


def _witness(options: argparse.Namespace) -> tuple[signer.Signer, Witness]:
    """A key whose folder is gone has signed what nobody remembers: it must not sign again."""
    had_memory, signing = options.state.exists(), signer.read(options.key)
    if signing and not had_memory:
        raise InvalidError(
            f"{options.state} is missing: put it back, or make a new key. What this key saw is not known."
        )
    memory = Memory(options.state)
    for key in options.log:
        memory.last(key.name)
    signing = signing or signer.make(options.key, options.name or NAME)
    if options.name not in {None, signing.name}:
        raise InvalidError(f"{options.key}: this key has the name {signing.name}.")
    return signing, Witness(signing, options.log, memory, now)


def _server(address: tuple[str, int]) -> Server:
    """Whoever connects from now on waits until it serves."""
    try:
        return Server(address)
    except OSError as error:
        raise UsageError(f"cannot listen on {address[0]} port {address[1]}: choose another with --listen.") from error


def _address(server: Server) -> str:
    host, port = server.server_address[:2]
    return f"http://[{host!s}]:{port}" if ":" in str(host) else f"http://{host!s}:{port}"
