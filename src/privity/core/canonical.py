"""Canonical bytes and their hash: RFC 8785 (JCS) JSON and SHA-256, so that everybody computes the same.

Only objects, arrays, strings, integers, booleans and null are accepted: floats have no place in what is signed.
Verify the stored bytes; never canonicalise again in order to verify.
"""

from hashlib import sha256

import rfc8785

type Json = bool | int | str | list[Json] | dict[str, Json] | None


DEEPEST = 64
"""Lists and objects inside of each other: of more, some readers would find no end, and others would."""


def canonical_bytes(value: Json) -> bytes:
    """The one byte form of a JSON value (RFC 8785).

    :raises ValueError: a float, an integer outside ±(2^53 - 1), a lone surrogate, a type JSON does not know, or more than
        ``DEEPEST`` lists and objects inside of each other
    """
    _refuse(value, DEEPEST)
    return rfc8785.dumps(value)


def content_hash(content: bytes) -> str:
    """SHA-256 of canonical bytes, 64 lower-case hex digits."""
    return sha256(content).hexdigest()


def _refuse(value: object, room: int) -> None:
    """What has no canonical form here, though JSON has one."""
    match value:
        case float():
            raise ValueError("a float has no canonical form here; use an integer or a string")
        case dict() | list() if room == 0:
            raise ValueError("too many lists and objects inside of each other")
        case dict():
            for member in value.values():
                _refuse(member, room - 1)
        case list():
            for member in value:
                _refuse(member, room - 1)
