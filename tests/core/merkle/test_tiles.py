"""Tiles: their paths, which of them a tree has, how they grow, and proofs that are read from them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privity.core.errors import InvalidError
from privity.core.merkle.proofs import prove_consistency, prove_inclusion
from privity.core.merkle.tiles import WIDTH, ReadTile, Tile, groups, grown, node_reader, tile_at, tile_path, tiles_of
from privity.core.merkle.tree import root
from tests.core.merkle.vectors import Case, cases, read_or_none, theme
from tests.merkle_vectors import naive

LEAVES = [naive.leaf(number) for number in range(2 * 256 + 300)]
EDGES = [0, 1, 2, 255, 256, 257, 511, 512, 513, 767, 768, 769, 812]


class Store:
    """Tiles by place, as somebody's database would keep them."""

    def __init__(self) -> None:
        self.kept: dict[tuple[int, int], bytes] = {}
        self.size = 0

    def read(self, tile: Tile) -> bytes:
        return self.kept[tile.level, tile.index]

    def append(self, leaves: list[bytes]) -> list[Tile]:
        written = []
        for tile, content in grown(self.read, self.size, leaves):
            self.kept[tile.level, tile.index] = content
            written.append(tile)
        self.size += len(leaves)
        return written

    def tiles(self) -> set[Tile]:
        return {Tile(*place, len(content) // 32) for place, content in self.kept.items()}


@pytest.fixture(scope="module")
def store() -> Store:
    filled = Store()
    filled.append(LEAVES)
    return filled


@pytest.mark.parametrize("case", cases("tiles", refused=False))
def test_a_path(case: Case) -> None:
    tile = Tile(case["level"], case["index"], case["width"])
    assert tile_path(tile) == case["path"]
    assert tile_at(case["path"]) == tile


@pytest.mark.parametrize("case", cases("tiles", refused=True))
def test_no_path(case: Case) -> None:
    with pytest.raises(InvalidError):
        tile_at(case["path"])


@given(st.builds(Tile, st.integers(0, 63), st.integers(0, 2**53), st.integers(1, WIDTH)))
def test_every_tile_is_found_by_its_path(tile: Tile) -> None:
    assert tile_at(tile_path(tile)) == tile


@given(st.text() | st.from_regex(r"tile/\d+/(x\d+/)*\d+(\.p/\d+)?", fullmatch=True))
def test_any_text_is_a_path_or_refused(text: str) -> None:
    tile = read_or_none(tile_at, text)
    assert tile is None or tile_path(tile) == text


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in theme("tiles")["layouts"]])
def test_the_tiles_of_a_tree(case: Case) -> None:
    expected: list[Tile] = []
    for level, (full, partial) in enumerate(case["levels"]):
        expected += [Tile(level, index) for index in range(full)]
        expected += [Tile(level, full, partial)] if partial else []
    assert list(tiles_of(case["size"])) == expected


def test_growing_by_any_steps_gives_the_same_tiles() -> None:
    at_once = Store()
    at_once.append(LEAVES)
    one_by_one, by_steps = Store(), Store()
    for leaf in LEAVES:
        one_by_one.append([leaf])
        assert one_by_one.tiles() == set(tiles_of(one_by_one.size))
    for start, end in pairwise(EDGES):
        by_steps.append(LEAVES[start:end])
    assert at_once.kept == one_by_one.kept == by_steps.kept


@given(st.lists(st.integers(0, 300), max_size=4), st.data())
def test_grown_by_any_steps_it_proves_as_defined(steps: list[int], data: st.DataObject) -> None:
    """Each root and proof of each size on the way, also once the tree is larger."""
    store = Store()
    for step in steps:
        store.append(LEAVES[store.size : store.size + step])
        assert store.tiles() == set(tiles_of(store.size))
    size = data.draw(st.integers(0, store.size))
    leaves, read = LEAVES[:size], node_reader(store.read, size)
    assert root(read, size) == naive.root(leaves)
    if size:
        index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
        assert prove_inclusion(read, index, size) == naive.inclusion(index, leaves)
        assert prove_consistency(read, old, size) == naive.consistency(old, leaves)


