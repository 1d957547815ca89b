"""The tree in memory against pymerkle: L1 (bench/README.md). ``python -m bench.merkle [--quick]``

Both append the same entries, and prove and verify the same things, in turns. Before that every answer is compared.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random

from pymerkle import ConsistencyProof, InclusionProof, InmemoryTree, InvalidProof

from bench.measure import Bar, exit_code, medians, microseconds
from privity.core.merkle.hashing import leaf_hash
from privity.core.merkle.proofs import prove_consistency, prove_inclusion, verify_consistency, verify_inclusion
from privity.core.merkle.tree import Tree, root

BARS = {"append": 3.5, "inclusion": 4, "consistency": 2.5, "verify": 1.5}


@dataclass(frozen=True, slots=True)
class Scale:
    """How many entries, places that are proven, and rounds."""

    entries: int = 100_000
    places: int = 5_000
    rounds: int = 5


QUICK = Scale(entries=1_000, places=100, rounds=1)


def ours(entries: Sequence[bytes]) -> Tree:
    tree = Tree()
    for entry in entries:
        tree.append(leaf_hash(entry))
    return tree


def theirs(entries: Sequence[bytes]) -> InmemoryTree:
    tree = InmemoryTree()
    for entry in entries:
        tree.append_entry(entry)
    return tree


class Contest:
    """Two trees of the same entries, the places to prove in them, and both sides' proofs."""

    def __init__(self, scale: Scale) -> None:
        random = Random(9162)  # noqa: S311 -- the same entries in every run
        self.size = scale.entries
        self.entries = [random.randbytes(300) for _ in range(self.size)]
        self.places = [random.randrange(1, self.size) for _ in range(scale.places)]
        self.ours, self.theirs = ours(self.entries), theirs(self.entries)
        self.root = self.ours.root()
        self.leaves = {place: leaf_hash(self.entries[place]) for place in self.places}
        self.roots = {place: root(self.ours.node, place) for place in self.places}
        self.our_inclusions, self.their_inclusions = self.prove_ours(), self.prove_theirs()
        self.our_consistencies, self.their_consistencies = self.continue_ours(), self.continue_theirs()

    def prove_ours(self) -> list[list[bytes]]:
        return [prove_inclusion(self.ours.node, place, self.size) for place in self.places]

    def prove_theirs(self) -> list[InclusionProof]:
        return [self.theirs.prove_inclusion(place + 1, self.size) for place in self.places]

    def continue_ours(self) -> list[list[bytes]]:
        return [prove_consistency(self.ours.node, place, self.size) for place in self.places]

    def continue_theirs(self) -> list[ConsistencyProof]:
        return [self.theirs.prove_consistency(place, self.size) for place in self.places]

    def verify_ours(self) -> None:
        for place, proof in zip(self.places, self.our_inclusions, strict=True):
            assert verify_inclusion(place, self.size, self.leaves[place], self.root, proof)
        for place, proof in zip(self.places, self.our_consistencies, strict=True):
            assert verify_consistency(place, self.size, self.roots[place], self.root, proof)

    def verify_theirs(self) -> None:
        for place, proof in zip(self.places, self.their_inclusions, strict=True):
            proof.verify(self.leaves[place], self.root, index=place + 1, size=self.size)
        for place, past in zip(self.places, self.their_consistencies, strict=True):
            past.verify(self.roots[place], self.root, prior_size=place, later_size=self.size)

    def check(self) -> None:
        """Equal roots and inclusion proofs (pymerkle's begin with the leaf), and equal answers, also where something is wrong.

        pymerkle's consistency proofs are longer than those of RFC 9162, so only the answers are compared.
        """
        assert self.root == self.theirs.get_root()
        assert all(self.theirs.get_root(place) == old for place, old in self.roots.items())
        for place, proof, other in zip(self.places, self.our_inclusions, self.their_inclusions, strict=True):
            assert [self.leaves[place], *proof] == other.path
        for place, proof, past in zip(self.places, self.our_consistencies, self.their_consistencies, strict=True):
            assert not verify_consistency(place, self.size, self.root, self.root, proof)
            assert _refused(partial(past.verify, self.root, self.root))
        self.verify_ours()
        self.verify_theirs()


def _refused(verify: Callable[[], object]) -> bool:
    try:
        verify()
    except InvalidProof:
        return True
    return False


def measure(scale: Scale) -> Iterator[Bar]:
    """The bars of L1, after what they were measured from is printed."""
    contest = Contest(scale)
    contest.check()
    pairs = {
        "append": (partial(ours, contest.entries), partial(theirs, contest.entries), scale.entries),
        "inclusion": (contest.prove_ours, contest.prove_theirs, scale.places),
        "consistency": (contest.continue_ours, contest.continue_theirs, scale.places),
        "verify": (contest.verify_ours, contest.verify_theirs, 2 * scale.places),
    }
    for name, (one, other, count) in pairs.items():
        costs = [partial(microseconds, run, count) for run in (one, other)]
        our_cost, their_cost = medians(costs, scale.rounds)
        print(f"{name}, {scale.entries:,} entries: {our_cost:.2f} µs each, pymerkle {their_cost:.2f}")
        yield Bar(f"L1 {name} against pymerkle", their_cost / our_cost, BARS[name])


if __name__ == "__main__":
    sys.exit(exit_code(measure(QUICK if "--quick" in sys.argv[1:] else Scale())))
