"""Files that are not in the one form, or of a form that is not known."""

import json
from typing import Any

from tests.bundle_vectors import papers
from tests.bundle_vectors.bad import ELSEWHERE
from tests.bundle_vectors.ledger import (
    AMARA,
    KEY,
    OFFERED,
    TRUE,
    VERSION,
    canonical,
    case,
    document,
    entry,
    nested,
    one,
    words,
)
from tests.merkle_vectors.signing import base64, signed

ITEMS = [TRUE.shown(1), TRUE.shown(11)]
BUNDLE = TRUE.bundle(entries=ITEMS, documents=[{"version": VERSION, "content": "Amara Osei, Mirjam Kovač"}])
TEXT = canonical(BUNDLE)
OTHER_FORM = document(v=2)


def but(**changes: Any) -> str:
    """The file with other members; ``None`` for one that is gone."""
    return canonical({name: value for name, value in {**BUNDLE, **changes}.items() if value is not None})


def item(**changes: Any) -> str:
    """The file with other members in its first entry; ``None`` for one that is gone."""
    changed = {name: value for name, value in {**ITEMS[0], **changes}.items() if value is not None}
    return but(entries=[changed, *ITEMS[1:]])


def number(text: str) -> str:
    """The file with this text as an index."""
    return TEXT.replace('"index":1,', f'"index":{text},')


