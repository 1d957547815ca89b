"""Slots: each wraps a person's account key under one way of unlocking. The server stores them; it opens none."""

from dataclasses import dataclass
from enum import StrEnum

from privity.core.canonical import Json
from privity.core.errors import InvalidError
from privity.core.sealing.encoding import from_base64url
from privity.core.sealing.shape import Guard, base64url_of, has_shape, is_count, is_id, is_one, read_shape, word

WRAPPED_LENGTH = 92
"""Bytes of a commitment, an IV, and the account key with its tag."""
MAX_CREDENTIAL = 1023
"""Bytes of a passkey's id (WebAuthn)."""


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSKEY = "passkey"
    RECOVERY = "recovery"
    PASSPHRASE = "passphrase"


@dataclass(frozen=True, slots=True)
class Slot:
    """Whose slot this is, and which. ``credential`` is the passkey's id in base64url, if it is one's."""

    person: str
    slot: str
    kind: SlotKind
    credential: str = ""


def slot_from(content: object) -> Slot:
    """The slot that these bytes are, in form.

    :raises InvalidError: they are none, or one that is stretched less than clients accept
    """
    shape: dict[str, Guard] = {
        "s": is_one,
        "person": is_id,
        "slot": is_id,
        "kind": word(*SlotKind),
        "params": lambda value: isinstance(value, dict),
        "w": base64url_of(WRAPPED_LENGTH),
    }
    read = read_shape(content, shape)
    match read:
        case {"person": str(person), "slot": str(slot), "kind": str(kind), "params": dict(params)}:
            if not has_shape(params, _PARAMS[SlotKind(kind)]):
                raise InvalidError("This way of unlocking has not the settings that belong to it.")
            return Slot(person, slot, SlotKind(kind), str(params.get("credential", "")))
    raise AssertionError("the shape was read")


def _at_least(floor: int) -> Guard:
    return lambda value: isinstance(value, int) and is_count(value) and value >= floor


def _is_credential(value: Json) -> bool:
    try:
        return isinstance(value, str) and 0 < len(from_base64url(value)) <= MAX_CREDENTIAL
    except InvalidError:
        return False


_PARAMS: dict[SlotKind, dict[str, Guard]] = {
    SlotKind.PASSKEY: {"credential": _is_credential},
    SlotKind.RECOVERY: {},
    SlotKind.PASSPHRASE: {"n": _at_least(2**17), "r": _at_least(8), "p": _at_least(1), "salt": base64url_of(16)},
}
