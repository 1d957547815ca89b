"""``privity work``: background work until it is stopped: tasks as they come, and each minute what is due.

``privity serve`` starts one beside itself; more of them, on other machines too, do no harm.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from privity.commands import django, no_arguments


def run(arguments: Sequence[str]) -> int:
    no_arguments(arguments)
    django.start()
    from django.conf import settings

    if settings.TASKS["default"]["BACKEND"] == "django_tasks_db.DatabaseBackend":
        threading.Thread(target=_each_minute, daemon=True).start()
        django.call("db_worker", startup_delay=False)
    else:
        _each_minute()
    return 0


def _each_minute() -> None:
    from django.db import connection

    from privity.kit.clock import now
    from privity.kit.due import run_all

    while True:
        run_all(now)
        connection.close()
        time.sleep(60)


@contextmanager
def beside() -> Iterator[None]:
    """Keep a worker process for as long as the block runs, and no longer even where this process is killed."""
    code = "from privity.commands import work; work.run_for_parent()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE) as worker:  # noqa: S603 (our own code)
        try:
            yield
        finally:
            worker.terminate()


def run_for_parent() -> None:
    """``run``, until the parent closes our standard input, as its death does too."""

    def wait() -> None:
        sys.stdin.buffer.read()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()
    run([])