FORM = {
    "nothing": "",
    "a space": " ",
    "null": "null",
    "a number": "1",
    "a list": "[]",
    "an empty object": "{}",
    "rubbish": "{rubbish}",
    "a page": "<!doctype html><title>Not found</title>",
    "a checkpoint only": TRUE.note(12),
    "truncated": TEXT[: len(TEXT) // 2],
    "the last letter missing": TEXT[:-1],
    "a newline behind": TEXT + "\n",
    "a space before": " " + TEXT,
    "a byte order mark": "\ufeff" + TEXT,
    "another file behind": TEXT + TEXT,
    "spaces between": json.dumps(BUNDLE, ensure_ascii=False, sort_keys=True),
    "members in another order": json.dumps(dict(sorted(BUNDLE.items(), reverse=True)), separators=(",", ":")),
    "letters escaped": json.dumps(BUNDLE, separators=(",", ":"), sort_keys=True),
    "a slash escaped": TEXT.replace("privity/bundle", "privity\\/bundle"),
    "a letter escaped": TEXT.replace('"format"', '"\\u0066ormat"'),
    "a member twice": TEXT.replace('"engagement":', f'"engagement":"{one("other")}","engagement":'),
    "a member more": but(more=1),
    "a member more in an entry": item(more=1),
    "a member __proto__": but(__proto__={}),
    "a member __proto__ in an entry": item(__proto__=[]),
    "a member more in an earlier one": but(earlier=[{**TRUE.earlier(8), "more": 1}]),
    "a member more in a document": but(documents=[{"version": VERSION, "content": "{}", "more": 1}]),
    "an empty commitment beside a content": item(commitment=""),
    "both forms of an entry": item(commitment=base64(bytes(32))),
    "half a surrogate": TEXT.replace("Amara Osei", "\\ud800"),
    **{f"without {name}": but(**{name: None}) for name in BUNDLE},
    **{f"an entry without {name}": item(**{name: None}) for name in ITEMS[0]},
    **{f"{name} as a list": but(**{name: []}) for name in BUNDLE if not isinstance(BUNDLE[name], list)},
    **{f"{name} as a text": but(**{name: "none"}) for name in BUNDLE if isinstance(BUNDLE[name], list)},
    "a later format": but(format="privity/bundle/v2"),
    "an engagement in capitals": but(engagement=BUNDLE["engagement"].upper()),
    "no engagement": but(engagement=""),
    "a reader with a line end": but(reader=AMARA + "\n"),
    "a version that is no id": but(documents=[{"version": "1", "content": "{}"}]),
    "a document without version": but(documents=[{"content": "{}"}]),
    "entries as texts": but(entries=["none"]),
    "a proof as a text": item(proof="none"),
    "a proof of numbers": item(proof=[1]),
    "a short hash": item(proof=[base64(bytes(31))]),
    "a hash with bits left over": item(proof=[base64(bytes(32))[:-2] + "B="]),
    "a short salt": item(salt=base64(bytes(31))),
    "a long salt": item(salt=base64(bytes(33))),
    "a salt not padded": item(salt=base64(bytes(32))[:-1]),
    "a content as an object": item(content={}),
    "a short commitment": but(entries=[{"index": 1, "proof": [], "commitment": base64(bytes(31))}]),
    **{f"the index {text}": number(text) for text in ("1.0", "1e0", "01", "-1", "-0", '"1"', "true", "null", "[1]")},
    **{f"the index {text[:20]}": number(text) for text in (str(2**53), str(2**64), "1e400", "NaN", "9" * 5000)},
    "a key that is none": but(key="rubbish"),
    "a key of another id": but(key=KEY.replace("+", "+0", 1)),
    "a checkpoint that is none": but(checkpoint="rubbish"),
    "a checkpoint without signature": but(checkpoint=TRUE.checkpoint(12)),
    "a checkpoint with a newline more": but(checkpoint=TRUE.note(12) + "\n"),
    "a note that is no checkpoint": but(checkpoint=signed("Amara agreed.\n")),
    "an earlier one that is none": but(earlier=[{"checkpoint": "rubbish", "proof": []}]),
    "an earlier one without proof": but(earlier=[{"checkpoint": TRUE.note(8)}]),
}

BYTES = {
    "no UTF-8": TEXT.encode().replace("č".encode(), b"\xff"),
    "an overlong form": TEXT.encode().replace(b"Amara", b"\xc1\x81mara"),
    "UTF-16": TEXT.encode("utf-16"),
    "zeros": bytes(64),
}

UNKNOWN = {
    "a later form": entry(10, AMARA, 11, {}, v=2),
    "no object": "[1]",
    "no JSON": "rubbish",
    "nothing": "",
    "a member more": entry(10, AMARA, 11, {}, more=1),
    "spaces": entry(10, AMARA, 11, {}).replace(":", ": "),
    "a float": entry(10, AMARA, 11, {}).replace('"tag":10', '"tag":10.5'),
    "a tag as a text": entry(10, AMARA, 11, {}, tag="10"),
    "true for the form": entry(10, AMARA, 11, {}, v=True),
    "the hour 24": entry(10, AMARA, 11, {}, at="2026-03-03T24:00:00.000000Z"),
    "the second 60": entry(10, AMARA, 11, {}, at="2026-03-03T09:00:60.000000Z"),
    "the year 0": entry(10, AMARA, 11, {}, at="0000-03-03T09:00:00.000000Z"),
    "a great tag": entry(2**53, AMARA, 11, {}),
    "a member with a lone surrogate": entry(10, AMARA, 11, {"a": "b"}).replace('"b"', '"\\ud800"'),
    "the actor twice": entry(10, AMARA, 11, {}).replace('{"actor"', f'{{"actor":"{AMARA}","actor"'),
    "a day that is none": entry(10, AMARA, 11, {}, at="2026-02-30T09:00:00.000000Z"),
    "an instant without microseconds": entry(10, AMARA, 11, {}, at="2026-03-03T09:00:00Z"),
    "an instant in another zone": entry(10, AMARA, 11, {}, at="2026-03-03T09:00:00.000000+01:00"),
    "an actor as a number": entry(10, AMARA, 11, {}, actor=1),
    "fields as a list": entry(10, AMARA, 11, {}, entry=[]),
    "lists too deep in each other": entry(10, AMARA, 11, {"deep": nested(63)}),
    "lists deeper than a reader goes": entry(10, AMARA, 11, {}).replace(
        "{}", '{"deep":' + "[" * 3_000 + "]" * 3_000 + "}"
    ),
}
OFFERS = {**OFFERED, "content_hash": words(OTHER_FORM)}
NEWER = TRUE.but(part={4: entry(21, AMARA, 4, OFFERS)}).bundle(documents=[{"version": VERSION, "content": OTHER_FORM}])

CASES = [
    *(case(name, text, "unreadable") for name, text in FORM.items()),
    *({"name": name, "codes": ["unreadable"], "base64": base64(content)} for name, content in BYTES.items()),
    *(
        case(f"an entry: {name}", TRUE.telling(e11=content).bundle(), "unknown_form")
        for name, content in UNKNOWN.items()
    ),
    *(case(f"a document: {name}", papers.offered(content), "unknown_form") for name, content in papers.NONE.items()),
    case("a document of a later form", NEWER, "unknown_form"),
    case("a key that cannot be read", TRUE.bundle(), "key_unreadable", key="rubbish"),
    case("an empty key", TRUE.bundle(), "key_unreadable", key=""),
    case("a receipt without a key", TRUE.receipt(5), "key_needed"),
    case("a receipt that shows nothing", TRUE.receipt(5, b""), "unreadable", key=KEY),
    case("a receipt that shows a salt only", TRUE.receipt(5, bytes(32)), "unreadable", key=KEY),
    case("a receipt that shows no text", TRUE.receipt(5, bytes(32) + b"\xff"), "unreadable", key=KEY),
    case("a receipt that shows half a surrogate", TRUE.receipt(5, bytes(32) + b"\xed\xa0\x80"), "unreadable", key=KEY),
    case("a receipt with a newline more", TRUE.receipt(5) + "\n", "unreadable", key=KEY),
    case("a receipt cut off", TRUE.but(log=ELSEWHERE).receipt(5)[:100], "unreadable", key=KEY),
]

THEME = {"about": "What cannot be checked: codes are what is found, in order.", "cases": CASES}
