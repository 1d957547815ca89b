"""Does the time of an answer tell whether somebody has an address? ``python -m bench.enumeration`` (E1).

One run in this process, with production's settings on a fresh SQLite file: people and strangers ask for a code in turn, in
random order, then enter a wrong one. Prints the medians, their difference, and how well one answer tells the two apart
(0.5 = a coin). Exit code 1 where the difference of the medians is 10 ms or more.
"""

import os
import random
import sys
import tempfile
from statistics import median
from time import perf_counter

PEOPLE = 150
MOST = 0.010
"""Seconds."""


def prepare(folder: str) -> None:
    """Production in ``folder``, with an up-to-date database."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "privity.config.settings.prod",
        "PRIVITY_SECRET_KEY": "k7Qp2mXbV9tRw4sLz8Hn3cJf6yDa1gEo5uKi0xTvBqPjMhNwZr",
        "PRIVITY_ALLOWED_HOSTS": "localhost",
        "PRIVITY_BASE_URL": "https://localhost",
        "PRIVITY_DATA": folder,
        "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
    }
    from privity.commands.django import call
    from privity.commands.migrate import migrate

    migrate()
    call("collectstatic", interactive=False, verbosity=0)


def ask(number: int, address: str) -> tuple[float, float]:
    """Seconds to ask for a code, and to enter a wrong one, from a browser and a network of its own."""
    from django.test import Client

    network = f"10.{number // 65536}.{number // 256 % 256}.{number % 256}"
    client = Client(headers={"host": "localhost"}, REMOTE_ADDR=network)
    began = perf_counter()
    client.post("/sign-in", {"email": address}, secure=True)
    asked = perf_counter()
    client.post("/sign-in/code", {"code": "XXXX-XXXX"}, secure=True)
    return asked - began, perf_counter() - asked


def measure() -> dict[bool, list[tuple[float, float]]]:
    """Times by whether the address was known."""
    from privity.accounts.services import person_for_address

    addresses = [
        (f"{known}{number:04}@example.org".lower(), known) for number in range(PEOPLE) for known in (True, False)
    ]
    for address, known in addresses:
        if known:
            person_for_address(address=address, name="Somebody")
    random.Random(1).shuffle(addresses)  # noqa: S311 (an order, not a secret)
    for number in range(10):
        ask(60_000 + number, f"warm{number}@example.org")
    times: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    for number, (address, known) in enumerate(addresses):
        times[known].append(ask(number, address))
    return times


def tells_apart(known: list[float], unknown: list[float]) -> float:
    """The chance that a known address took longer than an unknown one."""
    wins = sum((one > other) + 0.5 * (one == other) for one in known for other in unknown)
    return wins / (len(known) * len(unknown))


def main() -> int:
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        times = measure()
        for step, what in enumerate(("ask for a code", "enter a wrong code")):
            known, unknown = ([pair[step] for pair in times[is_known]] for is_known in (True, False))
            difference = median(known) - median(unknown)
            worst = max(worst, abs(difference))
            print(
                f"{what}: known {median(known) * 1000:.2f} ms, unknown {median(unknown) * 1000:.2f} ms, "
                f"difference {difference * 1000:+.2f} ms, told apart {tells_apart(known, unknown):.2f}"
            )
    return 1 if worst >= MOST else 0


if __name__ == "__main__":
    sys.exit(main())
