"""``privity serve``: granian with a few worker processes on this machine's own address, and background work beside it."""

import argparse
import os
import socket
import sys
from collections.abc import Sequence

from privity.commands import UsageError, django, no_arguments, work
from privity.commands.check import ledger_alarms


def run(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="privity serve")
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on (a proxy with TLS stands before it)"
    )
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=min(os.cpu_count() or 1, 4))
    wanted, surplus = parser.parse_known_args(arguments)
    no_arguments(surplus)
    _refuse_taken(wanted.host, wanted.port)
    django.call("collectstatic", interactive=False, verbosity=0)
    _announce()
    warn()
    with work.beside():
        _serve(wanted.host, wanted.port, wanted.workers)
    return 0


def _announce() -> None:
    from privity.web.first_run import announcement

    if line := announcement():
        print(line, flush=True)


def warn() -> None:
    """A ledger that was rewritten stops nobody's work, but whoever starts the server learns of it."""
    with django.plain_failures():
        for line in ledger_alarms():
            print(f"privity serve: {line}", file=sys.stderr, flush=True)


def _refuse_taken(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port)):
            return
    except (OSError, OverflowError) as error:
        raise UsageError(f"cannot listen on {host} port {port}: choose another with --port.") from error


def _serve(host: str, port: int, workers: int) -> None:
    from granian.constants import Interfaces
    from granian.server import Server

    application = "privity.config.wsgi:application"
    Server(
        application, host, port, workers=workers, blocking_threads=1, interface=Interfaces.WSGI, websockets=False
    ).serve()
