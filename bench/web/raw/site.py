"""The one page. A session is a row of ``bench_session``, which the bench writes."""

import os
import sqlite3
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from threading import local
from typing import Annotated, Any

from fastapi import Cookie, FastAPI, HTTPException
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader

KINDS = {"two_party": "Coach and client", "three_way": "Coach, client and sponsor"}
PHASES = {
    "draft": ("mute", "Being set up"),
    "contracting": ("warn", "Waiting for signatures"),
    "active": ("ok", "Under way"),
}
WHO = """SELECT person.id, person.name FROM bench_session JOIN accounts_person AS person ON person.id = bench_session.person
    WHERE bench_session.key = ? AND bench_session.expires > ? AND person.is_active"""
OPEN = "since <= :now AND (until IS NULL OR until > :now)"
MINE = f"""SELECT engagement.id, engagement.kind, engagement.opened_at, part.role
    FROM engagements_participation AS part JOIN engagements_engagement AS engagement ON engagement.id = part.engagement_id
    WHERE part.person_id = :person AND part.joined_at <= :now AND {OPEN} ORDER BY engagement.opened_at DESC"""
NAMES = """SELECT engagement_id, name FROM engagements_participation WHERE role = 'client' AND engagement_id IN
    (SELECT engagement_id FROM engagements_participation WHERE person_id = :person) ORDER BY since, id"""
CHANGES = """SELECT engagement_id, phase FROM engagements_phasechange WHERE at <= :now AND engagement_id IN
    (SELECT engagement_id FROM engagements_participation WHERE person_id = :person) ORDER BY at"""
INVITED = f"""SELECT practice.name, part.engagement_id FROM engagements_participation AS part
    JOIN engagements_practice AS practice ON practice.id = part.practice_id
    WHERE part.person_id = :person AND part.joined_at IS NULL AND {OPEN}"""
MEMBER = f"""SELECT practice.id, practice.name FROM engagements_practicemember AS member
    JOIN engagements_practice AS practice ON practice.id = member.practice_id WHERE member.person_id = :person AND {OPEN}"""

app = FastAPI()
page = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True).get_template("list.html")
kept = local()


def connection() -> sqlite3.Connection:
    """This thread's own."""
    if not hasattr(kept, "connection"):
        kept.connection = sqlite3.connect(os.environ["DATABASE_URL"].removeprefix("sqlite:///"))
    return kept.connection


@app.get("/engagements/", response_class=HTMLResponse)
async def engagements(session: Annotated[str, Cookie()] = "") -> str:
    rows, now = connection().execute, datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    you = rows(WHO, (session, now)).fetchone()
    if you is None:
        raise HTTPException(403)
    asked = {"person": you[0], "now": now}
    names, phases = defaultdict(list), dict(rows(CHANGES, asked).fetchall())
    for key, name in rows(NAMES, asked):
        names[key].append(name)
    return page.render(
        you=you[1],
        engagements=[line(row, names, phases) for row in rows(MINE, asked)],
        invitations=rows(INVITED, asked).fetchall(),
        practices=rows(MEMBER, asked).fetchall(),
    )


def line(row: tuple[str, ...], names: dict[str, list[str]], phases: dict[str, str]) -> dict[str, Any]:
    key, kind, opened, role = row
    tone, phase = PHASES[phases.get(key, "draft")]
    on, own = datetime.fromisoformat(opened), names[key]
    title = ", ".join(own[:3]) + (" …" if len(own) > 3 else "")
    since = f"{on.day} {on:%B %Y}"
    return {
        "key": key,
        "title": title,
        "kind": KINDS[kind],
        "role": role,
        "tone": tone,
        "phase": phase,
        "since": since,
        "on": opened[:10],
    }
