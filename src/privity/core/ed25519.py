"""Ed25519 (RFC 8032) signatures, by keys that stand for one signer. The twin in the browser: frontend/src/crypto/ed25519.ts."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

KEY_LENGTH = 32
"""Bytes of a public key."""
SIGNATURE_LENGTH = 64

_PRIME = 2**255 - 19
_ORDER_8 = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_SMALL_ORDER = frozenset({0, 1, _PRIME - 1, _ORDER_8, _PRIME - _ORDER_8})
"""The y of the points of small order: under such a key one signature fits many messages."""


def has_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether ``signature`` is of ``message``, by the key with these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def is_sound(public: bytes) -> bool:
    """Whether these bytes can be a key that stands for one signer: 32, in their one form, and not of small order."""
    y = int.from_bytes(public, "little") & (2**255 - 1)
    return len(public) == KEY_LENGTH and y < _PRIME and y not in _SMALL_ORDER
