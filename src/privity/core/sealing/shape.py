"""The shapes of members in what is signed and sealed."""

from collections.abc import Callable, Mapping
from datetime import datetime
from re import compile as pattern

from privity.core.canonical import Json
from privity.core.ed25519 import KEY_LENGTH, is_sound
from privity.core.errors import InvalidError
from privity.core.sealing.bech32 import bech32_bytes
from privity.core.sealing.encoding import from_base64url
from privity.core.sealing.json import read_canonical

type Guard = Callable[[Json], bool]

MAX_COUNT = 2**53 - 1
"""The largest number that JSON and browsers hold exactly."""

RECIPIENT_LENGTH = 1216
"""Bytes of an age recipient for ML-KEM-768 with X25519."""

_ID = pattern(r"[0-9a-f]{32}")
_HASH = pattern(r"[0-9a-f]{64}")
_INSTANT = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


def read_shape(content: object, shape: Mapping[str, Guard]) -> dict[str, Json]:
    """The object whose canonical bytes these are, with exactly the members of ``shape``.

    :raises InvalidError: anything else
    """
    value = read_canonical(content)
    if not isinstance(value, dict) or not has_shape(value, shape):
        raise InvalidError("This has not the members that belong here.")
    return value


def has_shape(value: Json, shape: Mapping[str, Guard]) -> bool:
    """Whether a value is an object with exactly these members."""
    return isinstance(value, dict) and value.keys() == shape.keys() and all(shape[name](value[name]) for name in shape)


def is_id(value: Json) -> bool:
    """128 bits in lower-case hex."""
    return isinstance(value, str) and bool(_ID.fullmatch(value))


def is_hash(value: Json) -> bool:
    """SHA-256 in lower-case hex."""
    return isinstance(value, str) and bool(_HASH.fullmatch(value))


def is_count(value: Json) -> bool:
    """A number that counts from one."""
    return type(value) is int and 1 <= value <= MAX_COUNT


def is_instant(value: Json) -> bool:
    """An instant in UTC, to the second: RFC 3339 with ``Z``."""
    if not isinstance(value, str) or not _INSTANT.fullmatch(value):
        return False
    try:
        return datetime.fromisoformat(value).isoformat() == value.replace("Z", "+00:00")
    except ValueError:
        return False


def is_flag(value: Json) -> bool:
    """True or false."""
    return isinstance(value, bool)


def is_hash_or_nothing(value: Json) -> bool:
    """A hash, or null where there is nothing before."""
    return value is None or is_hash(value)


def is_one(value: Json) -> bool:
    """The version of everything here."""
    return type(value) is int and value == 1


def is_key(value: Json) -> bool:
    """A sound Ed25519 public key, in base64url."""
    return isinstance(value, str) and base64url_of(KEY_LENGTH)(value) and is_sound(from_base64url(value))


def is_recipient(value: Json) -> bool:
    """An age recipient of the hybrid post-quantum kind, ``age1pq1…``."""
    content = bech32_bytes(value, "age1pq") if isinstance(value, str) else None
    return content is not None and len(content) == RECIPIENT_LENGTH


def base64url_of(length: int) -> Guard:
    """The base64url text of so many bytes."""

    def guard(value: Json) -> bool:
        try:
            return isinstance(value, str) and bool(from_base64url(value, length))
        except InvalidError:
            return False

    return guard


def word(*words: str) -> Guard:
    """One of these words."""
    return lambda value: isinstance(value, str) and value in words
