"""Public keys by name, as signed notes know them (C2SP signed-note, "Signatures" and "Verifier keys")."""

from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256
from re import compile as pattern

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from privity.core.ed25519 import KEY_LENGTH, has_signed
from privity.core.errors import InvalidError
from privity.core.merkle.encoding import from_base64, to_base64

_NOT_IN_NAMES = pattern(r"[\s+\x00-\x20\ud800-\udfff]")


class Kind(IntEnum):
    """What a key signs; the numbers are C2SP's."""

    NOTE = 0x01
    """The text of a note, by Ed25519: the log's own signature."""
    COSIGNATURE = 0x04
    """A checkpoint with the time at which it was seen, by Ed25519: a witness's (``cosignature``)."""


@dataclass(frozen=True, slots=True)
class Key:
    """Who signs: ``name`` without spaces and plus signs, and the ``public`` key of 32 bytes."""

    name: str
    kind: Kind
    public: bytes

    def __post_init__(self) -> None:
        if not is_name(self.name) or len(self.public) != KEY_LENGTH:
            raise InvalidError("A key has a name without spaces and plus signs, and 32 bytes.")

    @property
    def id(self) -> bytes:
        """Four bytes that tell a name's keys apart; a name and an id stand for one key and one use of it."""
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    def __str__(self) -> str:
        """The key as C2SP writes it: name, id, and kind with the public key."""
        return f"{self.name}+{self.id.hex()}+{to_base64(bytes([self.kind]) + self.public)}"

    def has_signed(self, message: bytes, signature: bytes) -> bool:
        """Whether ``signature`` is this key's Ed25519 signature (RFC 8032) of ``message``."""
        return has_signed(self.public, message, signature)


def public_key(name: str, kind: Kind, private: Ed25519PrivateKey) -> Key:
    """The key under which others know ``private``."""
    return Key(name, kind, private.public_key().public_bytes_raw())


def key_from(text: str) -> Key:
    """The key that ``str(key)`` wrote.

    :raises InvalidError: any other text, also one whose id is not that of the key
    """
    name, _, rest = text.partition("+")
    content = from_base64(rest.partition("+")[2], 1 + KEY_LENGTH)
    if content[0] not in set(Kind):
        raise InvalidError("This is no key of a kind that is known here.")
    key = Key(name, Kind(content[0]), content[1:])
    if str(key) != text:
        raise InvalidError("The parts of this key do not belong together.")
    return key


def is_name(name: str) -> bool:
    """Whether a key can have this name."""
    return bool(name) and not _NOT_IN_NAMES.search(name)
