"""People with keys, and what they sign."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256, sha512
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.sealing_vectors import age
from tests.sealing_vectors.bytes import AT, D, b64, drawn, hkdf, id_of, jcs


@dataclass(frozen=True)
class Keys:
    """Of one person, from one root."""

    person: str
    root: bytes

    @property
    def _both(self) -> bytes:
        return hkdf(self.root, D + b"person/v1|" + self.person.encode(), 64)

    @property
    def seed(self) -> bytes:
        """Of the age identity."""
        return self._both[:32]

    @property
    def private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self._both[32:])

    @property
    def public(self) -> bytes:
        return self.private.public_key().public_bytes_raw()

    @property
    def recipient(self) -> str:
        return age.recipient(self.seed)

    @property
    def key_id(self) -> str:
        return sha256(D + b"key/v1\n" + self.public).hexdigest()[:32]


@cache
def keys(name: str, number: int = 1) -> Keys:
    return Keys(id_of(name), drawn(f"root {number} of {name}"))


def message(type_: str, payload: bytes) -> bytes:
    return D + f"stmt/v1\n{type_}\n{len(payload)}\n".encode() + payload


def statement_id(type_: str, payload: bytes) -> str:
    return sha256(message(type_, payload)).hexdigest()


def signature(type_: str, payload: bytes, signer: Keys) -> dict[str, str]:
    return {"k": signer.key_id, "a": "ed25519", "v": b64(signer.private.sign(message(type_, payload)))}


def statement(type_: str, content: Any, *signers: Keys) -> str:
    """The text of a signed statement. ``content`` is a value, or bytes as they are to be signed."""
    payload = content if isinstance(content, bytes) else jcs(content)
    written = {"t": type_, "p": b64(payload), "s": [signature(type_, payload, each) for each in signers]}
    return jcs(written).decode()


def person_key(own: Keys, seq: int = 1, prev: str | None = None) -> dict[str, Any]:
    return {
        "v": 1,
        "person": own.person,
        "seq": seq,
        "enc": own.recipient,
        "sig": b64(own.public),
        "prev": prev,
        "at": AT,
    }


def person_key_id(own: Keys, seq: int = 1, prev: str | None = None) -> str:
    return statement_id("person-key", jcs(person_key(own, seq, prev)))


def fingerprint(own: Keys) -> bytes:
    enc = sha256(own.recipient.encode()).digest()
    return sha512(D + b"fp/v1\n" + own.person.encode() + own.public + enc).digest()


def fingerprint_text(own: Keys) -> str:
    hash_ = fingerprint(own)
    return " ".join(str(int.from_bytes(hash_[at : at + 5]) % 10**5).zfill(5) for at in range(0, 60, 5))
