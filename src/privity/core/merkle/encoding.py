"""Numbers and bytes as C2SP texts write them. Each has one form: what does not write back to the same text is refused."""

from base64 import b64decode, b64encode

from privity.core.errors import InvalidError
from privity.core.merkle.tree import SIZE_LIMIT

MAX_BYTES = 1_000_000
"""The largest text that is read at all."""


def to_base64(content: bytes) -> str:
    """RFC 4648, section 4: the standard alphabet, padded."""
    return b64encode(content).decode()


def from_base64(text: str, length: int | None = None) -> bytes:
    """The bytes of a base64 text, of this ``length`` where one is given.

    :raises InvalidError: any other text, also one that lenient readers take for the same bytes
    """
    try:
        content = b64decode(text)
    except ValueError:
        content = b""
    if to_base64(content) != text or length not in {None, len(content)}:
        raise InvalidError("This is not base64 of the right length.")
    return content


def from_decimal(text: str) -> int:
    """The number from 0 to ``SIZE_LIMIT`` that ``text`` is: ASCII digits, no leading zero.

    :raises InvalidError: any other text
    """
    number = int(text) if text.isdecimal() and len(text) <= len(str(SIZE_LIMIT)) else -1
    if str(number) != text or not 0 <= number <= SIZE_LIMIT:
        raise InvalidError("This is no number that counts leaves.")
    return number


def text_from(content: object) -> str:
    """The UTF-8 text of a note or receipt; newline is its only control character.

    :raises InvalidError: other bytes, or too many
    """
    if not isinstance(content, bytes) or len(content) > MAX_BYTES:
        raise InvalidError(f"This is no text of at most {MAX_BYTES:,} bytes.")
    if any(byte < ord(" ") and byte != ord("\n") for byte in content):
        raise InvalidError("This text has control characters; perhaps its line ends were changed.")
    try:
        return content.decode()
    except ValueError as error:
        raise InvalidError("This is no UTF-8 text.") from error
