"""Facts in SQLite tables, for the cold decision: what a web process does for the first question about an engagement."""

import json
import pickle
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from privity.core.agreements.version import AgreementVersion, Listing, Party, Signature
from privity.core.consents import Consent, ConsentEvent, ConsentState
from privity.core.decision.facts import ActorKind, Facts, Participation, PhaseChange, Review
from privity.core.matrix import Matrix
from privity.core.vocabulary import ChannelKind, InformationClass, Phase, Purpose, Role, Rule

SCHEMA = """
CREATE TABLE matrix (id INTEGER PRIMARY KEY, cells TEXT);
CREATE TABLE participation (engagement TEXT, person TEXT, role TEXT, since INT, until INT);
CREATE TABLE phase (engagement TEXT, phase TEXT, at INT);
CREATE TABLE review (engagement TEXT, due INT, held INT);
CREATE TABLE version (engagement TEXT, id TEXT, number INT, hash TEXT, matrix INT, offered INT);
CREATE TABLE listing (engagement TEXT, version TEXT, kind TEXT, purposes TEXT, person TEXT, role TEXT);
CREATE TABLE signature (engagement TEXT, version TEXT, person TEXT, role TEXT, at INT);
CREATE TABLE consent (engagement TEXT, id TEXT, subject TEXT, kind TEXT, recipient TEXT, purpose TEXT, channel TEXT,
    since INT, until INT, given INT, text TEXT);
CREATE TABLE rare (engagement TEXT, name TEXT, value BLOB);
"""
TABLES = ("participation", "phase", "review", "version", "listing", "signature", "consent", "rare")
RARE = ("addenda", "holds", "breach_cases", "segments", "accepted_channels", "acquaintances", "exception_files")
"""Facts that few engagements have: pickled, for the sake of brevity."""


class Store:
    """A database file. A matrix is shared by the versions that have it, and read once per process."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path)
        self.matrices: dict[int, Matrix] = {}

    def save(self, all_facts: Iterable[Facts]) -> None:
        matrices: dict[int, int] = {}
        self.connection.executescript(SCHEMA)
        for facts in all_facts:
            for version in facts.versions:
                if id(version.cells) not in matrices:
                    matrices[id(version.cells)] = number = len(matrices)
                    self.connection.execute("INSERT INTO matrix VALUES (?, ?)", (number, json.dumps(version.cells)))
            self._insert(facts, matrices)
        for table in TABLES:
            self.connection.execute(f"CREATE INDEX {table}_of ON {table} (engagement)")
        self.connection.commit()

    def _insert(self, f: Facts, matrices: Mapping[int, int]) -> None:
        at, e = _seconds, f.engagement
        rows: dict[str, list[tuple[object, ...]]] = {
            "participation": [(e, p.person, p.role, at(p.since), at(p.until)) for p in f.participations],
            "phase": [(e, change.phase, at(change.at)) for change in f.phases],
            "review": [(e, at(review.due_at), at(review.held_at)) for review in f.reviews],
            "version": [
                (e, v.id, v.number, v.content_hash, matrices[id(v.cells)], at(v.offered_at)) for v in f.versions
            ],
            "listing": [
                (e, v.id, one.information_class, " ".join(one.purposes), one.person, one.role)
                for v in f.versions
                for one in v.listings
            ],
            "signature": [
                (e, v.id, party.person, party.role, at(signed.at))
                for v in f.versions
                for party, signed in zip(v.parties, v.signatures, strict=True)
            ],
            "consent": [
                (
                    *(e, c.id, c.subject, c.information_class, c.recipient, c.purpose, c.channel),
                    *(at(c.since), at(c.until), at(c.events[0].at), c.text_hash),
                )
                for c in f.consents
            ],
            "rare": [(e, name, pickle.dumps(getattr(f, name))) for name in RARE if getattr(f, name)],
        }
        for table, values in rows.items():
            for row in values:
                self.connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)

    def load(self, engagement: str) -> Facts:
        """One engagement: eight queries by index, and the values."""
        people = self._rows("participation", engagement)
        return Facts(
            engagement=engagement,
            actors=dict.fromkeys((person for _, person, *_ in people), ActorKind.PERSON),
            phases=tuple(PhaseChange(Phase(phase), _at(at)) for _, phase, at in self._rows("phase", engagement)),
            participations=tuple(
                Participation(person, Role(role), _at(since), _maybe(until)) for _, person, role, since, until in people
            ),
            versions=tuple(self._versions(engagement)),
            consents=tuple(map(_consent, self._rows("consent", engagement))),
            reviews=tuple(Review(_at(due), _maybe(held)) for _, due, held in self._rows("review", engagement)),
            **{name: pickle.loads(value) for _, name, value in self._rows("rare", engagement)},  # noqa: S301
        )

    def _versions(self, engagement: str) -> Iterable[AgreementVersion]:
        signed, listed = defaultdict(list), defaultdict(list)
        for _, version, *row in self._rows("signature", engagement):
            signed[version].append(row)
        for _, version, *row in self._rows("listing", engagement):
            listed[version].append(row)
        for _, version, number, words, matrix, offered in self._rows("version", engagement):
            yield AgreementVersion(
                id=version,
                number=number,
                content_hash=words,
                parties=tuple(Party(person, Role(role)) for person, role, _ in signed[version]),
                cells=self._matrix(matrix),
                offered_at=_at(offered),
                listings=tuple(_listing(*row) for row in listed[version]),
                signatures=tuple(Signature(person, words, _at(at)) for person, _, at in signed[version]),
            )

    def _matrix(self, number: int) -> Matrix:
        if number not in self.matrices:
            (text,) = self.connection.execute("SELECT cells FROM matrix WHERE id = ?", (number,)).fetchone()
            self.matrices[number] = {
                InformationClass(kind): {Role(role): Rule(rule) for role, rule in row.items()}
                for kind, row in json.loads(text).items()
            }
        return self.matrices[number]

    def _rows(self, table: str, engagement: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(f"SELECT * FROM {table} WHERE engagement = ?", (engagement,)).fetchall()


def _listing(kind: str, purposes: str, person: str | None, role: str | None) -> Listing:
    words = frozenset(map(Purpose, purposes.split()))
    return Listing(InformationClass(kind), words, person=person, role=Role(role) if role else None)


def _consent(row: tuple[Any, ...]) -> Consent:
    _, name, subject, kind, recipient, purpose, channel, since, until, given, text = row
    return Consent(
        id=name,
        subject=subject,
        information_class=InformationClass(kind),
        recipient=recipient,
        purpose=Purpose(purpose),
        channel=ChannelKind(channel),
        since=_at(since),
        until=_at(until),
        events=(ConsentEvent(ConsentState.GIVEN, _at(given), subject),),
        text_hash=text,
    )


def _seconds(instant: datetime | None) -> int | None:
    return None if instant is None else int(instant.timestamp())


def _at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _maybe(seconds: int | None) -> datetime | None:
    return None if seconds is None else _at(seconds)
