"""The tree as complete subtrees: what they are, the root they fold to, and two ways of growing.

A node ``(level, index)`` is a complete subtree: its root covers the leaves ``[index << level, (index + 1) << level)``, and
its hash never changes again. A tree of any size is a row of them, one for each binary digit of the size, largest first:
7 leaves are the nodes (2, 0), (1, 2) and (0, 6). Everything else (RFC 9162, 2.1.1) is folded from that row.
"""

from collections.abc import Callable, Iterable

from privity.core.merkle.hashing import EMPTY_ROOT, node_hash

SIZE_LIMIT = 2**53 - 1
"""The largest size of a tree: what JSON and every browser count exactly."""

type ReadNode = Callable[[int, int], bytes]
"""The hash of the complete subtree ``(level, index)``: from memory (``Tree.node``) or from tiles (``tiles.node_reader``)."""


def root(read: ReadNode, size: int) -> bytes:
    """The root of the first ``size`` leaves."""
    return span_root(read, 0, size) if size else EMPTY_ROOT


def span_root(read: ReadNode, start: int, end: int) -> bytes:
    """The root over the leaves ``[start, end)``: a subtree that ends where the tree of size ``end`` ends.

    ``start`` must be the binary number ``end`` with lower digits taken away, so that the row of ``end`` has a break there.
    """
    nodes = []
    while end > start:
        level = trailing_zeros(end)
        nodes.append(read(level, (end >> level) - 1))
        end &= end - 1
    return fold(nodes)


def fold(nodes: Iterable[bytes]) -> bytes:
    """One hash of a row of at least one subtree, given from right to left."""
    nodes = iter(nodes)
    folded = next(nodes)
    for left in nodes:
        folded = node_hash(left, folded)
    return folded


def trailing_zeros(number: int) -> int:
    """How often ``number`` (at least 1) can be halved: the level of the last complete subtree of a tree of that size."""
    return (number & -number).bit_length() - 1


class Tree:
    """All complete subtrees in memory: appends and reads in a few steps, 64 bytes of hashes a leaf."""

    def __init__(self) -> None:
        self._levels: list[list[bytes]] = [[]]

    def __len__(self) -> int:
        return len(self._levels[0])

    def append(self, leaf: bytes) -> None:
        """Grow by the hash of one leaf, and by every subtree that it completes."""
        node = leaf
        for nodes in self._levels:
            nodes.append(node)
            if len(nodes) % 2:
                return
            node = node_hash(nodes[-2], node)
        self._levels.append([node])

    def node(self, level: int, index: int) -> bytes:
        """The hash of a complete subtree (a ``ReadNode``)."""
        return self._levels[level][index]

    def root(self) -> bytes:
        """The root of all leaves."""
        return root(self.node, len(self))


class Frontier:
    """Only the row of complete subtrees: all that appending needs, whatever the size. Recomputes a root from a stream."""

    def __init__(self) -> None:
        self._size = 0
        self._row: list[bytes] = []

    def append(self, leaf: bytes) -> None:
        """Grow by the hash of one leaf."""
        self._row.append(leaf)
        self._size += 1
        for _ in range(trailing_zeros(self._size)):
            right = self._row.pop()
            self._row[-1] = node_hash(self._row[-1], right)

    def __len__(self) -> int:
        return self._size

    def root(self) -> bytes:
        """The root of all leaves so far."""
        return fold(reversed(self._row)) if self._row else EMPTY_ROOT
