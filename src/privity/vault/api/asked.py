"""What every operation on the vault takes: texts as they were signed, sealed bytes in base64url."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Schema

from privity.core.sealing.envelope import MAX_BYTES
from privity.engagements.selectors import Engagement, engagement_for
from privity.kit.actor import actor_of
from privity.kit.api import PROBLEMS, Problem
from privity.kit.clock import now

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


class Taken(Schema):
    """The id, or number, of what was stored."""

    id: str


def engagement_of(request: HttpRequest, engagement_id: UUID) -> Engagement:
    """The engagement, as the signed-in person sees it now."""
    return engagement_for(actor_of(request), engagement_id, at=now())


def bytes_of(text: str) -> bytes:
    """A statement's bytes; what is no text at all is no statement either, and refused as one."""
    return text.encode(errors="replace")
