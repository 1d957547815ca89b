"""Inclusion and consistency proofs (RFC 9162, 2.1.3 and 2.1.4): made from any reader of nodes, verified without one.

Both are one climb. From a node at the height ``level`` the way leads up to the root; at each step its hash is joined with a
sibling, and the proof is these siblings. A binary digit 1 of the node's index says that the sibling stands left, a 0 that
it stands right. Above the point where the way meets that of the last leaf, it runs along the right edge of the tree: there
only left siblings exist, and a 0 is no step.
"""

from collections.abc import Sequence

from privity.core.errors import InvalidError
from privity.core.merkle.hashing import EMPTY_ROOT, HASH_LENGTH, node_hash
from privity.core.merkle.tree import SIZE_LIMIT, ReadNode, span_root, trailing_zeros

type Proof = Sequence[bytes]


def prove_inclusion(read: ReadNode, index: int, size: int) -> list[bytes]:
    """The proof that the leaf ``index`` (from 0) is in the tree of ``size``: siblings from the leaf up.

    :raises InvalidError: there is no such leaf
    """
    if not 0 <= index < size:
        raise InvalidError(f"A tree of {size} leaves has no leaf {index}.")
    return _siblings(read, 0, index, size)


def prove_consistency(read: ReadNode, old_size: int, new_size: int) -> list[bytes]:
    """The proof that the tree of ``new_size`` begins with the whole tree of ``old_size``.

    It climbs from the old tree's last complete subtree; the verifier knows that one where it is the whole old tree.

    :raises InvalidError: the old tree is larger than the new
    """
    if not 0 <= old_size <= new_size:
        raise InvalidError(f"A tree of {new_size} leaves does not continue one of {old_size}.")
    if old_size in {0, new_size}:
        return []
    level = trailing_zeros(old_size)
    index = (old_size >> level) - 1
    known = [] if index == 0 else [read(level, index)]
    return known + _siblings(read, level, index, new_size)


def verify_inclusion(index: int, size: int, leaf: bytes, root: bytes, proof: Proof) -> bool:
    """Whether ``proof`` shows that the hash ``leaf`` is the leaf ``index`` of the tree of ``size`` with this ``root``.

    Any values whatever may be given: what is no number, hash or list of hashes proves nothing.
    """
    if not (_is_size(index) and _is_size(size) and index < size and _are_hashes([leaf, root]) and _are_hashes(proof)):
        return False
    heights = _heights(index, size - 1)
    if len(proof) != len(heights):
        return False
    node = leaf
    for height, sibling in zip(heights, proof, strict=True):
        node = node_hash(sibling, node) if index >> height & 1 else node_hash(node, sibling)
    return node == root


def verify_consistency(old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: Proof) -> bool:
    """Whether ``proof`` shows that the tree of ``new_size`` and ``new_root`` begins with the one of ``old_size`` and ``old_root``.

    Any values whatever may be given. Every tree continues the empty one, and itself, by an empty proof.
    """
    if not (_is_size(old_size) and _is_size(new_size) and _are_hashes([old_root, new_root]) and _are_hashes(proof)):
        return False
    if old_size == new_size:
        return not proof and old_root == new_root
    if old_size == 0:
        return not proof and old_root == EMPTY_ROOT
    return old_size < new_size and _continues(old_size, new_size, old_root, new_root, proof)


def _continues(old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: Proof) -> bool:
    """One climb to both roots: of the old tree only the siblings on the left are part."""
    level = trailing_zeros(old_size)
    index = (old_size >> level) - 1
    nodes = proof if index else [old_root, *proof]
    heights = _heights(index, (new_size - 1) >> level)
    if len(nodes) != 1 + len(heights):
        return False
    old = new = nodes[0]
    for height, sibling in zip(heights, nodes[1:], strict=True):
        if index >> height & 1:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
        else:
            new = node_hash(new, sibling)
    return (old, new) == (old_root, new_root)


def _siblings(read: ReadNode, level: int, index: int, size: int) -> list[bytes]:
    """The hashes beside the way from the complete subtree ``(level, index)`` to the root of the tree of ``size``."""
    siblings = []
    for height in _heights(index, (size - 1) >> level):
        sibling = index >> height ^ 1
        start, end = sibling << level + height, (sibling + 1) << level + height
        siblings.append(read(level + height, sibling) if end <= size else span_root(read, start, size))
    return siblings


def _heights(index: int, last: int) -> list[int]:
    """How high above ``index`` each sibling stands, from below, where ``last`` is the last place of the level."""
    meeting = (index ^ last).bit_length()
    return [height for height in range(last.bit_length()) if height < meeting or index >> height & 1]


def _is_size(value: object) -> bool:
    return type(value) is int and 0 <= value <= SIZE_LIMIT


def _are_hashes(values: object) -> bool:
    return isinstance(values, list | tuple) and {*map(type, values)} <= {bytes} and {*map(len, values)} <= {HASH_LENGTH}
