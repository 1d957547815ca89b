"""Signed statements: what people's devices say in their name, readable by the server, which enforces it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from privity.core.canonical import Json
from privity.core.ed25519 import SIGNATURE_LENGTH, has_signed, is_sound
from privity.core.errors import InvalidError
from privity.core.sealing.encoding import DOMAIN, domain_hash, from_base64url
from privity.core.sealing.shape import Guard, base64url_of, has_shape, is_id, read_shape, word

MAX_PAYLOAD = 2**16
MAX_SIGNATURES = 4


class StatementType(StrEnum):
    """What a statement says. A signature is for one type."""

    PERSON_KEY = "person-key"
    CIRCLE_LOG = "circle-log"
    EPOCH_GRANT = "epoch-grant"
    AGREEMENT_SIGNATURE = "agreement-signature"
    CONSENT = "consent"
    CONSENT_WITHDRAWAL = "consent-withdrawal"
    DISCLOSURE = "disclosure"


@dataclass(frozen=True, slots=True)
class Statement:
    """``payload`` is the bytes that were signed; ``signatures`` by the id of the key that is said to have signed."""

    type: StatementType
    payload: bytes
    signatures: Mapping[str, bytes]

    @property
    def message(self) -> bytes:
        """What is signed."""
        return b"%sstmt/v1\n%s\n%d\n%s" % (DOMAIN, self.type.encode(), len(self.payload), self.payload)

    @property
    def id(self) -> str:
        """The hash by which other statements name this one; signatures are not in it."""
        return sha256(self.message).hexdigest()

    def is_signed_by(self, public: bytes) -> bool:
        """Whether the key with these public bytes has signed it."""
        signature = self.signatures.get(key_id(public))
        return signature is not None and is_sound(public) and has_signed(public, self.message, signature)

    def read(self, type_: StatementType, shape: Mapping[str, Guard]) -> dict[str, Json]:
        """What it says, if it is of this type and shape.

        :raises InvalidError: it is not
        """
        if self.type is not type_:
            raise InvalidError(f"This is no {type_} statement.")
        return read_shape(self.payload, shape)


def statement_from(content: object) -> Statement:
    """The statement that these bytes are. Nothing is verified yet.

    :raises InvalidError: they are none
    """
    read = read_shape(content, {"p": _is_payload, "s": _are_signatures, "t": word(*StatementType)})
    match read:
        case {"p": str(payload), "s": list(written), "t": str(type_)}:
            signatures = dict(_signature_from(each) for each in written)
            if len(signatures) == len(written):
                return Statement(StatementType(type_), from_base64url(payload), signatures)
    raise InvalidError("A key signs a statement once.")


def key_id(public: bytes) -> str:
    """By which id signatures name the key."""
    return domain_hash("key/v1", public).hex()[:32]


def _is_payload(value: Json) -> bool:
    return isinstance(value, str) and len(value) <= MAX_PAYLOAD * 4 / 3 + 1


def _are_signatures(value: Json) -> bool:
    shape: dict[str, Guard] = {"k": is_id, "a": word("ed25519"), "v": base64url_of(SIGNATURE_LENGTH)}
    return (
        isinstance(value, list) and 0 < len(value) <= MAX_SIGNATURES and all(has_shape(each, shape) for each in value)
    )


def _signature_from(value: Json) -> tuple[str, bytes]:
    match value:
        case {"k": str(key), "v": str(signature)}:
            return key, from_base64url(signature)
    raise AssertionError("the shape was read")
