"""The tree over the rows: the same as one in memory, at every size; made of rows that only grow; read in few queries."""

from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from privity.core.errors import InvalidError
from privity.core.merkle.hashing import EMPTY_ROOT, leaf_hash
from privity.core.merkle.proofs import prove_consistency, prove_inclusion, verify_consistency, verify_inclusion
from privity.core.merkle.tiles import WIDTH, grown
from privity.core.merkle.tree import Tree, root
from privity.kit.ids import new_id
from privity.ledger.models import Entry, Tile
from privity.ledger.rows import tile_row
from privity.ledger.selectors import consistency_proof, faults, inclusion_proof, root_at, size_of
from tests.flush import triggers_off
from tests.ledger.writing import fill_tiles, write, write_many

pytestmark = pytest.mark.django_db(transaction=True)


def in_memory(practice: UUID) -> Tree:
    tree = Tree()
    for commitment in Entry.objects.filter(practice_id=practice).order_by("seq").values_list("commitment", flat=True):
        tree.append(leaf_hash(bytes(commitment)))
    return tree


def test_no_entry(practice: UUID) -> None:
    assert (size_of(practice), root_at(practice, 0)) == (0, EMPTY_ROOT)
    assert list(faults(practice)) == []


def test_the_same_as_in_memory(practice: UUID) -> None:
    """Over the edge of two tiles; another practice's entries between them are no part of it."""
    for count in (1, 254, 1, 1, 255, 1):
        write_many(practice, count)
        write(other := new_id())
    tree = in_memory(practice)
    assert (size_of(practice), Tile.objects.count()) == (513, 2)
    for size in (1, 2, 255, 256, 257, 511, 512, 513):
        assert root_at(practice, size) == root(tree.node, size)
        assert consistency_proof(practice, size, 513) == prove_consistency(tree.node, size, 513)
        for seq in {1, size // 2 or 1, size}:
            assert inclusion_proof(practice, seq, size) == prove_inclusion(tree.node, seq - 1, size)
    assert list(faults(practice)) == list(faults(other)) == []


def test_the_migration_fills_the_same_tiles(practice: UUID) -> None:
    """For entries that were written before there were tiles."""
    write_many(practice, 513)
    columns = ("practice_id", "level", "index", "root", "groups", "hashes")
    appended = list(Tile.objects.order_by("index").values_list(*columns))
    with triggers_off(connection), connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_tile")
    fill_tiles()
    assert list(Tile.objects.order_by("index").values_list(*columns)) == appended
    assert len(appended) == 2


def test_proofs_prove(practice: UUID) -> None:
    write_many(practice, 300)
    old, new = root_at(practice, 200), root_at(practice, 300)
    assert verify_consistency(200, 300, old, new, consistency_proof(practice, 200, 300))
    leaf = leaf_hash(bytes(Entry.objects.get(seq=17).commitment))
    assert verify_inclusion(16, 300, leaf, new, inclusion_proof(practice, 17, 300))
    assert not verify_inclusion(17, 300, leaf, new, inclusion_proof(practice, 18, 300))


def test_what_is_not_there_has_no_proof(practice: UUID) -> None:
    write_many(practice, 3)
    for seq, size in ((0, 3), (4, 3), (-1, 3), (4, 4), (1, 0)):
        with pytest.raises(InvalidError):
            inclusion_proof(practice, seq, size)
    for old, new in ((4, 3), (1, 4), (-1, 3)):
        with pytest.raises(InvalidError):
            consistency_proof(practice, old, new)
    with pytest.raises(InvalidError):
        root_at(practice, 4)


def test_what_is_rolled_back_fills_no_tile(practice: UUID) -> None:
    write_many(practice, 255)
    with transaction.atomic():
        write_many(practice, 2)
        transaction.set_rollback(True)
    assert not Tile.objects.exists()
    write_many(practice, 2)
    assert Tile.objects.get().level == 0
    assert root_at(practice, 257) == in_memory(practice).root()


def planted(practice: UUID, count: int) -> Tree:
    """``count`` entries (full tiles of them) with made-up commitments, put below the ledger at once: to reach higher levels quickly."""
    tree = Tree()
    for number in range(count):
        tree.append(leaf_hash(number.to_bytes(32)))
    leaves = [tree.node(0, number) for number in range(count)]
    Tile.objects.bulk_create(
        tile_row(practice, tile, hashes) for tile, hashes in grown(lambda _: b"", 0, leaves) if tile.width == WIDTH
    )
    return tree


def test_the_second_level_fills_and_reading_costs_the_same(practice: UUID) -> None:
    """65,536 entries fill a tile of the second level: the last of them are written, the rest is planted."""
    size = WIDTH * WIDTH
    tree = planted(practice, size - WIDTH)
    write(practice)
    with triggers_off(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_head SET seq = %s", [size - WIDTH])
        cursor.execute("DELETE FROM ledger_entryreader")
        cursor.execute("DELETE FROM ledger_entry")
    write_many(practice, WIDTH + 1)
    for commitment in Entry.objects.order_by("seq").values_list("commitment", flat=True):
        tree.append(leaf_hash(bytes(commitment)))
    assert Tile.objects.filter(level=1).count() == 1
    assert root_at(practice, size + 1) == tree.root()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        proof = inclusion_proof(practice, 30_000, size + 1)
    assert proof == prove_inclusion(tree.node, 29_999, size + 1)
    assert len(queries) <= 4
    with CaptureQueriesContext(connection) as queries:
        assert consistency_proof(practice, 40_001, size + 1) == prove_consistency(tree.node, 40_001, size + 1)
    assert len(queries) <= 4
