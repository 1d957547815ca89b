"""What a person's own browser needs to prove the lines of their ledger page."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from privity.core.merkle.encoding import to_base64
from privity.core.merkle.tree import SIZE_LIMIT
from privity.engagements.selectors import engagement_for
from privity.kit.actor import actor_of
from privity.kit.api import PROBLEMS, Problem
from privity.kit.clock import now
from privity.ledger.selectors import Opened, proofs_of

router = Router(tags=["ledger"])

Hash = Annotated[str, Field(description="32 bytes in base64")]


class Wanted(Schema):
    """One page of lines, and the checkpoint that the last one is to continue."""

    first: Annotated[UUID | None, Field(description="the line with which the page begins; else the newest")] = None
    since: Annotated[
        int, Field(ge=0, le=SIZE_LIMIT, description="the size of the checkpoint that the browser keeps")
    ] = 0


class LineOut(Schema):
    """One act: its canonical bytes as text, the salt of its commitment, and its place and way in the tree."""

    id: UUID
    index: int
    salt: Hash
    content: str
    proof: Annotated[list[Hash] | None, Field(description="null: newer than the checkpoint")]


class CheckpointOut(Schema):
    """The last checkpoint as a C2SP signed note. ``signed_at`` is not under the signature."""

    note: str
    signed_at: datetime


class ProofsOut(Schema):
    """The reader's own lines, newest first, and what they are proven by."""

    key: Annotated[str | None, Field(description="the ledger's key as C2SP writes it; null while there is none")]
    checkpoint: Annotated[CheckpointOut | None, Field(description="null before the first one was signed")]
    continuation: Annotated[
        list[Hash] | None, Field(description="the proof from the size `since`; null: this ledger is not so long")
    ]
    lines: list[LineOut]


@router.get("/engagements/{engagement_id}/ledger/proofs", response={200: ProofsOut, 503: Problem, **PROBLEMS})
def ledger_proofs(request: HttpRequest, engagement_id: UUID, wanted: Query[Wanted]) -> dict[str, Any]:
    """Proofs for one page of the reader's own part of the ledger. Nothing is signed or recorded by asking."""
    engagement = engagement_for(actor_of(request), engagement_id, at=now())
    proofs = proofs_of(engagement.actor, engagement.id, engagement.practice, first=wanted.first, since=wanted.since)
    last = proofs.last
    return {
        "key": str(proofs.key) if proofs.key else None,
        "checkpoint": last and {"note": bytes(last.note).decode(), "signed_at": last.at},
        "continuation": _texts(proofs.continuation),
        "lines": [_line(line) for line in proofs.lines],
    }


def _line(line: Opened) -> dict[str, Any]:
    return {
        "id": line.id,
        "index": line.index,
        "salt": to_base64(line.salt),
        "content": line.content.decode(errors="replace"),
        "proof": _texts(line.proof),
    }


def _texts(hashes: list[bytes] | None) -> list[str] | None:
    return None if hashes is None else [to_base64(each) for each in hashes]
