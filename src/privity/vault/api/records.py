"""Sealed records, and the marks on them."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Form, Router, Schema

from privity.core.sealing.encoding import from_base64url, to_base64url
from privity.core.vocabulary import InformationClass
from privity.kit.actor import actor_of
from privity.kit.api import PROBLEMS
from privity.kit.clock import now
from privity.vault import services
from privity.vault.api.asked import ANSWERS, Sealed, Taken, engagement_of
from privity.vault.facts import Revision
from privity.vault.selectors import circles_of, facts_of, revisions_for

router = Router(tags=["vault"])


class NewRevision(Schema):
    """An envelope whose header says this circle, record and number."""

    envelope: Sealed


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


@router.get(
    "/engagements/{engagement_id}/revisions", response={200: list[RevisionOut], **PROBLEMS}, url_name="revisions"
)
def revisions(request: HttpRequest, engagement_id: UUID, after: UUID | None = None) -> list[dict[str, Any]]:
    """A page of the sealed revisions that are the signed-in person's to read, in the order in which they came."""
    engagement = engagement_of(request, engagement_id)
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
