"""The tree as RFC 9162 defines it, by recursion over all leaves' hashes: slow, short, and shares nothing with the core."""

from collections.abc import Sequence
from hashlib import sha256

type Hashes = Sequence[bytes]


def leaf(number: int) -> bytes:
    """The hash of the leaf whose content is ``number`` in decimal digits."""
    return sha256(b"\x00" + str(number).encode()).digest()


def root(leaves: Hashes) -> bytes:
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256(b"").digest()
    return sha256(b"\x01" + root(leaves[: half(leaves)]) + root(leaves[half(leaves) :])).digest()


def inclusion(index: int, leaves: Hashes) -> list[bytes]:
    if len(leaves) == 1:
        return []
    k = half(leaves)
    if index < k:
        return [*inclusion(index, leaves[:k]), root(leaves[k:])]
    return [*inclusion(index - k, leaves[k:]), root(leaves[:k])]


def consistency(old: int, leaves: Hashes, *, known: bool = True) -> list[bytes]:
    if old == len(leaves):
        return [] if known else [root(leaves)]
    k = half(leaves)
    if old <= k:
        return [*consistency(old, leaves[:k], known=known), root(leaves[k:])]
    return [*consistency(old - k, leaves[k:], known=False), root(leaves[:k])]


def half(leaves: Hashes) -> int:
    """The largest power of two below the number of leaves."""
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    return k
