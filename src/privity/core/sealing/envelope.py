"""The envelope R1 of one revision of a record. What is sealed in it stays so: here it is only known for an envelope."""

from dataclasses import dataclass

from privity.core.canonical import Json
from privity.core.errors import InvalidError
from privity.core.sealing.padding import MOST, is_padded
from privity.core.sealing.shape import is_count, is_id, is_one, read_shape
from privity.core.vocabulary import InformationClass

START = b"\xc1\x01"
MAX_HEADER = 512
WRAPPED_LENGTH = 60
COMMITMENT_LENGTH = 32
TAG_LENGTH = 16
MAX_BYTES = len(START) + 2 + MAX_HEADER + WRAPPED_LENGTH + COMMITMENT_LENGTH + MOST + TAG_LENGTH
"""The largest envelope there is."""


@dataclass(frozen=True, slots=True)
class Header:
    """Which revision of which record this is, in which circle and epoch, and what kind of information."""

    circle: str
    epoch: int
    kind: InformationClass
    record: str
    revision: int


def envelope_header(content: object) -> Header:
    """The header of these bytes, which are an envelope in form.

    That it is the expected one, and its epoch the current one, is for the caller to see.

    :raises InvalidError: they are none, or of a suite that is not known here
    """
    if not isinstance(content, bytes) or not content.startswith(START) or len(content) > MAX_BYTES:
        raise InvalidError("This is not sealed in a way that is known here.")
    start = len(START) + 2
    end = start + int.from_bytes(content[len(START) : start])
    sealed = len(content) - end - WRAPPED_LENGTH - COMMITMENT_LENGTH - TAG_LENGTH
    if end - start > MAX_HEADER or not is_padded(sealed):
        raise InvalidError("This sealed text was cut, or has a length that none has.")
    return _header_from(content[start:end])


def _header_from(content: bytes) -> Header:
    read = read_shape(content, {"c": is_id, "e": is_count, "k": _is_class, "r": is_id, "s": is_one, "v": is_count})
    match read:
        case {"c": str(circle), "e": int(epoch), "k": str(kind), "r": str(record), "v": int(revision)}:
            return Header(circle, epoch, InformationClass(kind), record, revision)
    raise AssertionError("the shape was read")


def _is_class(value: Json) -> bool:
    return isinstance(value, str) and value in set(InformationClass)
