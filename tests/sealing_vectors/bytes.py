"""Bytes and keys of the vectors: drawn from public words, so worth nothing; and the primitives, once more."""

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from math import ceil, floor, log2
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

D = b"privity/"
AT = "2026-11-26T09:00:00Z"


def drawn(words: str, length: int = 32) -> bytes:
    """Bytes that look random and are always the same."""
    blocks = (sha256(f"{words} {number}".encode()).digest() for number in range(length // 32 + 1))
    return b"".join(blocks)[:length]


def id_of(words: str) -> str:
    return drawn(f"id {words}", 16).hex()


def b64(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")


def unb64(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def jcs(value: Any) -> bytes:
    """RFC 8785, for values whose names are ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def hkdf(secret: bytes, info: bytes, length: int = 32, salt: bytes = b"") -> bytes:
    """RFC 5869 with SHA-256."""
    extracted = hmac.digest(salt or bytes(32), secret, "sha256")
    block, out = b"", b""
    for number in range(1, ceil(length / 32) + 1):
        block = hmac.digest(extracted, block + info + bytes([number]), "sha256")
        out += block
    return out[:length]


def seal(key: bytes, content: bytes, beside: bytes, iv: bytes) -> bytes:
    return iv + AESGCM(key).encrypt(iv, content, beside)


def opened(key: bytes, sealed: bytes, beside: bytes) -> bytes:
    return AESGCM(key).decrypt(sealed[:12], sealed[12:], beside)


def padme(length: int) -> int:
    """As its authors write it, with logarithms."""
    length = max(length, 256)
    exponent = floor(log2(length))
    bits = exponent - floor(log2(exponent)) - 1
    mask = (1 << bits) - 1
    return (length + mask) & ~mask


def pad(content: bytes) -> bytes:
    return (content + b"\x80").ljust(padme(len(content) + 1), b"\0")


def unpad(whole: bytes) -> bytes:
    content = whole.rstrip(b"\0").removesuffix(b"\x80")
    assert pad(content) == whole
    return content
