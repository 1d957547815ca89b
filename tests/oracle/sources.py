"""Where the norm's rule comes from: addenda, agreement versions or the default matrix; and whom a mark binds."""

from dataclasses import dataclass
from typing import Any

from tests.oracle.snapshot import Asked, Row, Snapshot
from tests.oracle.tables import MATRIX, ROLES, STRICT_RULES


@dataclass
class Source:
    """One place that sets a rule. ``order`` tells which of several with the same rule is named as the basis."""

    kind: str
    rule: str
    order: tuple[Any, ...]
    id: str | None = None
    role: str | None = None
    listings: tuple[Any, ...] = ()


def columns(q: Asked, now: Snapshot, person: str) -> set[str]:
    """The person's columns of the matrix for this question."""
    found = set()
    for role in now.roles.get(person, set()):
        if role not in ("client", "group_member"):
            found.add(role)
        elif person in q.subjects:
            found.add("client")
        elif any(subject in now.ever_clients for subject in q.subjects):
            found.add("group_member")
        else:
            found.add("client")
    return found


def sources_of(q: Asked, now: Snapshot, person: str) -> list[Source]:
    """Every source of the norm for ``person`` in the place of the recipient."""
    mine = columns(q, now, person)
    found = _opened(q, now, person) or _agreement_sources(q, now, mine)
    if q.kind == "safety" and "client" in mine and _telling_is_dangerous(now):
        for source in found:
            source.rule = max(source.rule, "exception", key=STRICT_RULES.index)
    return found


def mark_binds(q: Asked, now: Snapshot, person: str) -> bool:
    """A strict mark binds everybody but those who are nothing else than client or coach here."""
    mine = columns(q, now, person)
    return q.item is not None and q.item.strict and not (mine and mine <= {"client", "coach"})


def _opened(q: Asked, now: Snapshot, person: str) -> list[Source]:
    return [
        Source("addendum", a["cells"][q.kind], (a["id"],), a["id"])
        for a in now.addenda
        if person in a["admits"]
        and q.item is not None
        and q.item.discussion == a["discussion"]
        and q.kind in a["cells"]
    ]


def _agreement_sources(q: Asked, now: Snapshot, mine: set[str]) -> list[Source]:
    terms = _governing(q, now)
    if not mine:
        return [Source(terms[0]["kind"], "never", (0,), terms[0]["id"])]
    found = []
    for age, version in enumerate(terms):
        for role in mine:
            rule = version["cells"].get(role, "never")
            found.append(
                Source(
                    version["kind"],
                    rule,
                    (age, ROLES.index(role)),
                    version["id"],
                    role,
                    version["listings"],
                )
            )
    return found


def _governing(q: Asked, now: Snapshot) -> list[Row]:
    """The version in force, then the one the item was recorded under; without any the default matrix."""
    if not now.agreements:
        return [{"kind": "default_matrix", "id": None, "cells": MATRIX[q.kind], "listings": ()}]
    current = now.agreements[-1]
    terms = [current]
    if q.item is not None and q.item.released_under != current["id"]:
        earlier = [row for row in now.agreements if row["completed"] <= q.item.recorded_at]
        if earlier and earlier[-1] is not current:
            terms.append(earlier[-1])
    return [{**row, "kind": "version"} for row in terms]


def _telling_is_dangerous(now: Snapshot) -> bool:
    return any(f["purpose"] == "danger" and f["telling_is_dangerous"] for f in now.files)


def strictest_rule(sources: list[Source]) -> str:
    return max((source.rule for source in sources), key=STRICT_RULES.index)
