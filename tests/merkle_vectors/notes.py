"""Signed notes: what a key has signed, what it has not, and what is no note."""

from typing import Any

from tests.merkle_vectors import published
from tests.merkle_vectors.signing import LOG, base64, key_id, key_text, line, private, signature_line, signed, typed

TEXT = "Amara agreed.\nNothing else was said.\n"
LINE = signature_line(TEXT)
NOTE = signed(TEXT)
OTHERS = [signature_line(TEXT, f"witness.example/{number}") for number in range(100)]
AS_WITNESS = line(LOG, key_id(LOG, typed(LOG, 4)), private(LOG).sign(TEXT.encode()))
ENCODED = LINE.split(" ")[2].strip()


def note(
    name: str, content: str, key: str, text: str, signatures: int = 1, *, is_signed: bool = True
) -> dict[str, Any]:
    """``signatures``: how many lines, known or not; ``signed``: whether by this key."""
    return {"name": name, "note": content, "key": key, "text": text, "signatures": signatures, "signed": is_signed}


def ours(name: str, content: str, signatures: int = 1, *, text: str = TEXT, is_signed: bool = True) -> dict[str, Any]:
    return note(name, content, key_text(LOG), text, signatures, is_signed=is_signed)


def sumdb(name: str, lines: str, key: str, signatures: int, *, is_signed: bool = True) -> dict[str, Any]:
    content = f"{published.SUMDB_TEXT}\n{lines}"
    return note(f"sumdb: {name}", content, key, published.SUMDB_TEXT, signatures, is_signed=is_signed)


BOTH = published.PETER_LINE + published.ENOCH_LINE
BROKEN = published.PETER_LINE[:58] + "ABCD" + published.PETER_LINE[58:]
GOOD = [
    note("C2SP: the example", published.EXAMPLE_NOTE, published.EXAMPLE_KEY, "This is an example message.\n"),
    sumdb("Peter", published.PETER_LINE, published.PETER, 1),
    sumdb("both, for Peter", BOTH, published.PETER, 2),
    sumdb("both, for Enoch", BOTH, published.ENOCH, 2),
    sumdb("Peter's line is not Enoch's", published.PETER_LINE, published.ENOCH, 1, is_signed=False),
    sumdb("a signature with four more letters", BROKEN, published.PETER, 1, is_signed=False),
    note(
        "arche: the log", published.ARCHE_NOTE, published.ARCHE_KEY, published.ARCHE_NOTE.partition("\n\n")[0] + "\n", 6
    ),
    ours("signed", NOTE),
    ours("an empty text", signed("\n"), text="\n"),
    ours("empty lines in the text", signed("a\n\n\nb\n\n"), text="a\n\n\nb\n\n"),
    ours("a signature in the text", signed(TEXT + "\n" + LINE), text=TEXT + "\n" + LINE),
    ours(
        "letters and marks of many scripts", signed("“ß” 例 𝄞 \u2028 \ufeff\x7f\n"), text="“ß” 例 𝄞 \u2028 \ufeff\x7f\n"
    ),
    ours("a byte order mark before", signed("\ufeffa\n"), text="\ufeffa\n"),
    ours("a hundred signatures", signed(TEXT, *OTHERS[:99], LINE), 100),
    ours(
        "an empty line behind the signature",
        signed(TEXT, LINE, "\n", OTHERS[0]),
        text=TEXT + "\n" + LINE,
        is_signed=False,
    ),
    ours("others have signed", signed(TEXT, *OTHERS[:2]), 2, is_signed=False),
    ours("signed by another key", signed(TEXT, signature_line(TEXT, signer="somebody else")), is_signed=False),
    ours(
        "another text", NOTE.replace("Nothing", "Something"), text=TEXT.replace("Nothing", "Something"), is_signed=False
    ),
    ours("one space more in the text", signed(TEXT + " \n", LINE), text=TEXT + " \n", is_signed=False),
    ours("another name", NOTE.replace(LOG, "ledger.example"), is_signed=False),
    ours("the name in capitals", NOTE.replace(LOG, LOG.upper()), is_signed=False),
    ours("a signature's letter changed", NOTE.replace(ENCODED[20:24], "AAAA"), is_signed=False),
    ours("an id's letter changed", NOTE.replace(ENCODED[:4], "AAAA"), is_signed=False),
    ours("a signature of one byte", signed(TEXT, f"— {LOG} {ENCODED[:4]}{base64(b'?' * 4)}\n"), is_signed=False),
    note("a witness's key, signing as a log", signed(TEXT, AS_WITNESS), key_text(LOG, 4), TEXT, is_signed=False),
    note("a witness's key signs no notes", NOTE, key_text(LOG, 4), TEXT, is_signed=False),
]

