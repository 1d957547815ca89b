"""Bytes as text, one form each: what does not write back to the same text is refused."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256

from privity.core.errors import InvalidError

DOMAIN = b"privity/"
"""What stands before everything that is hashed, signed or derived here, so that none of it means anything elsewhere."""


def to_base64url(content: bytes) -> str:
    """RFC 4648, section 5, without padding."""
    return urlsafe_b64encode(content).decode().rstrip("=")


def from_base64url(text: str, length: int | None = None) -> bytes:
    """The bytes of a base64url text without padding, of this ``length`` where one is given.

    :raises InvalidError: any other text
    """
    try:
        content = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        content = b""
    if to_base64url(content) != text or length not in {None, len(content)}:
        raise InvalidError("This is not base64url of the right length.")
    return content


def domain_hash(purpose: str, *parts: bytes) -> bytes:
    """SHA-256 of the parts, for one purpose."""
    return sha256(b"".join((DOMAIN, purpose.encode(), b"\n", *parts))).digest()
