"""``privity serve``: granian, one blocking thread for each of a few workers, on this machine's own address."""

import argparse
import os
from collections.abc import Sequence

from privity.commands import django


def run(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="privity serve")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=min(os.cpu_count() or 1, 4))
    wanted = parser.parse_args(arguments)
    django.start()
    from granian.constants import Interfaces
    from granian.server import Server

    Server(
        "privity.config.wsgi:application",
        address=wanted.host,
        port=wanted.port,
        workers=wanted.workers,
        blocking_threads=1,
        interface=Interfaces.WSGI,
    ).serve()
    return 0
