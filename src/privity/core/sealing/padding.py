"""Padmé: lengths are rounded up, so that a size tells at most a few bits (Nikitin and others, PETS 2019, "Reducing Metadata Leakage")."""

LEAST = 256
MOST = 2**20
"""Bytes of the largest text that is sealed as one record."""


def padded(length: int) -> int:
    """The length at which ``length`` bytes are shown: at least 256, at most 12 % more."""
    wanted = max(length, LEAST)
    exponent = wanted.bit_length() - 1
    step = 1 << (exponent - exponent.bit_length())
    return -(-wanted // step) * step


def is_padded(length: int) -> bool:
    """Whether sealed text can have this length."""
    return LEAST <= length <= MOST and padded(length) == length
