"""Roots: the published ones, and both ways of growing against the definition by recursion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privity.core.merkle.hashing import EMPTY_ROOT, leaf_hash, node_hash
from privity.core.merkle.tree import Frontier, Tree, root
from tests.core.merkle.vectors import Case, cases, unhexed
from tests.merkle_vectors import naive

EDGES = {size + offset for size in (768, 1024, 2048, 4096) for offset in (-1, 0, 1)}
LEAVES = [naive.leaf(number) for number in range(max(EDGES))]


@pytest.mark.parametrize("case", cases("roots"))
def test_a_published_root(case: Case) -> None:
    tree, frontier = Tree(), Frontier()
    for leaf in unhexed(case["leaves"]):
        tree.append(leaf_hash(leaf))
        frontier.append(leaf_hash(leaf))
    assert tree.root().hex() == frontier.root().hex() == case["root"]


def test_growing_leaf_by_leaf_equals_recomputing() -> None:
    tree, frontier = Tree(), Frontier()
    assert tree.root() == frontier.root() == EMPTY_ROOT
    for size, leaf in enumerate(LEAVES, 1):
        tree.append(leaf)
        frontier.append(leaf)
        assert len(tree) == len(frontier) == size
        assert tree.root() == frontier.root()
        if size <= 600 or size in EDGES:
            assert tree.root() == naive.root(LEAVES[:size]), size


@given(st.lists(st.binary(min_size=32, max_size=32), max_size=80))
def test_any_leaves_have_the_root_of_the_definition(leaves: list[bytes]) -> None:
    """Equal leaves among them too."""
    tree, frontier = Tree(), Frontier()
    for leaf in leaves:
        tree.append(leaf)
        frontier.append(leaf)
    assert tree.root() == frontier.root() == naive.root(leaves)
    assert [root(tree.node, size) for size in range(len(leaves))] == [
        naive.root(leaves[:n]) for n in range(len(leaves))
    ]


def test_an_old_root_is_read_from_a_larger_tree() -> None:
    tree = Tree()
    for leaf in LEAVES[:600]:
        tree.append(leaf)
    assert all(root(tree.node, size) == naive.root(LEAVES[:size]) for size in range(601))
    assert root(tree.node, 0) == EMPTY_ROOT


def test_a_node_does_not_pass_for_a_leaf() -> None:
    left, right = LEAVES[:2]
    assert leaf_hash(left + right) != node_hash(left, right)
    assert leaf_hash(b"\x01" + left + right) != node_hash(left, right)
    assert node_hash(left, right) != node_hash(right, left)
