"""How nodes are stored and served: tiles of up to 256 hashes (C2SP tlog-tiles, https://c2sp.org/tlog-tiles).

The tile ``(level, index)`` holds the roots of the complete subtrees of ``256 ** level`` leaves from ``index * 256`` on; tile
level 0 holds the leaves' hashes. The seven levels of nodes between two levels of tiles are hashed again when they are
read; whoever stores the middle one of them too, the roots of a full tile's ``groups``, lets a proof do with a tenth of the
hashing. A full tile never changes; in each level at most the last is partial.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from re import compile as pattern

from privity.core.errors import InvalidError
from privity.core.merkle.hashing import HASH_LENGTH
from privity.core.merkle.tree import ReadNode

WIDTH = 256
HEIGHT = 8
"""A full tile's hashes, and the levels of nodes that it stands for: ``WIDTH == 2 ** HEIGHT``."""

GROUP_HEIGHT = 4
GROUP = 2**GROUP_HEIGHT
"""So many hashes make a group: a full tile has as many groups as each has hashes."""

FULL = WIDTH * HASH_LENGTH
FULL_WITH_GROUPS = FULL + GROUP * HASH_LENGTH
"""Bytes of a full tile, and of one that is followed by its groups."""

LEVELS = 64
_PATH = pattern(r"tile/([0-9]{1,2})/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\.p/([0-9]{1,3}))?")


@dataclass(frozen=True, slots=True)
class Tile:
    """Where a tile stands, and how many hashes it holds: ``width`` is 1 to 256."""

    level: int
    index: int
    width: int = WIDTH


type ReadTile = Callable[[Tile], bytes]
"""The hashes of a tile, one after the other. For a partial tile a wider one will do: tiles only grow.

Behind a full one the roots of its ``groups`` may follow.
"""


def tile_path(tile: Tile) -> str:
    """Where tlog-tiles serves a tile: ``tile/0/x001/x234/067`` or, partial, ``tile/0/000.p/5``."""
    groups = []
    index = tile.index
    while index >= 1000:
        index, last = divmod(index, 1000)
        groups.append(f"{last:03}")
    groups.append(f"{index:03}")
    places = [f"x{group}" for group in groups[:0:-1]]
    partial = f".p/{tile.width}" if tile.width < WIDTH else ""
    return "/".join(["tile", str(tile.level), *places, groups[0]]) + partial


def tile_at(path: str) -> Tile:
    """The tile that ``path`` names, in exactly the form of ``tile_path``.

    :raises InvalidError: the path names no tile
    """
    if match := _PATH.fullmatch(path):
        level, index, width = match.groups()
        tile = Tile(int(level), int(index.replace("/", "").replace("x", "")), int(width or WIDTH))
        if tile.level < LEVELS and tile.width in range(1, WIDTH + 1) and tile_path(tile) == path:
            return tile
    raise InvalidError("This is no path of a tile.")


def tiles_of(size: int) -> Iterator[Tile]:
    """Every tile of a tree of ``size``, from the leaves up."""
    level = 0
    while size:
        full, rest = divmod(size, WIDTH)
        yield from (Tile(level, index) for index in range(full))
        if rest:
            yield Tile(level, full, rest)
        size, level = full, level + 1


def grown(read: ReadTile, size: int, leaves: Sequence[bytes]) -> Iterator[tuple[Tile, bytes]]:
    """The tiles that are new or wider when the hashes of ``leaves`` come behind the first ``size``; the rest stays.

    ``read`` is asked for the partial tiles at the right edge of the tree of ``size``. Read them in the transaction that
    writes: what another process appended meanwhile would be lost.
    """
    level = 0
    hashes = b"".join(leaves)
    while hashes:
        full, width = divmod(size, WIDTH)
        if width:
            hashes = _content(read, Tile(level, full, width)) + hashes
        parts = [hashes[start : start + FULL] for start in range(0, len(hashes), FULL)]
        yield from ((Tile(level, index, len(part) // HASH_LENGTH), part) for index, part in enumerate(parts, full))
        hashes = b"".join(subtree_root(part) for part in parts if len(part) == FULL)
        size, level = full, level + 1


def node_reader(read: ReadTile, size: int) -> ReadNode:
    """Nodes of a tree of ``size`` from its tiles; each tile is asked for once, as wide as it is at that size.

    :raises InvalidError: a tile has not the length that it must have (``ReadTile``)
    """

    @cache
    def content(level: int, index: int) -> bytes:
        return _content(read, Tile(level, index, min(WIDTH, (size >> HEIGHT * level) - index * WIDTH)))

    def node(level: int, index: int) -> bytes:
        if (index + 1) << level > size:
            raise InvalidError(f"A tree of {size} leaves is not so large.")
        tile_level, height = divmod(level, HEIGHT)
        tile_index, first = divmod(index << height, WIDTH)
        return _known_root(_span(content(tile_level, tile_index), first, height))

    return node


def _content(read: ReadTile, tile: Tile) -> bytes:
    """As much of a tile as was asked for, a full one perhaps with its groups; any other length is damage."""
    length = tile.width * HASH_LENGTH
    content = read(tile)[: length if tile.width < WIDTH else FULL_WITH_GROUPS]
    if len(content) not in {length, FULL_WITH_GROUPS}:
        raise InvalidError(f"The stored {tile_path(tile)} has not the length that it must have.")
    return content


def _span(content: bytes, first: int, height: int) -> bytes:
    """What the node is made of that begins with the hash ``first`` of a tile: hashes, or where there are any, groups."""
    if height >= GROUP_HEIGHT and len(content) == FULL_WITH_GROUPS:
        content, first, height = content[FULL:], first >> GROUP_HEIGHT, height - GROUP_HEIGHT
    return content[first * HASH_LENGTH : (first + (1 << height)) * HASH_LENGTH]


def groups(hashes: bytes) -> bytes:
    """The roots over each 16 of a full tile's hashes, one after the other: with them no node of it takes more than 15 hashings."""
    size = GROUP * HASH_LENGTH
    return b"".join(subtree_root(hashes[start : start + size]) for start in range(0, FULL, size))


def subtree_root(hashes: bytes) -> bytes:
    """The root over 1, 2, 4 … 256 hashes, given one after the other: a full tile's stands in the tile above."""
    while len(hashes) > HASH_LENGTH:
        pairs = range(0, len(hashes), 2 * HASH_LENGTH)
        hashes = b"".join(sha256(b"\x01" + hashes[start : start + 2 * HASH_LENGTH]).digest() for start in pairs)
    return hashes


_known_root = lru_cache(1024)(subtree_root)
"""What stands at the right edge and high up is part of most proofs: it is not hashed again for each."""
