"""A log, honest or not, that submits what it likes."""

from collections.abc import Sequence

from privity.core.merkle.checkpoint import Checkpoint
from privity.core.merkle.note import Note, signed
from privity.core.merkle.submission import Submission
from tests.merkle_vectors import naive
from tests.merkle_vectors.signing import LOG, private

LEAVES = [naive.leaf(number) for number in range(64)]


def past(number: int) -> list[bytes]:
    """Leaves that differ from every other past's from the first on."""
    return [naive.leaf(1000 * (number + 1) + each) for each in range(64)]


def note(size: int, leaves: Sequence[bytes] = LEAVES, name: str = LOG) -> Note:
    """The log's signed checkpoint of this size."""
    return signed(str(Checkpoint(name, size, naive.root(leaves[:size]))), name, private(name))


def submission(old: int, size: int, leaves: Sequence[bytes] = LEAVES, name: str = LOG) -> Submission:
    """That checkpoint, with a proof from ``old``."""
    proof = naive.consistency(old, leaves[:size]) if 0 < old < size else []
    return Submission(old, tuple(proof), note(size, leaves, name))
