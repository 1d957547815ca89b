"""Keys and notes made by hand: what the core must read, without the core."""

from base64 import b64encode
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

LOG = "ledger.privity.example/practice/1"
WITNESS = "witness.example/amara"


def base64(content: bytes) -> str:
    return b64encode(content).decode()


def private(name: str) -> Ed25519PrivateKey:
    """A key that everybody knows: for vectors only."""
    return Ed25519PrivateKey.from_private_bytes(sha256(f"vectors/merkle {name}".encode()).digest())


def typed(name: str, kind: int) -> bytes:
    return bytes([kind]) + private(name).public_key().public_bytes_raw()


def key_id(name: str, key: bytes) -> bytes:
    return sha256(name.encode() + b"\n" + key).digest()[:4]


def key_text(name: str, kind: int = 1) -> str:
    key = typed(name, kind)
    return f"{name}+{key_id(name, key).hex()}+{base64(key)}"


def line(name: str, identity: bytes, signature: bytes) -> str:
    return f"— {name} {base64(identity + signature)}\n"


def signature_line(text: str, name: str = LOG, signer: str = "") -> str:
    """A signature of ``name``; made by another key, if ``signer`` is named."""
    return line(name, key_id(name, typed(name, 1)), private(signer or name).sign(text.encode()))


def cosignature_line(text: str, at: int, name: str = WITNESS, kind: int = 4) -> str:
    signature = private(name).sign(f"cosignature/v1\ntime {at}\n{text}".encode())
    return line(name, key_id(name, typed(name, kind)), at.to_bytes(8) + signature)


def signed(text: str, *lines: str) -> str:
    return "\n".join([text, "".join(lines or [signature_line(text)])])