def test_only_what_changed_is_written() -> None:
    store = Store()
    store.append(LEAVES[:255])
    assert store.append([LEAVES[255]]) == [Tile(0, 0), Tile(1, 0, 1)]
    assert store.append([LEAVES[256]]) == [Tile(0, 1, 1)]
    assert store.append([]) == []


def test_higher_tiles_hold_roots_of_full_ones(store: Store) -> None:
    assert store.kept[1, 0] == naive.root(LEAVES[:256]) + naive.root(LEAVES[256:512]) + naive.root(LEAVES[512:768])


@pytest.mark.parametrize("size", [*EDGES[1:], 300, 700])
def test_proofs_from_tiles_are_those_of_the_definition(store: Store, size: int) -> None:
    read = node_reader(store.read, size)
    assert root(read, size) == naive.root(LEAVES[:size])
    for index in {0, 1, size // 2, size - 1}:
        assert prove_inclusion(read, index % size, size) == naive.inclusion(index % size, LEAVES[:size])
    for old in {1, size // 3 + 1, size // 2 + 1, size}:
        assert prove_consistency(read, old, size) == naive.consistency(old, LEAVES[:size])


def with_groups(store: Store) -> ReadTile:
    """A reader of tiles that gives the full ones with their groups."""

    def read(tile: Tile) -> bytes:
        hashes = store.read(tile)
        return hashes + groups(hashes) if tile.width == WIDTH else hashes

    return read


def test_groups_are_the_roots_of_16_hashes_each(store: Store) -> None:
    found = groups(store.kept[0, 1])
    assert found == b"".join(naive.root(LEAVES[start : start + 16]) for start in range(256, 512, 16))


@pytest.mark.parametrize("size", EDGES[4:])
def test_with_groups_every_node_is_the_same(store: Store, size: int) -> None:
    plain, quick = node_reader(store.read, size), node_reader(with_groups(store), size)
    places = [(level, index) for level in range(10) for index in range(size >> level)]
    assert [quick(*place) for place in places] == [plain(*place) for place in places]


def test_with_groups_a_proof_hashes_only_its_own_group(store: Store) -> None:
    """Of the 256 hashes of a full tile it needs 16: the others may be anything."""
    hashes, group = store.kept[0, 0], slice(64 * 32, 80 * 32)
    content = bytes(64 * 32) + hashes[group] + bytes(176 * 32) + groups(hashes)
    assert prove_inclusion(node_reader(lambda _: content, 256), 77, 256) == naive.inclusion(77, LEAVES[:256])


def test_a_large_tree_needs_few_tiles() -> None:
    """A proof over a million leaves asks for a few tiles, each once, and never for one that the tree does not have."""
    size = 1_000_003
    known = set(tiles_of(size))
    asked: list[Tile] = []

    def read(tile: Tile) -> bytes:
        asked.append(tile)
        return b"\x07" * 32 * tile.width

    assert len(prove_inclusion(node_reader(read, size), 777_777, size)) == 20
    assert len(asked) == len(set(asked)) == 5
    assert set(asked) <= known


@pytest.mark.parametrize("length", [0, 1, 32 * 4, 32 * 5 - 1])
def test_a_tile_that_is_too_short_is_told(length: int) -> None:
    def read(_: Tile) -> bytes:
        return bytes(length)

    with pytest.raises(InvalidError, match=r"tile/0/000\.p/5"):
        prove_inclusion(node_reader(read, 5), 0, 5)
    with pytest.raises(InvalidError, match=r"tile/0/000\.p/5"):
        list(grown(read, 5, LEAVES[:1]))


@pytest.mark.parametrize("length", [0, 256 * 32 - 1, 256 * 32 + 1, 256 * 32 + 511, 255 * 32 + 512])
def test_a_full_tile_has_all_its_groups_or_none(length: int) -> None:
    with pytest.raises(InvalidError, match="tile/0/000 "):
        prove_inclusion(node_reader(lambda _: bytes(length), 256), 0, 256)


@pytest.mark.parametrize(("level", "index"), [(0, 5), (2, 1), (8, 0), (1, 2)])
def test_no_node_behind_the_end(level: int, index: int) -> None:
    with pytest.raises(InvalidError, match="not so large"):
        node_reader(lambda tile: b"\x07" * 32 * tile.width, 5)(level, index)
