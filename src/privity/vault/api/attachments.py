"""Sealed files: they come and go as bytes, in pieces."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.http.request import RawPostDataException
from ninja import Field, Form, Router, Schema

from privity.core.vocabulary import InformationClass
from privity.kit.actor import actor_of
from privity.kit.api import PROBLEMS
from privity.kit.clock import now
from privity.vault import services
from privity.vault.api.asked import ANSWERS, Number, Taken, engagement_of
from privity.vault.selectors import attachment_for, circle_for, facts_of, pieces_of, unfinished_for

router = Router(tags=["vault"])
PLACE = "/engagements/{engagement_id}/circles/{circle_id}/files"
Offset = Annotated[int, Field(ge=0, le=2**31 - 1)]


class NewFile(Schema):
    """A file of this kind, which was sealed for the circle's present epoch."""

    information_class: InformationClass
    epoch: Number


class Finished(Schema):
    """The hash of all bytes that were sent."""

    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class Received(Schema):
    """How many bytes have arrived: there the next piece begins."""

    received: int


@router.post(PLACE, response={200: Taken, **ANSWERS}, url_name="files")
def begin_file(request: HttpRequest, engagement_id: UUID, circle_id: UUID, body: Form[NewFile]) -> dict[str, str]:
    """Begin to send a file. What is not finished is dropped a day after its last piece."""
    file = services.begin_file(
        actor=actor_of(request),
        engagement_id=engagement_id,
        circle_id=circle_id,
        kind=body.information_class,
        epoch=body.epoch,
        clock=now,
    )
    return {"id": file.hex}


@router.post(PLACE + "/{file_id}/finish", response={200: Taken, **ANSWERS}, url_name="finish_file")
def finish_file(
    request: HttpRequest, engagement_id: UUID, circle_id: UUID, file_id: UUID, body: Form[Finished]
) -> dict[str, str]:
    """All of it has been sent. 409 with the code ``epoch_passed``: seal it again under the circle's new epoch."""
    services.finish_file(
        actor=actor_of(request),
        engagement_id=engagement_id,
        circle_id=circle_id,
        file_id=file_id,
        sha256=body.sha256,
        clock=now,
    )
    return {"id": file_id.hex}


@router.post(PLACE + "/{file_id}/cancel", response={200: Taken, **ANSWERS}, url_name="cancel_file")
def cancel_file(request: HttpRequest, engagement_id: UUID, circle_id: UUID, file_id: UUID) -> dict[str, str]:
    """Send no more of it; nothing stays."""
    services.cancel_file(
        actor=actor_of(request), engagement_id=engagement_id, circle_id=circle_id, file_id=file_id, clock=now
    )
    return {"id": file_id.hex}


@router.get(PLACE + "/{file_id}/received", response={200: Received, **PROBLEMS}, url_name="received")
def received(request: HttpRequest, engagement_id: UUID, circle_id: UUID, file_id: UUID) -> dict[str, int]:
    """How much of a file that one is sending has arrived."""
    engagement = engagement_of(request, engagement_id)
    circle = circle_for(engagement, circle_id, facts_of(engagement))
    return {"received": unfinished_for(engagement, circle, file_id).size}


@router.post(PLACE + "/{file_id}/{offset}", response={200: Received, **ANSWERS}, url_name="piece")
def keep_piece(
    request: HttpRequest, engagement_id: UUID, circle_id: UUID, file_id: UUID, offset: Offset
) -> dict[str, int]:
    """The next piece of a file, as ``application/octet-stream``, at most 1 MB of it."""
    here = services.keep_piece(
        actor=actor_of(request),
        engagement_id=engagement_id,
        circle_id=circle_id,
        file_id=file_id,
        offset=offset,
        piece=_bytes(request),
        clock=now,
    )
    return {"received": here}


@router.get(PLACE + "/{file_id}", response={200: bytes, **PROBLEMS}, url_name="file")
def file(request: HttpRequest, engagement_id: UUID, circle_id: UUID, file_id: UUID) -> HttpResponseBase:
    """The sealed bytes of a file, as a stream."""
    engagement = engagement_of(request, engagement_id)
    found = attachment_for(engagement, circle_for(engagement, circle_id, facts_of(engagement)), file_id)
    length = {"Content-Length": str(found.size)}
    return StreamingHttpResponse(pieces_of(found), content_type="application/octet-stream", headers=length)


def _bytes(request: HttpRequest) -> bytes:
    """The body as it came; nothing where it came as a form."""
    try:
        return request.body
    except RawPostDataException:
        return b""
