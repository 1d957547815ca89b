"""Parts of a ledger that hold."""

from tests.bundle_vectors import papers
from tests.bundle_vectors.ledger import (
    AMARA,
    DOCUMENT,
    KEY,
    LOG,
    MIRJAM,
    OFFERED,
    PART,
    SEEN,
    SIGNED,
    SIZE,
    TRUE,
    VERSION,
    Ledger,
    case,
    document,
    entry,
    nested,
    one,
    words,
)
from tests.merkle_vectors.signing import cosignature_line, signature_line, signed

OTHER_SCRIPTS = document(title='“ß” 例 𝄞 \u2028 \x7f \\ " / \x1f')
WITNESSED = signed(
    TRUE.checkpoint(SIZE), signature_line(TRUE.checkpoint(SIZE), LOG), cosignature_line(TRUE.checkpoint(SIZE), 9)
)
HOLDS = ("holds", "document", "own_key")
ONE_SIGNATURE = TRUE.but(part={index: PART[index] for index in (1, 2, 4, 5)})
NO_SIGNATURE = TRUE.but(part={index: PART[index] for index in (1, 2, 4)})
LATER = TRUE.telling(
    e9=entry(21, MIRJAM, 9, {**OFFERED, "version": one("version 2"), "content_hash": words(OTHER_SCRIPTS)})
)
PAPERS = ("holds", *("document" for _ in papers.GOOD), "own_key")
TWO = sorted([(VERSION, DOCUMENT), (one("version 2"), OTHER_SCRIPTS)])

CASES = [
    case("the part", TRUE.bundle(), *HOLDS),
    case("the part, the key known", TRUE.bundle(), "holds", "document", key=KEY),
    case(
        "of a ledger with one entry", Ledger({0: entry(10, AMARA, 1, {})}, 1).bundle(documents=[]), "holds", "own_key"
    ),
    case("no entry", TRUE.bundle(entries=[], documents=[]), "holds", "own_key"),
    case("no document", TRUE.bundle(documents=[]), "holds", "own_key"),
    case("no earlier checkpoint", TRUE.bundle(earlier=[]), *HOLDS),
    case("with several earlier checkpoints", TRUE.bundle(earlier=list(map(TRUE.earlier, (1, 3, 8, 11)))), *HOLDS),
    case("before it was taken", TRUE.but(size=SEEN).bundle(), *HOLDS),
    case("some entries only", TRUE.bundle(entries=[TRUE.shown(index) for index in (4, 5, 11)]), *HOLDS),
    case("an erased entry", TRUE.bundle(entries=[TRUE.erased(1), TRUE.shown(4), TRUE.shown(8)]), *HOLDS),
    case(
        "erased entries only", TRUE.bundle(entries=[TRUE.erased(4), TRUE.erased(8)], documents=[]), "holds", "own_key"
    ),
    case("seen by a witness", TRUE.bundle(checkpoint=WITNESSED), *HOLDS),
    case("signed by one party", ONE_SIGNATURE.bundle(), *HOLDS),
    case("signed by nobody yet", NO_SIGNATURE.bundle(), *HOLDS),
    case(
        "two documents",
        LATER.bundle(documents=[{"version": version, "content": content} for version, content in TWO]),
        *("holds", "document", "document", "own_key"),
    ),
    case("an act of a later version", TRUE.telling(e11=entry(9_999, AMARA, 11, {"what": "new"})).bundle(), *HOLDS),
    case("a field of a later version", TRUE.telling(e5=entry(22, AMARA, 5, {**SIGNED, "later": 1})).bundle(), *HOLDS),
    case("lists as deep as they may be", TRUE.telling(e11=entry(10, AMARA, 11, {"deep": nested(62)})).bundle(), *HOLDS),
    case("fields of another type", TRUE.telling(e11=entry(21, AMARA, 11, {"version": [1]})).bundle(), *HOLDS),
    case("documents in which everything stands that can", papers.offered(*papers.GOOD), *PAPERS),
    case("a receipt", TRUE.receipt(5), "holds", key=KEY),
    case("a receipt of the last act", TRUE.receipt(11), "holds", key=KEY),
]

THEME = {
    "about": "What holds: codes are what is found, in order.",
    "cases": CASES,
}
