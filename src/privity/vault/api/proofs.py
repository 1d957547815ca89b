"""Proofs by which who was invited shows that a key is theirs: the server holds the secret of no invitation."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Form, Router, Schema

from privity.core.sealing.encoding import from_base64url, to_base64url
from privity.kit.actor import actor_of
from privity.kit.api import PROBLEMS
from privity.kit.clock import now
from privity.vault import services
from privity.vault.api.asked import ANSWERS, Id, Taken, engagement_of
from privity.vault.selectors import proofs_for

router = Router(tags=["vault"])


class NewProof(Schema):
    """For ``inviter``: the HMAC of docs/algorithms/sealing.md, in base64url."""

    invitation: Id
    inviter: Id
    proof: Annotated[str, Field(min_length=1, max_length=64)]


class ProofOut(Schema):
    invitation: str
    person: str
    proof: str


@router.get(
    "/engagements/{engagement_id}/invitation-proofs",
    response={200: list[ProofOut], **PROBLEMS},
    url_name="invitation_proofs",
)
def proofs(request: HttpRequest, engagement_id: UUID) -> list[dict[str, Any]]:
    """What was proved to the signed-in person by invitations of theirs, in the last seven days."""
    found = proofs_for(engagement_of(request, engagement_id))
    return [{"invitation": one.invitation, "person": one.person, "proof": to_base64url(one.proof)} for one in found]


@router.post(
    "/engagements/{engagement_id}/invitation-proofs",
    response={200: Taken, **ANSWERS},
    url_name="invitation_proofs",
)
def prove_key(request: HttpRequest, engagement_id: UUID, body: Form[NewProof]) -> dict[str, str]:
    """Prove one's key to the person who invited one. An invitation serves once."""
    services.prove_key(
        actor=actor_of(request),
        engagement_id=engagement_id,
        invitation=body.invitation,
        inviter=body.inviter,
        proof=from_base64url(body.proof),
        clock=now,
    )
    return {"id": body.invitation}
