"""Proofs from our tables in SQLite, and from pymerkle's SqliteTree over the same leaves."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from random import Random
from uuid import UUID

from pymerkle import ConsistencyProof, InclusionProof, SqliteTree

from privity.core.merkle import tiles
from privity.core.merkle.hashing import leaf_hash
from privity.core.merkle.proofs import verify_consistency, verify_inclusion
from privity.ledger import models
from privity.ledger.selectors import consistency_proof, inclusion_proof, root_at, tree

PLACES = 100


class Contest:
    """A filled practice, the same leaves in a file of pymerkle's, and places at random."""

    def __init__(self, practice: UUID, size: int, folder: Path) -> None:
        self.practice, self.size = practice, size
        self.file = str(folder / f"pymerkle-{size}.sqlite3")
        entries = models.Entry.objects.filter(practice_id=practice).order_by("seq")
        self.commitments = [bytes(one) for one in entries.values_list("commitment", flat=True).iterator(10_000)]
        with SqliteTree(self.file) as tree:
            tree.append_entries(self.commitments)
        random = Random(9162)  # noqa: S311 -- the same places in every run
        self.places = [random.randrange(1, size) for _ in range(PLACES)]

    def our_inclusions(self) -> list[list[bytes]]:
        """As in a process that has just started, like theirs."""
        forget()
        return [inclusion_proof(self.practice, place + 1, self.size) for place in self.places]

    def our_consistencies(self) -> list[list[bytes]]:
        forget()
        return [consistency_proof(self.practice, place, self.size) for place in self.places]

    def their_inclusions(self) -> list[InclusionProof]:
        """As in a process that has just started: what one proof computed is kept in memory for the next ones."""
        with SqliteTree(self.file) as tree:
            return [tree.prove_inclusion(place + 1, self.size) for place in self.places]

    def their_consistencies(self) -> list[ConsistencyProof]:
        with SqliteTree(self.file) as tree:
            return [tree.prove_consistency(place, self.size) for place in self.places]

    @cached_property
    def warm(self) -> SqliteTree:
        """A tree of theirs that has proven all places before."""
        tree = SqliteTree(self.file)
        for place in self.places:
            tree.prove_inclusion(place + 1, self.size)
        return tree

    def warm_inclusions(self) -> list[InclusionProof]:
        return [self.warm.prove_inclusion(place + 1, self.size) for place in self.places]

    def check(self) -> None:
        """Equal roots and inclusion proofs (pymerkle's begin with the leaf); consistency proofs that prove to both sides.

        pymerkle's consistency proofs are longer than those of RFC 9162.
        """
        root = root_at(self.practice, self.size)
        assert root == self.warm.get_root()
        for place, ours, theirs in zip(self.places, self.our_inclusions(), self.warm_inclusions(), strict=True):
            leaf = leaf_hash(self.commitments[place])
            assert [leaf, *ours] == theirs.path
            assert verify_inclusion(place, self.size, leaf, root, ours)
        for place, ours in zip(self.places, self.our_consistencies(), strict=True):
            old = root_at(self.practice, place)
            assert old == self.warm.get_root(place)
            assert verify_consistency(place, self.size, old, root, ours)
            self.warm.prove_consistency(place, self.size).verify(old, root, prior_size=place, later_size=self.size)


def forget() -> None:
    """Nothing that was hashed before is known any more."""
    tiles._known_root.cache_clear()
    tree._leaf_hashes.cache_clear()


def room() -> Iterator[tuple[str, int]]:
    """(table, bytes of its pages and of its indexes' pages) of the ledger's tables in SQLite."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT m.tbl_name, SUM(s.pgsize) FROM dbstat s JOIN sqlite_master m ON m.name = s.name"
            " WHERE s.aggregate = 1 AND m.tbl_name LIKE 'ledger_%' GROUP BY m.tbl_name"
        )
        yield from cursor.fetchall()
