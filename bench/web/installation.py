"""Privity with production's settings on a fresh SQLite file: a coach with many engagements, a sponsor in some of them."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from privity.core.words import phrase

HOST = "localhost"
COACH, SPONSOR = "mirjam@kovac.example", "helen.brandt@northwind.example"
NORTHWIND = "Northwind"
FIRST = "Amara Jonas Priya Tomas Nadia Beth Kofi Lena Ravi Sofia Emil Yara".split()
LAST = "Osei Lind Raman Novak Haddad Moore Mensah Vogel Iyer Rossi".split()


@dataclass(frozen=True, slots=True)
class Installation:
    """The session keys of those who are signed in: ``stock`` and ``raw`` are the coach's at the contestants."""

    coach: str
    sponsor: str
    stock: str
    raw: str


def settings(folder: Path) -> dict[str, str]:
    """The environment of an installation in ``folder``, behind a proxy that speaks https."""
    return {
        "DJANGO_SETTINGS_MODULE": "privity.config.settings.prod",
        "PRIVITY_SECRET_KEY": "k7Qp2mXbV9tRw4sLz8Hn3cJf6yDa1gEo5uKi0xTvBqPjMhNwZr",
        "PRIVITY_ALLOWED_HOSTS": HOST,
        "PRIVITY_BASE_URL": f"https://{HOST}",
        "PRIVITY_TRUSTED_PROXIES": "1",
        "PRIVITY_DATA": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
    }


def install(folder: Path, engagements: int, sponsored: int) -> Installation:
    """Set up the installation in this process, too: Django is ready afterwards.

    Mirjam coaches so many engagements; for the ``sponsored`` newest Helen pays, and there all have signed the agreement.
    """
    os.environ |= settings(folder)
    from privity.commands.django import call
    from privity.commands.migrate import migrate

    migrate()
    call("collectstatic", interactive=False, verbosity=0)
    _act(engagements, sponsored)
    stock = _sign_in(COACH, "django.contrib.auth.backends.ModelBackend")
    return Installation(_sign_in(COACH), _sign_in(SPONSOR), stock, _raw_session())


def _act(engagements: int, sponsored: int) -> None:
    from privity.core.engagements import EngagementKind, Named
    from privity.core.vocabulary import Role
    from privity.demo.personas import HELEN, MIRJAM, Persona
    from privity.demo.stage import Stage, person
    from privity.engagements.services import found_practice, open_engagement

    today = datetime.now(UTC)
    stage = Stage(today, today - timedelta(days=30))
    practice = found_practice(actor=person(MIRJAM), name="Kovač Coaching", clock=stage.clock)
    for number in range(engagements):
        name = f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]}"
        client = Persona(f"client{number}@post.example", name, phrase("Client"), phrase("Is coached."))
        if engagements - number > sponsored:
            open_engagement(
                actor=person(MIRJAM),
                practice_id=practice,
                kind=EngagementKind.TWO_PARTY,
                own_name=MIRJAM.name,
                people=[Named(Role.CLIENT, client.name, client.address)],
                clock=stage.clock,
            )
        else:
            key = stage.open(
                practice, EngagementKind.THREE_WAY, [(Role.CLIENT, client, ""), (Role.SPONSOR, HELEN, NORTHWIND)]
            )
            stage.sign(stage.offer(key), MIRJAM, client, HELEN)


def _sign_in(address: str, backend: str | None = None) -> str:
    """The key of a session, as signing in leaves it."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client(headers={"host": HOST, "x-forwarded-proto": "https"})
    client.force_login(get_user_model().objects.get(email=address), backend)
    return client.session.session_key


def _raw_session() -> str:
    """The coach's session in a table for who knows nothing of Django's."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_session (key TEXT PRIMARY KEY, person TEXT, expires TEXT)")
        cursor.execute(
            "INSERT INTO bench_session SELECT 'coach-of-the-bench', id, '2999-01-01' FROM accounts_person WHERE email = %s",
            [COACH],
        )
    return "coach-of-the-bench"
