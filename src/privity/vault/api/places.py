"""Where one can write and read, and with whom."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from privity.core.circles import SharedScope
from privity.core.vocabulary import InformationClass, Role
from privity.kit.api import PROBLEMS
from privity.vault.api.asked import engagement_of
from privity.vault.selectors import Place, ground_of

router = Router(tags=["vault"])


class PersonOut(Schema):
    """Somebody whom the signed-in person knows here."""

    person: str
    name: str
    roles: list[Role]


class PlaceOut(Schema):
    """What a circle is for. ``closed``: why one cannot write there now; empty where one can."""

    own: bool
    information_class: InformationClass
    subjects: list[str]
    discussion: str
    segment: str
    readers: list[str]
    keepers: list[str]
    closed: str


class GroundOut(Schema):
    """The signed-in person as the engagement calls them, whom they know, and their places."""

    me: str
    people: list[PersonOut]
    places: list[PlaceOut]


@router.get("/engagements/{engagement_id}/places", response={200: GroundOut, **PROBLEMS}, url_name="places")
def places(request: HttpRequest, engagement_id: UUID) -> dict[str, Any]:
    """One's own notes, and each kind of information that one may have here, with those who may read it."""
    ground = ground_of(engagement_of(request, engagement_id))
    people: dict[str, dict[str, Any]] = {}
    for part in ground.people:
        people.setdefault(part.key, {"person": part.key, "name": part.name, "roles": []})["roles"].append(part.role)
    return {"me": ground.me, "people": list(people.values()), "places": [_place(place) for place in ground.places]}


def _place(place: Place) -> dict[str, Any]:
    scope = place.scope if isinstance(place.scope, SharedScope) else None
    return {
        "own": scope is None,
        "information_class": place.kind,
        "subjects": sorted(scope.subjects) if scope else sorted(place.readers),
        "discussion": (scope and scope.discussion) or "",
        "segment": (scope and scope.segment) or "",
        "readers": sorted(place.readers),
        "keepers": sorted(place.keepers),
        "closed": place.closed,
    }
