"""What is known at one instant, flattened to plain dicts and strings: a fact with a later instant is not there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from privity.core.agreements.version import Signature
from privity.core.consents import Consent, ConsentEvent
from privity.core.decision.facts import Facts
from privity.core.decision.question import Item, Question
from privity.core.vocabulary import InformationClass
from tests.oracle.tables import CLIENT_ROLES, PHASE_ORDER

type Row = dict[str, Any]

OPENS_LESS = ["renewed", "given", "deferred", "requested", "expired", "invalidated", "revoked", "withdrawn", "refused"]
"""Of two events of a consent at one instant the later word here counts."""


@dataclass
class Asked:
    """The question in plain strings; made only when nothing is missing."""

    at: datetime
    sender: str
    recipient: str
    kind: str
    subjects: set[str]
    purpose: str
    channel: str
    employer_owned: bool
    item: Item | None
    text: str | None
    recognisable: bool | None
    surplus: bool


def asked(q: Question) -> Asked | None:
    """The question flattened, or ``None`` where something was not said."""
    if not (q.sender and q.recipient and q.information_class and q.subjects and q.purpose and q.channel):
        return None
    return Asked(
        at=q.at,
        sender=q.sender,
        recipient=q.recipient,
        kind=q.information_class.value,
        subjects=set(q.subjects),
        purpose=q.purpose.value,
        channel=q.channel.kind.value,
        employer_owned=q.channel.employer_owned,
        item=q.item,
        text=q.text_hash,
        recognisable=q.recognisable,
        surplus=bool(q.surplus),
    )


@dataclass
class Snapshot:
    """Everything the oracle asks about, as it stands at ``at``."""

    at: datetime
    roles: dict[str, set[str]]
    ever_clients: set[str]
    agreements: list[Row]
    addenda: list[Row]
    consents: dict[str, list[Row]]
    phase: str
    ended_at: datetime | None
    overdue: bool
    held_items: set[str]
    breach_actors: set[str]
    present: dict[str, set[str]]
    accepted: set[str]
    acquainted: set[tuple[str, str]]
    files: list[Row]


def snapshot(facts: Facts, q: Asked) -> Snapshot:
    at = q.at
    phase, ended_at = _phase(facts, at)
    return Snapshot(
        at=at,
        roles=_roles(facts, at),
        ever_clients={p.person for p in facts.participations if p.role.value in CLIENT_ROLES and not p.since > at},
        agreements=_agreements(facts, at, q.kind),
        addenda=_addenda(facts, at),
        consents=_consents(facts, at),
        phase=phase,
        ended_at=ended_at,
        overdue=_overdue(facts, at),
        held_items={h.item for h in facts.holds if _inside(at, h.since, h.until)},
        breach_actors={b.actor for b in facts.breach_cases if _inside(at, b.since, b.until)},
        present={s.id: set(s.present) for s in facts.segments},
        accepted={a.channel.value for a in facts.accepted_channels if not a.at > at},
        acquainted=set(facts.acquaintances),
        files=_files(facts, at),
    )


def _inside(at: datetime, first: datetime | None, end: datetime | None) -> bool:
    if first is not None and at < first:
        return False
    return not (end is not None and at >= end)


def _roles(facts: Facts, at: datetime) -> dict[str, set[str]]:
    roles: dict[str, set[str]] = {}
    for p in facts.participations:
        if _inside(at, p.since, p.until):
            roles.setdefault(p.person, set()).add(p.role.value)
    return roles


def _signed_by_all(people: set[str], words: str, signatures: tuple[Signature, ...], at: datetime) -> datetime | None:
    """When the last of ``people`` signed exactly these words, as far as is known at ``at``."""
    instants = []
    for person in people:
        own = sorted(s.at for s in signatures if s.person == person and s.content_hash == words and s.at <= at)
        if not own:
            return None
        instants.append(own[0])
    return max(instants) if instants else None


def _agreements(facts: Facts, at: datetime, kind: str) -> list[Row]:
    """Completed versions, oldest first: the last one is in force. Of the matrix only the row of ``kind``."""
    rows: list[Row] = []
    for v in facts.versions:
        people = {party.person for party in v.parties}
        completed = _signed_by_all(people, v.content_hash, v.signatures, at)
        if completed is None:
            continue
        if v.closed_at is not None and v.closed_at <= completed:
            continue
        row = v.cells.get(InformationClass(kind), {})
        cells = {role.value: rule.value for role, rule in row.items()}
        rows.append(
            {
                "id": v.id, "number": v.number, "completed": completed, "people": people,
                "cells": cells, "listings": v.listings,
            }
        )  # fmt: skip
    return sorted(rows, key=lambda row: (row["completed"], row["number"], row["id"]))


def _addenda(facts: Facts, at: datetime) -> list[Row]:
    rows = []
    for a in facts.addenda:
        people = {party.person for party in a.parties}
        signed = _signed_by_all(people, a.content_hash, a.signatures, at) is not None
        ended = a.closed_at is not None and a.closed_at <= at
        if signed and not ended and _inside(at, a.since, a.until):
            cells = {kind.value: rule.value for kind, rule in a.cells.items()}
            rows.append(
                {"id": a.id, "people": people, "admits": set(a.admits), "discussion": a.discussion, "cells": cells}
            )
    return rows


def _last_event(consent: Consent, at: datetime) -> ConsentEvent | None:
    past = [event for event in consent.events if event.at <= at]
    if not past:
        return None
    latest = max(event.at for event in past)
    tied = [event for event in past if event.at == latest]

    def opens_less(event: ConsentEvent) -> tuple[bool, bool, int, str]:
        usable = event.state.value in ("given", "renewed")
        return (not usable, event.by != consent.subject, OPENS_LESS.index(event.state.value), event.by)

    return max(tied, key=opens_less)


def _consents(facts: Facts, at: datetime) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for c in facts.consents:
        last = _last_event(c, at)
        if last is None:
            continue
        refusals = [event.at for event in c.events if event.at <= at and event.state.value == "refused"]
        yeses = [event.at for event in c.events if event.at <= at and event.state.value in ("given", "renewed")]
        refused_at = max(refusals) if refusals else None
        if refused_at is not None and any(yes > refused_at for yes in yeses):
            refused_at = None
        rows.setdefault(c.subject, []).append(
            {
                "id": c.id, "kind": c.information_class.value, "item": c.item, "recipient": c.recipient,
                "purpose": c.purpose.value, "channel": c.channel.value, "text": c.text_hash, "written": c.written,
                "explicit": c.explicit, "pressed": _pressed(c, at), "in_window": _inside(at, c.since, c.until),
                "state": last.state.value, "state_at": last.at, "in_person": last.by == c.subject,
                "refused_at": refused_at,
            }
        )  # fmt: skip
    return rows


def _pressed(c: Consent, at: datetime) -> bool:
    flagged, cleared = c.pressure_flagged_at, c.pressure_cleared_at
    if flagged is None or flagged > at:
        return False
    return cleared is None or cleared < flagged or cleared > at


def _phase(facts: Facts, at: datetime) -> tuple[str, datetime | None]:
    """The phase, and when the engagement went into aftercare if it is there: the start of the unbroken stretch."""
    steps: dict[datetime, int] = {}
    for change in facts.phases:
        if change.at <= at:
            steps[change.at] = max(steps.get(change.at, 0), PHASE_ORDER.index(change.phase.value))
    phase, ended_at = "draft", None
    for instant in sorted(steps):
        previous, phase = phase, PHASE_ORDER[steps[instant]]
        if phase == "aftercare" and previous != "aftercare":
            ended_at = instant
    return phase, ended_at if phase == "aftercare" else None


def _overdue(facts: Facts, at: datetime) -> bool:
    for r in facts.reviews:
        passed = r.due_at <= at
        held = r.held_at is not None and r.held_at <= at
        extended = r.extended_at is not None and _inside(at, r.extended_at, r.extended_until)
        if passed and not held and not extended:
            return True
    return False


def _files(facts: Facts, at: datetime) -> list[Row]:
    rows = []
    for f in facts.exception_files:
        if not _inside(at, f.since, f.until) or not _inside(at, None, f.closed_at):
            continue
        waits = bool(f.delay_reason) and f.tell_client_after is not None and f.tell_client_after > at
        rows.append(
            {
                "id": f.id, "purpose": f.purpose.value, "recipient": f.recipient, "text": f.text_hash,
                "complete": f.complete, "waits": waits, "telling_is_dangerous": f.telling_raises_danger,
            }
        )  # fmt: skip
    return rows
