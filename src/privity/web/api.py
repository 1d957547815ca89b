"""Who I am, what I take part in, and my part of who can see what."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Schema

from privity.core.engagements import EngagementKind
from privity.core.vocabulary import InformationClass, Phase, Role, Rule
from privity.engagements.selectors import engagements_of
from privity.kit.actor import actor_of
from privity.kit.api import PROBLEMS, Problem
from privity.kit.clock import now
from privity.web.boundaries import boundaries_for

router = Router(tags=["overview"])


class Me(Schema):
    """The signed-in person."""

    id: str
    name: str
    email: str


class EngagementOut(Schema):
    """An engagement as the signed-in person sees it."""

    id: UUID
    kind: EngagementKind
    phase: Phase
    title: str
    roles: list[Role]


class CellOut(Schema):
    """One kind of information for one role."""

    role: Role
    who: str
    rule: Rule
    sentence: str


class KindOut(Schema):
    information_class: InformationClass
    cells: list[CellOut]


class VersionOut(Schema):
    """The version in force: its number, and the hash of the words that everybody signed."""

    id: str
    number: int
    content_hash: str


class BoundariesOut(Schema):
    """The reader's part of who can see what; empty while no version is in force."""

    version: VersionOut | None
    kinds: list[KindOut]


@router.get("/me", response={200: Me, 401: Problem})
def me(request: HttpRequest) -> dict[str, str]:
    """The signed-in person."""
    return {"id": actor_of(request).hex, "name": str(request.user), "email": request.user.get_username()}


@router.get("/engagements", response={200: list[EngagementOut], 401: Problem})
def engagements(request: HttpRequest) -> list[dict[str, Any]]:
    """Everything the signed-in person takes part in, newest first."""
    return [
        {"id": one.id, "kind": one.kind, "phase": one.phase, "title": one.title, "roles": sorted(one.roles)}
        for one in engagements_of(actor_of(request), at=now())
    ]


@router.get("/engagements/{engagement_id}/boundaries", response={200: BoundariesOut, **PROBLEMS})
def boundaries(request: HttpRequest, engagement_id: UUID) -> dict[str, Any]:
    """The reader's part of who can see what."""
    found = boundaries_for(actor_of(request), engagement_id, at=now())
    if found is None:
        return {"version": None, "kinds": []}
    version, overview = found
    return {
        "version": {"id": version.id, "number": version.number, "content_hash": version.content_hash},
        "kinds": [
            {
                "information_class": kind.information_class,
                "cells": [
                    {
                        "role": cell.role,
                        "who": cell.title.render(_),
                        "rule": cell.rule,
                        "sentence": cell.sentence.render(_),
                    }
                    for cell in kind.cells
                ],
            }
            for _family, kinds in overview.families
            for kind in kinds
        ],
    }
