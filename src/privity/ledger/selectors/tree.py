"""The tree over a practice's entries, read from rows that only grow.

The leaf of the entry ``seq`` has the index ``seq - 1``. Full tiles are rows; the partial tile at the right edge of a level is
made of what lies under it: the entries' commitments, or the roots of full tiles.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import batched, chain
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from privity.core.merkle.hashing import HASH_LENGTH, leaf_hash
from privity.core.merkle.proofs import prove_consistency, prove_inclusion
from privity.core.merkle.tiles import HEIGHT, WIDTH, ReadTile, Tile, node_reader
from privity.core.merkle.tree import ReadNode, root
from privity.kit.prepared import Prepared
from privity.ledger import models
from privity.ledger.damage import each
from privity.ledger.facts import bytes_in

CHUNK = 500
"""Tiles that are asked for at once."""
type Rows = QuerySet[Any, tuple[Any, ...]]


def _full(practice: UUID, level: int, index: int) -> Rows:
    return models.Tile.objects.filter(practice_id=practice, level=level, index=index).values_list("hashes", "groups")


def _commitments(practice: UUID, first: int, last: int) -> Rows:
    entries = models.Entry.objects.filter(practice_id=practice, seq__gte=first, seq__lte=last)
    return entries.order_by("seq").values_list("commitment")


def _roots(practice: UUID, level: int, first: int, last: int) -> Rows:
    tiles = models.Tile.objects.filter(practice_id=practice, level=level, index__gte=first, index__lte=last)
    return tiles.order_by("index").values_list("root")


FULL, COMMITMENTS, ROOTS = Prepared(_full), Prepared(_commitments), Prepared(_roots)


def practices() -> set[UUID]:
    """Every practice that has a ledger."""
    return set(filter(None, each(models.Head.objects.values_list("practice_id", flat=True))))


def size_of(practice: UUID) -> int:
    """How many entries the practice's ledger has."""
    return models.Head.objects.filter(practice_id=practice).values_list("seq", flat=True).first() or 0


def root_at(practice: UUID, size: int) -> bytes:
    """The root of the tree over the first ``size`` entries.

    :raises InvalidError: there are not so many, or rows of the tree are gone
    """
    return root(_nodes(practice, size), size)


def inclusion_proof(practice: UUID, seq: int, size: int) -> list[bytes]:
    """The proof that the entry ``seq`` (from 1) is among the first ``size``.

    :raises InvalidError: it is not, or rows of the tree are gone
    """
    return prove_inclusion(_nodes(practice, size), seq - 1, size)


def consistency_proof(practice: UUID, old_size: int, new_size: int) -> list[bytes]:
    """The proof that the tree over the first ``new_size`` entries continues the one over the first ``old_size``.

    :raises InvalidError: the old one is larger, or rows of the tree are gone
    """
    return prove_consistency(_nodes(practice, new_size), old_size, new_size)


def nodes_above(practice: UUID, size: int, leaves: Iterable[int]) -> ReadNode:
    """The nodes of the tree over the first ``size`` entries. What proves ``leaves`` is read at once, in a few queries."""
    ready = dict(_full_tiles(practice, size, leaves))
    read = tile_reader(practice)
    return cache(node_reader(lambda tile: ready.get((tile.level, tile.index)) or read(tile), size))


def tile_reader(practice: UUID) -> ReadTile:
    """The tiles of a practice's tree; one whose rows are gone comes out shorter."""

    def read(tile: Tile) -> bytes:
        if tile.width < WIDTH:
            return hashes_below(practice, tile)
        return _joined(FULL(practice, tile.level, tile.index))

    return read


def hashes_below(practice: UUID, tile: Tile) -> bytes:
    """The hashes that a tile holds, made of the rows under it."""
    first = tile.index * WIDTH
    if tile.level == 0:
        return _leaf_hashes(_joined(COMMITMENTS(practice, first + 1, first + tile.width)))
    return _joined(ROOTS(practice, tile.level - 1, first, first + tile.width - 1))


@lru_cache(64)
def _leaf_hashes(commitments: bytes) -> bytes:
    """The last entries are part of most proofs, and hashed once."""
    starts = range(0, len(commitments), HASH_LENGTH)
    return b"".join(leaf_hash(commitments[start : start + HASH_LENGTH]) for start in starts)


def _joined(rows: Iterable[Iterable[Any]]) -> bytes:
    values = list(chain.from_iterable(rows))
    try:
        return b"".join(values)
    except TypeError:  # not all are bytes: somebody changed them by hand
        return b"".join(map(bytes_in, values))


def _full_tiles(practice: UUID, size: int, leaves: Iterable[int]) -> Iterator[tuple[tuple[int, int], bytes]]:
    """The full tiles that hold these leaves, and the nodes above them, by level and index."""
    level, indexes, full = 0, {leaf >> HEIGHT for leaf in leaves}, size >> HEIGHT
    while wanted := sorted(index for index in indexes if 0 <= index < full):
        for some in batched(wanted, CHUNK):
            tiles = models.Tile.objects.filter(practice_id=practice, level=level, index__in=some)
            for index, hashes, groups in tiles.values_list("index", "hashes", "groups").iterator():
                yield (level, index), bytes_in(hashes) + bytes_in(groups)
        level, indexes, full = level + 1, {index >> HEIGHT for index in indexes}, full >> HEIGHT


def _nodes(practice: UUID, size: int) -> ReadNode:
    return node_reader(tile_reader(practice), size)
