"""Bech32 (BIP 173) without its limit of length, as age writes recipients."""

from collections.abc import Iterable

_CHARACTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM = 6
_MAX_TEXT = 4096


def bech32_bytes(text: str, prefix: str) -> bytes | None:
    """The bytes that a lower-case text with this prefix stands for; ``None`` for any other text."""
    head, data = text[: len(prefix) + 1], text[len(prefix) + 1 :]
    values = [_CHARACTERS.find(character) for character in data[:_MAX_TEXT]]
    if head != f"{prefix}1" or not _CHECKSUM <= len(data) <= _MAX_TEXT or -1 in values:
        return None
    expanded = [ord(each) >> 5 for each in prefix] + [0] + [ord(each) & 31 for each in prefix]
    return _bytes_of(values[:-_CHECKSUM]) if _remainder([*expanded, *values]) == 1 else None


def _remainder(values: Iterable[int]) -> int:
    sum_ = 1
    for value in values:
        top = sum_ >> 25
        sum_ = (sum_ & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATORS):
            sum_ ^= generator if top >> place & 1 else 0
    return sum_


def _bytes_of(values: list[int]) -> bytes | None:
    """Five bits each, as bytes; what is left over are at most four zeros."""
    number = 0
    for value in values:
        number = number << 5 | value
    over = len(values) * 5 % 8
    if over > 4 or number & ((1 << over) - 1):
        return None
    return (number >> over).to_bytes(len(values) * 5 // 8)
