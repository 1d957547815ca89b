"""A part of a ledger beside what somebody kept from before."""

from tests.bundle_vectors.bad import EDITED, ELSEWHERE, FORGED, OTHERS_SIGN, REWRITTEN
from tests.bundle_vectors.ledger import HELEN, KEY, LOG, OLD, PART, SEEN, SIZE, TRUE, canonical, case, one
from tests.merkle_vectors.signing import cosignature_line, signature_line, signed

CONTINUES = ("holds", "continues", "document", "own_key")
SHORTER = TRUE.but(size=6)
WITNESSED = signed(
    OLD.checkpoint(SEEN), signature_line(OLD.checkpoint(SEEN), LOG), cosignature_line(OLD.checkpoint(SEEN), 9)
)
FEWER = [TRUE.shown(index) for index in (1, 4, 5, 7, 8, 11)]
ERASED = [TRUE.erased(1), *(TRUE.shown(index) for index in (2, 4, 5, 7, 8, 11))]
BEFORE_ERASED = OLD.bundle(entries=[OLD.erased(1), *(OLD.shown(index) for index in (2, 4, 5, 7))])
OLD_RECEIPT = OLD.receipt(5)

GOOD = [
    case("continues an older part", TRUE.bundle(), *CONTINUES, since=OLD.bundle()),
    case("continues a checkpoint", TRUE.bundle(), *CONTINUES, since=TRUE.note(SEEN)),
    case("continues a checkpoint, the key known", TRUE.bundle(), *CONTINUES[:-1], since=TRUE.note(SEEN), key=KEY),
    case("continues what a witness saw", TRUE.bundle(), *CONTINUES, since=WITNESSED),
    case("is the same part", TRUE.bundle(), *CONTINUES, since=TRUE.bundle()),
    case("is of the same checkpoint", TRUE.bundle(), *CONTINUES, since=TRUE.note(SIZE)),
    case(
        "continues one of several", TRUE.bundle(earlier=list(map(TRUE.earlier, (3, 8)))), *CONTINUES, since=TRUE.note(3)
    ),
    case(
        "an act was erased since",
        TRUE.bundle(entries=ERASED),
        "holds",
        "since_erased",
        "document",
        "own_key",
        since=OLD.bundle(),
    ),
    case(
        "an act is erased, which a checkpoint cannot show",
        TRUE.bundle(entries=ERASED),
        *CONTINUES,
        since=TRUE.note(SEEN),
    ),
    case("an act had been erased", TRUE.bundle(), *CONTINUES, since=BEFORE_ERASED),
    case(
        "a document is no longer shown", TRUE.bundle(documents=[]), "holds", "continues", "own_key", since=OLD.bundle()
    ),
    case("a receipt of the same checkpoint", TRUE.receipt(5), "holds", "continues", key=KEY, since=TRUE.note(SIZE)),
]

BAD = [
    case("rewritten since a part", REWRITTEN.bundle(), "since_changed", since=OLD.bundle()),
    case("rewritten since a checkpoint", REWRITTEN.bundle(), "since_changed", since=TRUE.note(SEEN)),
    case("forked", REWRITTEN.bundle(), "since_changed", since=TRUE.note(SIZE)),
    case("forked, of the same size", REWRITTEN.bundle(), "since_changed", since=TRUE.bundle()),
    case("an act deleted", TRUE.bundle(entries=FEWER), "since_taken_out", since=OLD.bundle()),
    case("all acts deleted", TRUE.bundle(entries=[], documents=[]), "since_taken_out", since=OLD.bundle()),
    case("the end cut off", SHORTER.bundle(), "since_newer", since=OLD.bundle()),
    case("replayed", OLD.bundle(), "since_newer", since=TRUE.bundle()),
    case("a receipt that is older", OLD_RECEIPT, "since_newer", key=KEY, since=TRUE.note(SIZE)),
    case("kept of another ledger", TRUE.bundle(), "since_other_ledger", since=TRUE.but(log=ELSEWHERE).note(SEEN)),
    case("kept of another key", TRUE.bundle(), "since_other_ledger", since=FORGED.note(SEEN)),
    case(
        "signed by another key since",
        TRUE.but(log=ELSEWHERE)
        .telling(
            **{
                f"e{index}": content.replace(LOG.partition("/")[2], ELSEWHERE.partition("/")[2])
                for index, content in PART.items()
            }
        )
        .bundle(),
        "since_other_ledger",
        since=OLD.bundle(),
    ),
    case(
        "edited, beside what was kept",
        TRUE.bundle(entries=[{**TRUE.shown(5), "content": EDITED}]),
        "not_proven",
        "not_offered",
        since=OLD.bundle(),
    ),
    case(
        "other words signed, beside what was kept",
        TRUE.telling(e5=OTHERS_SIGN).bundle(),
        "other_words_signed",
        since=OLD.bundle(),
    ),
]

UNUSABLE = [
    case("not told since", TRUE.bundle(), "since_missing", since=TRUE.note(7)),
    case("nothing told since", TRUE.bundle(earlier=[]), "since_missing", since=OLD.bundle()),
    case("a receipt does not tell", TRUE.receipt(5), "since_missing", key=KEY, since=TRUE.note(SEEN)),
    case(
        "kept of another engagement",
        TRUE.bundle(),
        "since_other_part",
        since=OLD.bundle(engagement=one("another engagement")),
    ),
    case(
        "kept of another person",
        TRUE.bundle(),
        "since_other_part",
        since=OLD.bundle(reader=HELEN),
    ),
    case(
        "kept, and edited",
        TRUE.bundle(),
        "since_not_sound",
        since=OLD.bundle(entries=[{**OLD.shown(5), "content": EDITED}]),
    ),
    case(
        "kept, and reordered",
        TRUE.bundle(),
        "since_not_sound",
        since=OLD.bundle(entries=[OLD.shown(5), OLD.shown(4)]),
    ),
    case("kept rubbish", TRUE.bundle(), "since_unreadable", since="rubbish"),
    case("kept nothing", TRUE.bundle(), "since_unreadable", since=""),
    case("kept a note that is no checkpoint", TRUE.bundle(), "since_unreadable", since=signed("Amara agreed.\n")),
    case("kept a checkpoint with a newline more", TRUE.bundle(), "since_unreadable", since=TRUE.note(SEEN) + "\n"),
    case("kept a part that was saved anew", TRUE.bundle(), "since_unreadable", since=canonical(OLD.bundle()) + "\n"),
    case("kept a receipt", TRUE.bundle(), "since_unreadable", since=OLD_RECEIPT),
]

THEME = {
    "about": "Beside what was kept: since is a checkpoint or an older part; codes are what is found, in order.",
    "cases": [*GOOD, *BAD, *UNUSABLE],
}
