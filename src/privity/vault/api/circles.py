"""Circles, their logs, and the keys that are handed over in them."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Form, Router, Schema

from privity.core.circles import OwnScope, Scope, SharedScope
from privity.core.sealing.encoding import from_base64url, to_base64url
from privity.core.vocabulary import InformationClass
from privity.kit.actor import actor_of
from privity.kit.api import PROBLEMS
from privity.kit.clock import now
from privity.vault import services
from privity.vault.api.asked import ANSWERS, Id, Number, Sealed, Signed, Taken, bytes_of, engagement_of
from privity.vault.facts import CODE, SUBJECTS, Circle
from privity.vault.selectors import circles_of, due_in, facts_of, grants_for, logs_of

router = Router(tags=["vault"])


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


@router.get("/engagements/{engagement_id}/circles", response={200: list[CircleOut], **PROBLEMS}, url_name="circles")
def circles(request: HttpRequest, engagement_id: UUID) -> list[dict[str, Any]]:
    """The circles in which one is, with their logs and what was handed over in them."""
    engagement = engagement_of(request, engagement_id)
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
    engagement = engagement_of(request, engagement_id)
    circle = services.make_circle(
        actor=engagement.actor,
        engagement_id=engagement_id,
        scope=body.scope(engagement.reader),
        statement=bytes_of(body.statement),
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
        statement=bytes_of(body.statement),
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