BAD = {
    "nothing": "",
    "a text only": TEXT,
    "no signature": TEXT + "\n",
    "signature lines only": LINE,
    "one newline before the signature": "\n" + LINE,
    "sumdb: the last newline missing": NOTE[:-1],
    "sumdb: no empty line": TEXT + LINE,
    "two newlines at the end": NOTE + "\n",
    "sumdb: a line behind the signatures": NOTE + "Unexpected line.\n",
    "sumdb: a space in the name": NOTE.replace(LOG, "my log"),
    "a no-break space in the name": NOTE.replace(LOG, "my\u00a0log"),
    "a line separator in the name": NOTE.replace(LOG, "my\u2028log"),
    "a plus in the name": NOTE.replace(LOG, "my+log"),
    "no name": NOTE.replace(f"{LOG} ", ""),
    "an empty name": NOTE.replace(f"— {LOG}", "— "),
    "a hyphen for the dash": NOTE.replace("—", "-"),
    "an en dash for the dash": NOTE.replace("—", "–"),
    "no space behind the dash": NOTE.replace("— ", "—"),
    "two spaces before the signature": NOTE.replace(f"{LOG} ", f"{LOG}  "),
    "a space behind the signature": NOTE[:-1] + " \n",
    "line ends of another system": NOTE.replace("\n", "\r\n"),
    "a carriage return in the text": signed("a\r\n"),
    "a tabulator in the text": signed("a\tb\n"),
    "sumdb: a control character": "\x01" + NOTE,
    "a NUL": signed("a\0b\n"),
    "base64 not padded": NOTE.replace("=", ""),
    "base64 padded too much": NOTE.replace(ENCODED, ENCODED + "="),
    "base64 with bits left over": signed(TEXT, f"— {LOG} {base64(b'12345')[:-2]}V=\n"),
    "base64 for addresses": NOTE.replace("/", "_").replace(ENCODED, ENCODED[:-4] + "-_8="),
    "base64 with a letter of another script": NOTE.replace(ENCODED, "А" + ENCODED[1:]),
    "an id only": signed(TEXT, f"— {LOG} {base64(b'1234')}\n"),
    "three bytes": signed(TEXT, f"— {LOG} {base64(b'123')}\n"),
    "the same line twice": signed(TEXT, LINE, LINE),
    "a key's second signature": signed(TEXT, LINE, OTHERS[0], signature_line(TEXT, signer="somebody else")),
    "sumdb: 101 signatures": signed(TEXT, *OTHERS, LINE),
}

BAD_BYTES = {
    "sumdb: a byte that is no UTF-8": b"\xff" + NOTE.encode(),
    "an overlong form": b"\xc1\x81" + NOTE.encode(),
    "half a letter": b"\xed\xa0\x80" + NOTE.encode(),
    "UTF-16": NOTE.encode("utf-16"),
}

THEMES = {
    "notes": {
        "about": "Notes, their text, and whether the key has signed it. Bytes that are no text stand as base64.",
        "source": [published.C2SP, published.SUMDB, published.ARCHE_SOURCE],
        "cases": [
            *GOOD,
            *({"name": f"refused: {name}", "note": text, "refused": True} for name, text in BAD.items()),
            *(
                {"name": f"refused: {name}", "base64": base64(text), "refused": True}
                for name, text in BAD_BYTES.items()
            ),
        ],
    }
}
