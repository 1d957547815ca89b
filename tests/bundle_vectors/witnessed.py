"""A part of a ledger that a witness, somebody else's machine, has signed; and what it has not."""

from tests.bundle_vectors.bad import FORGED
from tests.bundle_vectors.ledger import KEY, SEEN, SIZE, TRUE, case
from tests.merkle_vectors.signing import WITNESS, cosignature_line, key_text

AT = 1_772_528_400
"""3 March 2026, 09:00 UTC."""
BY = key_text(WITNESS, 4)
OTHER = key_text("witness.example/jonas", 4)
LATE = 2**53 - 1


def cosigned(size: int, at: int = AT, signed: int | None = None) -> str:
    """The checkpoint with a witness's signature, if need be one that it gave to another size."""
    return TRUE.note(size) + cosignature_line(TRUE.checkpoint(size if signed is None else signed), at)


def earlier(size: int) -> dict[str, object]:
    return {**TRUE.earlier(size), "checkpoint": cosigned(size)}


NOW = TRUE.bundle(checkpoint=cosigned(SIZE))
BEFORE = TRUE.bundle(earlier=[earlier(3), earlier(SEEN)])
FOUND = ("holds", "witnessed", "document", "own_key")
NOTHING = TRUE.bundle()

GOOD = [
    case("a witness signed it", NOW, *FOUND, witness=BY),
    case("a witness signed it, the key known", NOW, *FOUND[:-1], witness=BY, key=KEY),
    case("a witness signed an earlier one", BEFORE, *FOUND, witness=BY),
    case("a witness signed it at the end of time", TRUE.bundle(checkpoint=cosigned(SIZE, LATE)), *FOUND, witness=BY),
    case("a witness, and something kept", NOW, "holds", "continues", *FOUND[1:], witness=BY, since=TRUE.note(SEEN)),
    case("nobody asks for a witness", NOW, "holds", "document", "own_key"),
]

BAD = [
    case("no witness signed it", NOTHING, "not_witnessed", witness=BY),
    case("another witness signed it", NOW, "not_witnessed", witness=OTHER),
    case(
        "a witness signed another size",
        TRUE.bundle(checkpoint=cosigned(SIZE, signed=SEEN)),
        "not_witnessed",
        witness=BY,
    ),
    case("a witness signed a past that was rewritten since", FORGED.bundle(), "not_signed", witness=BY),
    case("no key of a witness", NOW, "witness_unreadable", witness="rubbish"),
    case("a ledger's key for a witness", NOW, "witness_unreadable", witness=KEY),
]

THEME = {"about": "Parts that the witness with the key `witness` must have signed.", "cases": [*GOOD, *BAD]}
