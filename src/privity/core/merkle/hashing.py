"""The two hashes of RFC 9162, 2.1.1. Leaves and nodes are prefixed differently, so that neither passes for the other."""

from hashlib import sha256

HASH_LENGTH = 32
"""Bytes of a SHA-256 hash."""

EMPTY_ROOT = sha256(b"").digest()
"""The root of the tree without leaves."""


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of a leaf: SHA-256(0x00 ‖ leaf)."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node: SHA-256(0x01 ‖ left ‖ right)."""
    return sha256(b"\x01" + left + right).digest()
