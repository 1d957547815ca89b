"""A person's ways of unlocking, and the devices that can be lost, as their page shows them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator

from privity.accounts.models import UnlockSlot
from privity.core.sealing.slot import SlotKind, slot_from


@dataclass(frozen=True, slots=True)
class Way:
    """A way of unlocking; ``name`` is a passkey's. One that ``stays`` is the last recovery code that counts."""

    id: str
    kind: SlotKind
    name: str
    credential: str
    made_at: datetime
    confirmed: bool
    stays: bool


@dataclass(frozen=True, slots=True)
class Device:
    """A passkey (its id in base64url), and what it does: sign in, unlock, or both."""

    credential: str
    name: str
    made_at: datetime
    signs_in: bool
    unlocks: bool


def ways_of(person_id: UUID) -> list[Way]:
    """The ways of unlocking of this person, oldest first."""
    names = {credential: name for credential, name, _at in _passkeys(person_id)}
    rows = list(UnlockSlot.objects.filter(person_id=person_id).order_by("id"))
    counting = [row for row in rows if row.kind == SlotKind.RECOVERY and row.confirmed_at]
    ways = []
    for row in rows:
        slot = slot_from(bytes(row.content))
        ways.append(
            Way(
                id=row.slot,
                kind=slot.kind,
                name=names.get(slot.credential, ""),
                credential=slot.credential,
                made_at=row.made_at,
                confirmed=slot.kind is not SlotKind.RECOVERY or row.confirmed_at is not None,
                stays=counting == [row],
            )
        )
    return ways


def devices_of(person_id: UUID) -> list[Device]:
    """Everything of this person's that lies on a device: passkeys that sign in, and those that unlock."""
    unlocking = {way.credential: way.made_at for way in ways_of(person_id) if way.credential}
    signing_in = {credential: (name, at) for credential, name, at in _passkeys(person_id)}
    nameless = {credential: ("", at) for credential, at in unlocking.items() if credential not in signing_in}
    return [
        Device(credential, name, at, signs_in=credential in signing_in, unlocks=credential in unlocking)
        for credential, (name, at) in {**signing_in, **nameless}.items()
    ]


def _passkeys(person_id: UUID) -> list[tuple[str, str, datetime]]:
    """Each passkey that signs this person in: its id, its name, and when it was added."""
    rows = Authenticator.objects.filter(user_id=person_id, type=Authenticator.Type.WEBAUTHN).order_by("id")
    return [(row.data["credential"]["rawId"], row.data["name"], row.created_at) for row in rows]
