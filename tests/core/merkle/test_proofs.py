"""Proofs: made as the definition says, verified where they must be, refused otherwise, and total on anything."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from privity.core.errors import InvalidError
from privity.core.merkle.proofs import prove_consistency, prove_inclusion, verify_consistency, verify_inclusion
from privity.core.merkle.tree import SIZE_LIMIT, Tree
from tests.core.merkle.vectors import Case, cases, unhexed
from tests.merkle_vectors import naive

LEAVES = [naive.leaf(number) for number in range(600)]
ROOTS = [naive.root(LEAVES[:size]) for size in range(601)]
SMALL = 70


@pytest.fixture(scope="module")
def tree() -> Tree:
    grown = Tree()
    for leaf in LEAVES:
        grown.append(leaf)
    return grown


@pytest.mark.parametrize("case", cases("inclusion"))
def test_an_inclusion_vector(case: Case) -> None:
    leaf, root, proof = (unhexed(case[field]) for field in ("leaf", "root", "proof"))
    assert verify_inclusion(case["index"], case["size"], leaf, root, proof) is case["proves"]


@pytest.mark.parametrize("case", cases("consistency"))
def test_a_consistency_vector(case: Case) -> None:
    old_root, new_root, proof = (unhexed(case[field]) for field in ("old_root", "new_root", "proof"))
    assert verify_consistency(case["old_size"], case["new_size"], old_root, new_root, proof) is case["proves"]


def test_every_proof_of_small_trees(tree: Tree) -> None:
    for size in range(SMALL):
        for index in range(size):
            proof = prove_inclusion(tree.node, index, size)
            assert proof == naive.inclusion(index, LEAVES[:size])
            assert verify_inclusion(index, size, LEAVES[index], ROOTS[size], proof)
        for old in range(1, size + 1):
            proof = prove_consistency(tree.node, old, size)
            assert proof == naive.consistency(old, LEAVES[:size])
            assert verify_consistency(old, size, ROOTS[old], ROOTS[size], proof)


sizes = st.integers(1, 600)


@given(sizes, st.data())
def test_inclusion_as_defined(tree: Tree, size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof = prove_inclusion(tree.node, index, size)
    assert proof == naive.inclusion(index, LEAVES[:size])
    assert verify_inclusion(index, size, LEAVES[index], ROOTS[size], tuple(proof))


@given(sizes, st.data())
def test_consistency_as_defined(tree: Tree, new: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, new))
    proof = prove_consistency(tree.node, old, new)
    assert proof == naive.consistency(old, LEAVES[:new])
    assert verify_consistency(old, new, ROOTS[old], ROOTS[new], tuple(proof))


@given(sizes, st.data())
def test_another_past_is_noticed(tree: Tree, new: int, data: st.DataObject) -> None:
    """One leaf of the old tree was other than it is now: no proof that the new tree can give connects them."""
    old = data.draw(st.integers(1, new))
    changed = data.draw(st.integers(0, old - 1))
    past = naive.root([*LEAVES[:changed], naive.leaf(-1), *LEAVES[changed + 1 : old]])
    assert not verify_consistency(old, new, past, ROOTS[new], prove_consistency(tree.node, old, new))


@given(sizes, st.data())
def test_a_leaf_is_proven_in_its_place_only(tree: Tree, size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof = prove_inclusion(tree.node, index, size)
    assert [i for i in range(size) if verify_inclusion(i, size, LEAVES[index], ROOTS[size], proof)] == [index]


@given(sizes, st.data())
def test_a_changed_proof_proves_nothing(tree: Tree, size: int, data: st.DataObject) -> None:
    """One bit anywhere, one hash less, one more: neither the leaf nor the past is proven by it."""
    place = data.draw(st.integers(1, size))
    proof = changed(prove_inclusion(tree.node, place - 1, size), data)
    assert not verify_inclusion(place - 1, size, LEAVES[place - 1], ROOTS[size], proof)
    proof = changed(prove_consistency(tree.node, place, size), data)
    assert not verify_consistency(place, size, ROOTS[place], ROOTS[size], proof)


def changed(proof: list[bytes], data: st.DataObject) -> list[bytes]:
    change = data.draw(st.sampled_from([one_more, one_less, one_bit] if proof else [one_more]))
    return change(proof, data)


def one_bit(proof: list[bytes], data: st.DataObject) -> list[bytes]:
    changed, bit = data.draw(st.integers(0, len(proof) - 1)), 1 << data.draw(st.integers(0, 255))
    other = (int.from_bytes(proof[changed]) ^ bit).to_bytes(32)
    return [*proof[:changed], other, *proof[changed + 1 :]]


def one_less(proof: list[bytes], data: st.DataObject) -> list[bytes]:
    gone = data.draw(st.integers(0, len(proof) - 1))
    return [*proof[:gone], *proof[gone + 1 :]]


def one_more(proof: list[bytes], data: st.DataObject) -> list[bytes]:
    place = data.draw(st.integers(0, len(proof)))
    return [*proof[:place], data.draw(st.sampled_from([*LEAVES[:3], *proof])), *proof[place:]]


@pytest.mark.parametrize(("index", "size"), [(0, 0), (5, 5), (-1, 5), (6, 5)])
def test_no_proof_of_a_leaf_that_is_not_there(tree: Tree, index: int, size: int) -> None:
    with pytest.raises(InvalidError, match="has no leaf"):
        prove_inclusion(tree.node, index, size)


@pytest.mark.parametrize(("old", "new"), [(1, 0), (6, 5), (-1, 5)])
def test_no_proof_of_a_tree_that_shrinks(tree: Tree, old: int, new: int) -> None:
    with pytest.raises(InvalidError, match="does not continue"):
        prove_consistency(tree.node, old, new)


hashes = st.binary(min_size=32, max_size=32)
numbers = st.integers() | st.integers(SIZE_LIMIT - 2, SIZE_LIMIT + 2) | st.integers(0, 9)
proofs = st.lists(hashes, max_size=70)
rubbish: st.SearchStrategy[Any] = (
    st.none() | st.booleans() | st.floats() | st.text() | st.binary() | st.lists(st.binary() | st.none()) | st.just({})
)


@given(numbers | rubbish, numbers | rubbish, hashes | rubbish, hashes | rubbish, proofs | rubbish)
@example(SIZE_LIMIT - 1, SIZE_LIMIT, LEAVES[0], ROOTS[1], [LEAVES[0]] * 53)
def test_verification_answers_whatever_it_is_given(one: Any, two: Any, three: Any, four: Any, five: Any) -> None:
    assert verify_inclusion(one, two, three, four, five) is False or two == 1
    assert isinstance(verify_consistency(one, two, three, four, five), bool)
