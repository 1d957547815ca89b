"""Does every row of the ledger say what it said? The whole is read and computed again: for ``privity ledger check``."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

from privity.core.merkle.checkpoint import checkpoint_from
from privity.core.merkle.note import note_from
from privity.core.merkle.tiles import WIDTH, Tile, tile_path, tiles_of
from privity.ledger import models
from privity.ledger.damage import WRONG_TYPE, each
from privity.ledger.facts import bytes_in, envelope_of
from privity.ledger.rows import tile_row
from privity.ledger.selectors.alarms import alarm_of, is_kept
from privity.ledger.selectors.tree import hashes_below, size_of

CHUNK = 1_000
"""Rows in memory at once."""


def faults(practice: UUID) -> Iterator[str]:
    """What is wrong with a practice's ledger, a line each; nothing where all is well.

    It computes every commitment and every tile again from the rows below, and meets every checkpoint ever signed.
    """
    for find in (_faults_of_entries, _faults_of_tiles, _faults_of_readers, _faults_of_checkpoints):
        try:
            yield from find(practice)
        except WRONG_TYPE:
            yield "a column holds what the ledger never writes into it."
    if alarm := alarm_of(practice):
        yield str(alarm)


def _faults_of_entries(practice: UUID) -> Iterator[str]:
    size, last = size_of(practice), 0
    entries = models.Entry.objects.filter(practice_id=practice)
    if entries.filter(Q(seq__gt=size) | Q(seq__lt=1)).exists():
        yield f"there is more than the {size} entries that were counted."
    for seq, row in _numbered(entries.order_by("seq"), size):
        if seq != last + 1:
            yield _missing(last + 1, seq - 1)
        if row is None or envelope_of(row) is None:
            yield f"entry {seq} was changed."
        last = seq
    if last < size:
        yield _missing(last + 1, size)


def _numbered(entries: "QuerySet[models.Entry]", size: int) -> Iterator[tuple[int, models.Entry | None]]:
    """Each entry up to ``size`` with its ``seq``; None for one that cannot be read.

    Each query has one lower bound: of two, SQLite may go by the one that is further away.
    """
    numbers, last = entries.values_list("seq", flat=True), 0
    while some := list(numbers.filter(seq__gt=last, seq__lte=size)[:CHUNK]):
        yield from zip(some, each(entries.filter(seq__gte=some[0], seq__lte=some[-1])), strict=True)
        last = some[-1]


def _missing(first: int, last: int) -> str:
    return f"entry {first} is missing." if first == last else f"the entries {first} to {last} are missing."


def _faults_of_tiles(practice: UUID) -> Iterator[str]:
    """Of no more entries than there are: the number that was counted can be any."""
    rows = models.Tile.objects.filter(practice_id=practice)
    size = min(size_of(practice), models.Entry.objects.filter(practice_id=practice).count())
    full = [tile for tile in tiles_of(size) if tile.width == WIDTH]
    if rows.count() > len(full):
        yield f"there are more tiles than {size} entries fill."
    yield from (f"{tile_path(tile)} is not what its rows make." for tile in full if not _is_right(practice, tile))


def _is_right(practice: UUID, tile: Tile) -> bool:
    row = next(each(models.Tile.objects.filter(practice_id=practice, level=tile.level, index=tile.index)), None)
    if row is None:
        return False
    right = tile_row(practice, tile, hashes_below(practice, tile))
    return all(bytes_in(getattr(row, name)) == getattr(right, name) for name in ("hashes", "groups", "root"))


def _faults_of_readers(practice: UUID) -> Iterator[str]:
    """Who reads an entry is not under the tree; but where it stands for them is the entry's own place."""
    rows = models.EntryReader.objects.filter(practice_id=practice)
    entry = models.Entry.objects.filter(pk=OuterRef("entry_id"), practice_id=practice, seq=OuterRef("seq"))
    there = Exact(_place(F), _place(OuterRef))
    if count := rows.filter(~Exists(entry.filter(there))).count():
        yield f"what somebody reads stands in another place than its entry: {count}."
    for _ in rows.values_list("pk", "person_id").iterator(CHUNK):
        pass  # it can be read


def _place(reference: type[F]) -> Coalesce:
    """The engagement of a row, or its practice."""
    return Coalesce(reference("engagement_id"), reference("practice_id"))


def _faults_of_checkpoints(practice: UUID) -> Iterator[str]:
    for row in models.Checkpoint.objects.filter(practice_id=practice).order_by("size").iterator(CHUNK):
        note = bytes_in(row.note)
        holds = is_kept(practice, note) and checkpoint_from(note_from(note).text).size == row.size
        if not holds or row.at is None:
            yield f"the checkpoint over {row.size} entries does not hold any more."
