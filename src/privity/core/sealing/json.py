"""Canonical JSON (RFC 8785) as it was sealed or signed: read from the bytes themselves, of a known shape.

A text that does not write back to itself is refused: so fall duplicate members, floats, spaces and other spellings.
"""

from json import loads

from privity.core.canonical import Json, canonical_bytes
from privity.core.errors import InvalidError

MAX_DEPTH = 16
"""Objects and lists in one another."""


def read_canonical(content: object) -> Json:
    """The value whose canonical bytes these are.

    :raises InvalidError: anything else
    """
    try:
        value: Json = loads(content) if isinstance(content, bytes) else None
        if _depth_left(value, MAX_DEPTH) and canonical_bytes(value) == content:
            return value
    except (ValueError, RecursionError):
        pass
    raise InvalidError("This is no canonical JSON.")


def _depth_left(value: Json, depth: int) -> bool:
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return depth >= 0 and all(_depth_left(member, depth - 1) for member in members)
