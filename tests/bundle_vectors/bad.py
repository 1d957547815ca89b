"""Parts of a ledger that do not hold by themselves: one mutation each."""

from typing import Any

from tests.bundle_vectors.ledger import (
    AMARA,
    DOCUMENT,
    KEY,
    LOG,
    MIRJAM,
    OFFERED,
    PART,
    SIGNED,
    SIZE,
    TRUE,
    VERSION,
    case,
    document,
    entry,
    one,
    salt,
    words,
)
from tests.merkle_vectors.signing import base64, cosignature_line, key_text, signature_line, signed

type Items = list[dict[str, Any]]
ITEMS: Items = TRUE.bundle()["entries"]
TEXT = TRUE.checkpoint(SIZE)
ELSEWHERE = f"privity/{one('another practice')}"


def item(place: int, **changes: Any) -> dict[str, Any]:
    """The part with other members in the entry at this place."""
    return TRUE.bundle(entries=[*ITEMS[:place], {**ITEMS[place], **changes}, *ITEMS[place + 1 :]])


def earlier(size: int, **changes: Any) -> dict[str, Any]:
    return TRUE.bundle(earlier=[{**TRUE.earlier(size), **changes}])


def paper(content: str, version: str = VERSION) -> dict[str, Any]:
    return TRUE.bundle(documents=[{"version": version, "content": content}])


PROOF = ITEMS[2]["proof"]
EDITED = PART[5].replace("09:05", "09:06")
FOREIGN = TRUE.telling(e11=entry(10, AMARA, 11, {}, engagement=one("another engagement")))
OF_THE_PRACTICE = TRUE.telling(e11=entry(10, AMARA, 11, {}, engagement=""))
OF_ANOTHER_PRACTICE = TRUE.telling(e11=entry(10, AMARA, 11, {}, practice=one("another practice")))
FORGED = TRUE.but(signer="somebody else")
REWRITTEN = TRUE.telling(e5=EDITED)
SWAPPED = [{**ITEMS[3], "content": PART[7]}, {**ITEMS[4], "content": PART[5]}]
MADE_UP = document(title="Agreement on everything")
OTHERS_SIGN = entry(22, AMARA, 5, {**SIGNED, "content_hash": words(MADE_UP)})
RECEIPT = TRUE.receipt(5)

ENTRIES = [
    case("edited", item(3, content=EDITED), "not_proven"),
    case("edited to what is no entry", item(3, content="{"), "not_proven"),
    case("emptied", item(3, content=""), "not_proven"),
    case("all edited", TRUE.bundle(entries=[{**each, "salt": base64(salt(0))} for each in ITEMS]), "not_proven"),
    case("another salt", item(3, salt=base64(salt(0))), "not_proven"),
    case("another index", item(3, index=6), "not_proven"),
    case("an index behind the end", TRUE.bundle(entries=[*ITEMS[:-1], {**ITEMS[-1], "index": 12}]), "not_proven"),
    case("a great index", TRUE.bundle(entries=[*ITEMS[:-1], {**ITEMS[-1], "index": 2**53 - 1}]), "not_proven"),
    case("no proof", item(2, proof=[]), "not_proven"),
    case("a hash too few", item(2, proof=PROOF[:-1]), "not_proven"),
    case("a hash too many", item(2, proof=[*PROOF, PROOF[0]]), "not_proven"),
    case("hashes reordered", item(2, proof=PROOF[::-1]), "not_proven"),
    case("a hash changed", item(2, proof=[base64(bytes(32)), *PROOF[1:]]), "not_proven"),
    case("two contents exchanged", TRUE.bundle(entries=[*ITEMS[:3], *SWAPPED, *ITEMS[5:]]), "not_proven"),
    case("another's commitment", TRUE.bundle(entries=[{**TRUE.erased(3), "index": 4}], documents=[]), "not_proven"),
    case("an entry made up", TRUE.bundle(entries=[*ITEMS, {**ITEMS[0], "index": 12}]), "not_proven"),
    case("reordered", TRUE.bundle(entries=[*ITEMS[:3], ITEMS[4], ITEMS[3], *ITEMS[5:]]), "out_of_order"),
    case("the newest first", TRUE.bundle(entries=ITEMS[::-1]), "out_of_order"),
    case("an entry twice", TRUE.bundle(entries=[*ITEMS[:3], ITEMS[2], *ITEMS[3:]]), "out_of_order"),
    case("an entry of another engagement", FOREIGN.bundle(), "not_from_here"),
    case("an entry of the practice as such", OF_THE_PRACTICE.bundle(), "not_from_here"),
    case("an entry of another practice", OF_ANOTHER_PRACTICE.bundle(), "not_from_here"),
    case("said to be of another engagement", TRUE.bundle(engagement=one("another engagement")), "not_from_here"),
]

