"""Does every row of the ledger say what it said? The whole is read and computed again: for ``privity ledger check``."""

from collections.abc import Iterator
from uuid import UUID

from privity.core.merkle.tiles import WIDTH, Tile, tile_path, tiles_of
from privity.ledger import models
from privity.ledger.facts import bytes_in, envelope_of
from privity.ledger.rows import tile_row
from privity.ledger.selectors.alarms import alarm_of, is_kept
from privity.ledger.selectors.tree import hashes_below, size_of

CHUNK = 1_000
"""Entries in memory at once."""


def faults(practice: UUID) -> Iterator[str]:
    """What is wrong with a practice's ledger, a line each; nothing where all is well.

    It computes every commitment and every tile again from the rows below, and meets every checkpoint ever signed.
    """
    written = _last_entry(practice), models.Tile.objects.filter(practice_id=practice).count()
    size = size_of(practice)
    full = [tile for tile in tiles_of(size) if tile.width == WIDTH]
    if written[0] > size or written[1] > len(full):
        yield f"there is more than the {size} entries that were counted."
    yield from _faults_of_entries(practice, size)
    yield from (f"{tile_path(tile)} is not what its rows make." for tile in full if not _is_right(practice, tile))
    yield from _faults_of_checkpoints(practice)
    if alarm := alarm_of(practice):
        yield str(alarm)


def _last_entry(practice: UUID) -> int:
    entries = models.Entry.objects.filter(practice_id=practice)
    return entries.order_by("-seq").values_list("seq", flat=True).first() or 0


def _faults_of_entries(practice: UUID, size: int) -> Iterator[str]:
    seq = 0
    entries = models.Entry.objects.filter(practice_id=practice, seq__lte=size).order_by("seq")
    for row in entries.iterator(CHUNK):
        if row.seq != seq + 1:
            yield _missing(seq + 1, row.seq - 1)
        if envelope_of(row) is None:
            yield f"entry {row.seq} was changed."
        seq = row.seq
    if seq < size:
        yield _missing(seq + 1, size)


def _missing(first: int, last: int) -> str:
    return f"entry {first} is missing." if first == last else f"the entries {first} to {last} are missing."


def _is_right(practice: UUID, tile: Tile) -> bool:
    row = models.Tile.objects.filter(practice_id=practice, level=tile.level, index=tile.index).first()
    if row is None:
        return False
    right = tile_row(practice, tile, hashes_below(practice, tile))
    return all(bytes_in(getattr(row, name)) == getattr(right, name) for name in ("hashes", "groups", "root"))


def _faults_of_checkpoints(practice: UUID) -> Iterator[str]:
    checkpoints = models.Checkpoint.objects.filter(practice_id=practice).order_by("size")
    for size, note in checkpoints.values_list("size", "note").iterator(CHUNK):
        if not is_kept(practice, bytes_in(note)):
            yield f"the checkpoint over {size} entries does not hold any more."
