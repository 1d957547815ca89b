"""Keys that people named."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Form, Router, Schema

from privity.kit.actor import actor_of
from privity.kit.api import PROBLEMS
from privity.kit.clock import now
from privity.vault import services
from privity.vault.api.asked import ANSWERS, Signed, Taken, bytes_of, engagement_of
from privity.vault.selectors import key_statements_for

router = Router(tags=["vault"])


class KeysOut(Schema):
    """A person, and the chain of the keys they named here."""

    person: str
    statements: list[str]


@router.get("/engagements/{engagement_id}/keys", response={200: list[KeysOut], **PROBLEMS}, url_name="keys")
def keys(request: HttpRequest, engagement_id: UUID) -> list[dict[str, Any]]:
    """The keys of everybody whom the signed-in person knows here."""
    found = key_statements_for(engagement_of(request, engagement_id))
    return [{"person": person, "statements": [one.decode() for one in texts]} for person, texts in found.items()]


@router.post("/engagements/{engagement_id}/keys", response={200: Taken, **ANSWERS}, url_name="keys")
def name_key(request: HttpRequest, engagement_id: UUID, body: Form[Signed]) -> dict[str, str]:
    """Name the next key of one's chain here."""
    key = services.name_key(
        actor=actor_of(request), engagement_id=engagement_id, statement=bytes_of(body.statement), clock=now
    )
    return {"id": key}