KEYS = [
    case("signed by another key", FORGED.bundle(), "not_signed"),
    case("another size", TRUE.bundle(checkpoint=TRUE.note(SIZE).replace("\n12\n", "\n13\n")), "not_signed"),
    case("an earlier size", TRUE.bundle(checkpoint=TRUE.note(11)), "earlier_changed", "not_proven"),
    case(
        "another root", TRUE.bundle(checkpoint=REWRITTEN.checkpoint(SIZE) + TRUE.note(SIZE)[len(TEXT) :]), "not_signed"
    ),
    case(
        "rewritten, under the old signature",
        REWRITTEN.bundle(checkpoint=TRUE.note(SIZE)),
        "earlier_changed",
        "not_proven",
    ),
    case("nobody's signature", TRUE.bundle(checkpoint=signed(TEXT, signature_line(TEXT, ELSEWHERE))), "not_signed"),
    case(
        "a witness's signature only",
        TRUE.bundle(checkpoint=signed(TEXT, cosignature_line(TEXT, 9, LOG))),
        "not_signed",
    ),
    case("a witness's key", TRUE.bundle(key=key_text(LOG, 4)), "not_signed"),
    case("another key is known", TRUE.bundle(), "other_key", key=key_text(ELSEWHERE)),
    case("its own key, not the one known", TRUE.but(log=ELSEWHERE).bundle(), "other_key", key=KEY),
    case("another key in the file", TRUE.bundle(key=key_text(ELSEWHERE)), "other_ledger"),
    case("another ledger's name", TRUE.bundle(checkpoint=TRUE.but(log=ELSEWHERE).note(SIZE)), "other_ledger"),
    case("a ledger of something else", TRUE.but(log="log.example/1").bundle(), "other_ledger"),
    case("a ledger without a practice", TRUE.but(log="privity/").bundle(), "other_ledger"),
    case("a ledger in capitals", TRUE.but(log=LOG.upper()).bundle(), "other_ledger"),
]

EARLIER = [
    case("an earlier checkpoint rewritten", TRUE.bundle(earlier=[REWRITTEN.earlier(8)]), "earlier_changed"),
    case("an earlier checkpoint with the new proof", earlier(8, checkpoint=REWRITTEN.note(8)), "earlier_changed"),
    case("rewritten since", REWRITTEN.bundle(earlier=[TRUE.earlier(8)]), "earlier_changed"),
    case("no consistency proof", earlier(3, proof=[]), "earlier_changed"),
    case("a proof of another size", earlier(8, proof=TRUE.earlier(7)["proof"]), "earlier_changed"),
    case("an earlier checkpoint of another key", earlier(8, checkpoint=FORGED.note(8)), "earlier_not_signed"),
    case(
        "an earlier checkpoint of another ledger",
        earlier(8, checkpoint=TRUE.but(log=ELSEWHERE).note(8)),
        "earlier_not_signed",
    ),
    case("earlier ones reordered", TRUE.bundle(earlier=list(map(TRUE.earlier, (8, 3)))), "out_of_order"),
    case("an earlier one twice", TRUE.bundle(earlier=list(map(TRUE.earlier, (8, 8)))), "out_of_order"),
    case("an earlier one of the same size", TRUE.bundle(earlier=[TRUE.earlier(SIZE)]), "out_of_order"),
]

DOCUMENTS = [
    case("a document swapped", paper(MADE_UP), "not_offered"),
    case("a letter of a document", paper(DOCUMENT.replace("stays", "strays")), "not_offered"),
    case("a document that is none", paper(""), "not_offered"),
    case("a document of another version", paper(DOCUMENT, one("version 2")), "not_offered"),
    case("a document without its offer", TRUE.bundle(entries=[*ITEMS[:2], *ITEMS[3:]]), "not_offered"),
    case("a document whose offer was erased", TRUE.bundle(entries=[TRUE.erased(4)]), "not_offered"),
    case("a document twice", TRUE.bundle(documents=[TRUE.bundle()["documents"][0]] * 2), "out_of_order"),
    case("other words signed", TRUE.telling(e5=OTHERS_SIGN).bundle(), "other_words_signed"),
    case(
        "another hash offered",
        TRUE.telling(e4=entry(21, MIRJAM, 4, {**OFFERED, "content_hash": words(MADE_UP)})).bundle(),
        *("not_offered", "other_words_signed"),
    ),
]

RECEIPTS = [
    case("a receipt, edited", TRUE.receipt(5, salt(5) + EDITED.encode()), "not_proven", key=KEY),
    case("a receipt of another act", TRUE.receipt(5, salt(4) + PART[4].encode()), "not_proven", key=KEY),
    case("a receipt that says what is no act", TRUE.receipt(5, salt(5) + b"{"), "not_proven", key=KEY),
    case("a receipt with another index", RECEIPT.replace("index 5", "index 4"), "not_proven", key=KEY),
    case("a receipt of another key", FORGED.receipt(5), "not_signed", key=KEY),
    case("a receipt of another ledger", TRUE.but(log=ELSEWHERE).receipt(5), "other_ledger", key=KEY),
    case("a receipt of another practice", OF_ANOTHER_PRACTICE.receipt(11), "not_from_here", key=KEY),
]

THEME = {
    "about": "What does not hold: codes are what is found, in order.",
    "cases": [*ENTRIES, *KEYS, *EARLIER, *DOCUMENTS, *RECEIPTS],
}
