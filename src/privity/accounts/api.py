"""A person's own ways of unlocking, for their browser: kept as they were sealed, told to nobody else."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Form, Router, Schema

from privity.accounts import services
from privity.accounts.selectors import Slot, may_begin_anew, own_sealed, share_in, slots_of
from privity.core.sealing.encoding import from_base64url, to_base64url
from privity.kit.actor import actor_of
from privity.kit.api import PROBLEMS, Problem
from privity.kit.clock import now

router = Router(tags=["unlocking"])

ANSWERS = {**PROBLEMS, 409: Problem}

Sealed = Annotated[str, Field(min_length=1, max_length=1_500_000, description="base64url")]
Number = Annotated[int, Field(ge=1, le=2**53 - 1)]
SlotId = Annotated[str, Field(pattern="^[0-9a-f]{32}$")]


class SlotOut(Schema):
    """One way of unlocking; ``confirmed`` if it has been tried."""

    content: str
    confirmed: bool


class OwnOut(Schema):
    """What is kept under this number; nothing is kept yet where the number is 0."""

    counter: int
    content: str


class UnlockingOut(Schema):
    """Everything from which a device of this person becomes able to read."""

    person: str
    slots: list[SlotOut]
    bundle: OwnOut
    state: OwnOut


class NewSlot(Schema):
    """A slot in its canonical bytes."""

    content: Sealed


class NewOwn(Schema):
    """The next bundle, or state: ``counter`` is one more than what is kept."""

    counter: Number
    content: Sealed


class NewLock(Schema):
    """All that a lock is, sealed: bundle and state with the next of their numbers, and each way of unlocking."""

    seq: Number
    bundle: Sealed
    counter: Number
    state: Sealed
    slots: Annotated[list[Sealed], Field(min_length=1, max_length=3)]


class ShareOut(Schema):
    """This session's half of what opens what the browser keeps; empty while there is none."""

    share: str


class Done(Schema):
    """The id of what was done something to; empty where it has none."""

    id: str = ""


@router.get("/account/unlocking", response={200: UnlockingOut, **PROBLEMS}, url_name="unlocking")
def unlocking(request: HttpRequest) -> dict[str, Any]:
    """One's slots, bundle and state."""
    person = actor_of(request)
    return {
        "person": person.hex,
        "slots": [_slot(slot) for slot in slots_of(person)],
        **{what: _own(*own_sealed(person, what)) for what in ("bundle", "state")},
    }


@router.post("/account/lock", response={200: Done, **ANSWERS}, url_name="lock")
def make_lock(request: HttpRequest, body: Form[NewLock]) -> dict[str, str]:
    """Make one's lock, all at once. 409: there is one, and the session's person has not said that it is to be made anew."""
    lock = services.Lock(
        seq=body.seq,
        bundle=from_base64url(body.bundle),
        counter=body.counter,
        state=from_base64url(body.state),
        slots=[from_base64url(slot) for slot in body.slots],
    )
    anew = may_begin_anew(request.session, at=now())
    services.make_lock(actor=actor_of(request), lock=lock, anew=anew, clock=now)
    services.forget_new_lock(request.session)
    return {"id": str(body.seq)}


@router.post("/account/slots", response={200: Done, **ANSWERS}, url_name="slots")
def add_slot(request: HttpRequest, body: Form[NewSlot]) -> dict[str, str]:
    """Keep one more way of unlocking."""
    content = from_base64url(body.content)
    return {"id": services.add_slot(actor=actor_of(request), content=content, clock=now)}


@router.post("/account/slots/{slot}/confirm", response={200: Done, **ANSWERS}, url_name="confirm_slot")
def confirm_slot(request: HttpRequest, slot: SlotId) -> dict[str, str]:
    """This slot was opened with what was typed."""
    services.confirm_slot(actor=actor_of(request), slot=slot, clock=now)
    return {"id": slot}


@router.post("/account/slots/{slot}/remove", response={200: Done, **ANSWERS}, url_name="remove_slot")
def remove_slot(request: HttpRequest, slot: SlotId) -> dict[str, str]:
    """Forget a way of unlocking."""
    services.remove_slot(actor=actor_of(request), slot=slot)
    return {"id": slot}


@router.post("/account/own/{what}", response={200: Done, **ANSWERS}, url_name="own")
def store_own(request: HttpRequest, what: str, body: Form[NewOwn]) -> dict[str, str]:
    """Replace one's ``bundle`` or ``state``. 409: another device was first."""
    content = from_base64url(body.content)
    services.store_own(actor=actor_of(request), what=what, counter=body.counter, content=content)
    return {"id": str(body.counter)}


@router.get("/account/share", response={200: ShareOut, **PROBLEMS}, url_name="share")
def share(request: HttpRequest) -> dict[str, str]:
    """The share of this session."""
    actor_of(request)
    return {"share": share_in(request.session)}


@router.post("/account/share", response={200: ShareOut, **PROBLEMS}, url_name="share")
def new_share(request: HttpRequest) -> dict[str, str]:
    """Make a new share for this session: what the browser kept under the last one opens no more."""
    actor_of(request)
    return {"share": services.new_share(request.session)}


@router.post("/account/share/forget", response={200: Done, **PROBLEMS}, url_name="forget_share")
def forget_share(request: HttpRequest) -> dict[str, str]:
    """Lock: forget this session's share."""
    actor_of(request)
    services.forget_share(request.session)
    return {"id": ""}


def _slot(slot: Slot) -> dict[str, Any]:
    return {"content": to_base64url(slot.content), "confirmed": slot.confirmed}


def _own(counter: int, content: bytes) -> dict[str, Any]:
    return {"counter": counter, "content": to_base64url(content)}
