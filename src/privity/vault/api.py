"""Keys, circles and sealed records, for the page's elements. Statements go as they were signed, sealed bytes in base64url.

Everything is POST with form fields, or GET; nothing that tells a kind of information stands in an address.
"""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Form, Router, Schema

from privity.core.circles import OwnScope, Scope, SharedScope
from privity.core.sealing.encoding import from_base64url, to_base64url
from privity.core.sealing.envelope import MAX_BYTES
from privity.core.vocabulary import InformationClass
from privity.engagements.selectors import Engagement, engagement_for
from privity.kit.actor import actor_of
from privity.kit.api import PROBLEMS, Problem
from privity.kit.clock import now
from privity.vault import services
from privity.vault.facts import CODE, SUBJECTS, Circle, Revision
from privity.vault.selectors import (
    circles_of,
    due_in,
    facts_of,
    grants_for,
    key_statements_for,
    logs_of,
    revisions_for,
)

router = Router(tags=["vault"])

ANSWERS = {**PROBLEMS, 409: Problem}
STATEMENT = 200_000
"""Characters of a statement, more than any has."""

Id = Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
StatementText = Annotated[str, Field(min_length=2, max_length=STATEMENT)]
Sealed = Annotated[str, Field(min_length=1, max_length=MAX_BYTES * 4 // 3 + 4, description="base64url")]
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]


class Signed(Schema):
    """A signed statement: canonical JSON, byte for byte as it was made."""

    statement: StatementText


class NewCircle(Signed):
    """Own notes if ``own``; else a kind of information about these people. ``statement`` is the first entry of its log."""

    own: bool = False
    information_class: InformationClass | None = None
    subjects: Annotated[list[Id], Field(max_length=SUBJECTS)] = []
    discussion: Annotated[str, Field(max_length=CODE)] = ""
    segment: Annotated[str, Field(max_length=CODE)] = ""

    def scope(self, reader: str) -> Scope:
        if self.own or self.information_class is None:
            return OwnScope(reader)
        subjects = frozenset(self.subjects)
        return SharedScope(self.information_class, subjects, self.discussion or None, self.segment or None)


class NewGrant(Schema):
    """An age file for the member ``to``, made when the circle's log had ``log_n`` entries."""

    to: Id
    log_n: Number
    file: Sealed


class NewRevision(Schema):
    """An envelope whose header says this circle, record and number."""

    envelope: Sealed


class Taken(Schema):
    """The id, or number, of what was stored."""

    id: str


class KeysOut(Schema):
    """A person, and the chain of the keys they named here."""

    person: str
    statements: list[str]


class GrantOut(Schema):
    log_n: int
    file: str


class CircleOut(Schema):
    """A circle in which the signed-in person is. ``leave`` and ``join`` are what its keepers have yet to do."""

    id: str
    own: bool
    information_class: InformationClass | None
    subjects: list[str]
    discussion: str
    segment: str
    n: int
    epoch: int
    log: list[str]
    grants: list[GrantOut]
    leave: list[str]
    join: list[str]


class RevisionOut(Schema):
    """A sealed revision; ``id`` is what the next page comes after."""

    id: UUID
    circle: str
    record: str
    number: int
    epoch: int
    information_class: InformationClass
    author: str
    strict: bool
    envelope: str


@router.get("/engagements/{engagement_id}/keys", response={200: list[KeysOut], **PROBLEMS}, url_name="keys")
def keys(request: HttpRequest, engagement_id: UUID) -> list[dict[str, Any]]:
    """The keys of everybody whom the signed-in person knows here."""
    found = key_statements_for(_engagement(request, engagement_id))
    return [{"person": person, "statements": [one.decode() for one in texts]} for person, texts in found.items()]


@router.post("/engagements/{engagement_id}/keys", response={200: Taken, **ANSWERS}, url_name="keys")
def name_key(request: HttpRequest, engagement_id: UUID, body: Form[Signed]) -> dict[str, str]:
    """Name the next key of one's chain here."""
    key = services.name_key(
        actor=actor_of(request), engagement_id=engagement_id, statement=_bytes_of(body.statement), clock=now
    )
    return {"id": key}


@router.get("/engagements/{engagement_id}/circles", response={200: list[CircleOut], **PROBLEMS}, url_name="circles")
def circles(request: HttpRequest, engagement_id: UUID) -> list[dict[str, Any]]:
    """The circles in which one is, with their logs and what was handed over in them."""
    engagement = _engagement(request, engagement_id)
    facts = facts_of(engagement)
    found = circles_of(engagement, facts)
    logs, grants = logs_of(engagement, found), grants_for(engagement, found)
    return [
        {
            **_circle(circle),
            "log": [text.decode() for text in logs[circle.id]],
            "grants": [
                {"log_n": one.log_n, "file": to_base64url(one.file)} for one in grants if one.circle == circle.id
            ],
            **due_in(circle, engagement, facts),
        }
        for circle in found
    ]


@router.post("/engagements/{engagement_id}/circles", response={200: Taken, **ANSWERS}, url_name="circles")
def make_circle(request: HttpRequest, engagement_id: UUID, body: Form[NewCircle]) -> dict[str, str]:
    """Begin a circle; the signed-in person is in it alone."""
    engagement = _engagement(request, engagement_id)
    circle = services.make_circle(
        actor=engagement.actor,
        engagement_id=engagement_id,
        scope=body.scope(engagement.reader),
        statement=_bytes_of(body.statement),
        clock=now,
    )
    return {"id": circle.hex}


@router.post(
    "/engagements/{engagement_id}/circles/{circle_id}/log", response={200: Taken, **ANSWERS}, url_name="circle_log"
)
def continue_circle(request: HttpRequest, engagement_id: UUID, circle_id: UUID, body: Form[Signed]) -> dict[str, str]:
    """Append the next entry to a circle's log."""
    n = services.continue_circle(
        actor=actor_of(request),
        engagement_id=engagement_id,
        circle_id=circle_id,
        statement=_bytes_of(body.statement),
        clock=now,
    )
    return {"id": str(n)}


@router.post(
    "/engagements/{engagement_id}/circles/{circle_id}/grants", response={200: Taken, **ANSWERS}, url_name="grants"
)
def grant(request: HttpRequest, engagement_id: UUID, circle_id: UUID, body: Form[NewGrant]) -> dict[str, str]:
    """Hand a member of the circle its keys."""
    services.grant(
        actor=actor_of(request),
        engagement_id=engagement_id,
        circle_id=circle_id,
        to=body.to,
        log_n=body.log_n,
        file=from_base64url(body.file),
        clock=now,
    )
    return {"id": circle_id.hex}


@router.get(
    "/engagements/{engagement_id}/revisions", response={200: list[RevisionOut], **PROBLEMS}, url_name="revisions"
)
def revisions(request: HttpRequest, engagement_id: UUID, after: UUID | None = None) -> list[dict[str, Any]]:
    """A page of the sealed revisions that are the signed-in person's to read, in the order in which they came."""
    engagement = _engagement(request, engagement_id)
    found = revisions_for(engagement, circles_of(engagement, facts_of(engagement)), after=after)
    return [_revision(one) for one in found]


@router.post(
    "/engagements/{engagement_id}/circles/{circle_id}/records/{record_id}/{number}",
    response={200: Taken, **ANSWERS},
    url_name="revision",
)
def write_revision(
    request: HttpRequest, engagement_id: UUID, circle_id: UUID, record_id: UUID, number: int, body: Form[NewRevision]
) -> dict[str, str]:
    """Store a revision. 409 with the code ``epoch_passed``: seal it again under the circle's new epoch."""
    services.write_revision(
        actor=actor_of(request),
        engagement_id=engagement_id,
        circle_id=circle_id,
        record_id=record_id,
        number=number,
        envelope=from_base64url(body.envelope),
        clock=now,
    )
    return {"id": record_id.hex}


@router.post(
    "/engagements/{engagement_id}/records/{record_id}/strict",
    response={200: Taken, **ANSWERS},
    url_name="raise_strict_mark",
)
def raise_strict_mark(request: HttpRequest, engagement_id: UUID, record_id: UUID) -> dict[str, str]:
    """Mark a record as strictly confidential."""
    services.raise_strict_mark(actor=actor_of(request), engagement_id=engagement_id, record_id=record_id, clock=now)
    return {"id": record_id.hex}


@router.post(
    "/engagements/{engagement_id}/records/{record_id}/not-strict",
    response={200: Taken, **ANSWERS},
    url_name="lower_strict_mark",
)
def lower_strict_mark(request: HttpRequest, engagement_id: UUID, record_id: UUID) -> dict[str, str]:
    """Take the mark off."""
    services.lower_strict_mark(actor=actor_of(request), engagement_id=engagement_id, record_id=record_id, clock=now)
    return {"id": record_id.hex}


def _engagement(request: HttpRequest, engagement_id: UUID) -> Engagement:
    return engagement_for(actor_of(request), engagement_id, at=now())


def _bytes_of(text: str) -> bytes:
    """A statement's bytes; what is no text at all is no statement either, and refused as one."""
    return text.encode(errors="replace")


def _circle(circle: Circle) -> dict[str, Any]:
    scope = circle.scope
    shared = scope if isinstance(scope, SharedScope) else None
    return {
        "id": circle.id.hex,
        "own": shared is None,
        "information_class": shared.information_class if shared else None,
        "subjects": sorted(circle.subjects),
        "discussion": (shared and shared.discussion) or "",
        "segment": (shared and shared.segment) or "",
        "n": circle.n,
        "epoch": circle.epoch,
    }


def _revision(one: Revision) -> dict[str, Any]:
    return {
        "id": one.id,
        "circle": one.circle.hex,
        "record": one.record.hex,
        "number": one.number,
        "epoch": one.epoch,
        "information_class": one.information_class,
        "author": one.author,
        "strict": one.strict,
        "envelope": to_base64url(one.envelope),
    }
