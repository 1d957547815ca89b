"""What is told of a witness's signature: when it was given, and how many acts of the file came later."""

import pytest

from privity.core.bundle.verifying import verify
from tests.bundle_vectors.ledger import TRUE, canonical
from tests.bundle_vectors.witnessed import BEFORE, BY, LATE, NOW, cosigned
from tests.merkle_vectors.signing import WITNESS


@pytest.mark.parametrize(
    ("bundle", "day", "count"),
    [
        (NOW, "2026-03-03 09:00", 0),
        (BEFORE, "2026-03-03 09:00", 2),
        ({**BEFORE, "checkpoint": cosigned(12)}, "2026-03-03 09:00", 0),
        (TRUE.bundle(checkpoint=cosigned(12, LATE)), "9999-12-31 00:00", 0),
    ],
)
def test_what_is_told(bundle: dict[str, object], day: str, count: int) -> None:
    words = verify(canonical(bundle).encode(), witness=BY).findings[1].words.render()
    assert words == f"The witness {WITNESS} signed this ledger on {day} UTC. Acts in this file since then: {count}."
