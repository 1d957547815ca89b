"""Cosignatures of Ed25519 (C2SP tlog-cosignature, https://c2sp.org/tlog-cosignature): a witness says when it saw a checkpoint.

Two people with the witness's key cannot be shown two different pasts: it signs only what continues what it signed before.
"""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from privity.core.merkle.keys import Key, Kind, public_key
from privity.core.merkle.note import Note, Signature
from privity.core.merkle.tree import SIZE_LIMIT

TIME_LENGTH = 8
"""Bytes of the time before the signature proper, big-endian."""


def cosignature(text: str, name: str, private: Ed25519PrivateKey, at: int) -> Signature:
    """The signature of a witness called ``name`` under a checkpoint's ``text``, seen ``at`` so many seconds after 1970 (UTC)."""
    key = public_key(name, Kind.COSIGNATURE, private)
    return Signature(name, key.id, at.to_bytes(TIME_LENGTH) + private.sign(_message(text, at)))


def cosigned_at(note: Note, witness: Key) -> int | None:
    """When ``witness`` saw this checkpoint, in seconds since 1970 (UTC); ``None`` if it did not sign it."""
    content = note.signature_of(witness)
    if content is None or witness.kind is not Kind.COSIGNATURE:
        return None
    at, signature = int.from_bytes(content[:TIME_LENGTH]), content[TIME_LENGTH:]
    return at if at <= SIZE_LIMIT and witness.has_signed(_message(note.text, at), signature) else None


def _message(text: str, at: int) -> bytes:
    return f"cosignature/v1\ntime {at}\n{text}".encode()
