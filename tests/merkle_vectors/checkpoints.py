"""Checkpoints and the cosignatures of witnesses."""

from typing import Any

from tests.merkle_vectors import naive, published
from tests.merkle_vectors.signing import (
    LOG,
    WITNESS,
    base64,
    cosignature_line,
    key_id,
    key_text,
    line,
    private,
    signature_line,
    signed,
    typed,
)

ROOT = base64(naive.root([naive.leaf(number) for number in range(5)]))
TEXT = f"{LOG}\n5\n{ROOT}\n"
SEEN = 1_788_000_000
LATE = 2**53 - 1


def checkpoint(name: str, text: str, *extensions: str) -> dict[str, Any]:
    origin, size, root = text.split("\n")[:3]
    return {"name": name, "text": text, "origin": origin, "size": int(size), "root": root, "extensions": extensions}


GOOD = [
    checkpoint("C2SP: the example", published.TLOG_CHECKPOINT.partition("\n\n")[0] + "\n"),
    checkpoint("arche: a large one", published.ARCHE_NOTE.partition("\n\n")[0] + "\n"),
    checkpoint("ours", TEXT),
    checkpoint("no leaf", f"{LOG}\n0\n{base64(naive.root([]))}\n"),
    checkpoint("the largest", f"{LOG}\n{2**53 - 1}\n{ROOT}\n"),
    checkpoint("a line more", f"{TEXT}more\n", "more"),
    checkpoint("two lines more, and spaces", f"{TEXT}more \n and more\n", "more ", " and more"),
    checkpoint("an origin with spaces and plus signs", f"my log + yours\n5\n{ROOT}\n"),
]

BAD = {
    "nothing": "",
    "one line": f"{LOG}\n",
    "two lines": f"{LOG}\n5\n",
    "the last newline missing": TEXT[:-1],
    "an empty origin": f"\n5\n{ROOT}\n",
    "no origin": f"5\n{ROOT}\n",
    "an empty line behind": f"{TEXT}\n",
    "an empty line before an extension": f"{TEXT}\nmore\n",
    "an extension without newline": f"{TEXT}more",
    "line ends of another system": TEXT.replace("\n", "\r\n"),
    "a short root": f"{LOG}\n5\n{base64(bytes(31))}\n",
    "a long root": f"{LOG}\n5\n{base64(bytes(33))}\n",
    "a root in hex": f"{LOG}\n5\n{bytes(32).hex()}\n",
    "a root not padded": f"{LOG}\n5\n{ROOT[:-1]}\n",
    "a root with bits left over": f"{LOG}\n5\n{base64(bytes(32))[:-2]}B=\n",
    "a space behind the root": f"{LOG}\n5\n{ROOT} \n",
    **{
        f"the size {size!r}": f"{LOG}\n{size}\n{ROOT}\n"
        for size in (
            *(
                "",
                "05",
                "00",
                "-1",
                "-0",
                "+5",
                " 5",
                "5 ",
                "5.0",
                "5e0",
                "0x5",
                "5_0",
                "five",
                "٥",
                "５",
                "NaN",
                "Infinity",
            ),
            *(str(2**53), str(2**63 - 1), str(2**64), "1" + "0" * 60, "9" * 5000),
        )
    },
}


def cosigned(name: str, at: int | None, *lines: str, text: str = TEXT, witness: str = "") -> dict[str, Any]:
    """``at``: what must be read, ``None`` where the witness has not signed."""
    return {
        "name": name,
        "note": signed(text, signature_line(text), *lines),
        "witness": witness or key_text(WITNESS, 4),
        "at": at,
    }


def witness_line(content: bytes) -> str:
    return line(WITNESS, key_id(WITNESS, typed(WITNESS, 4)), content)


COSIGNATURES = [
    *(
        {"name": f"arche: {key.split('+')[0]}", "note": published.ARCHE_NOTE, "witness": key, "at": 0x6A122120}
        for key in published.ARCHE_WITNESSES
    ),
    {"name": "arche: the log is no witness", "note": published.ARCHE_NOTE, "witness": published.ARCHE_KEY, "at": None},
    {
        "name": "arche: one leaf less",
        "note": published.ARCHE_NOTE.replace("1432088532", "1432088531"),
        "witness": published.ARCHE_WITNESSES[0],
        "at": None,
    },
    cosigned("seen", SEEN, cosignature_line(TEXT, SEEN)),
    cosigned("seen at the beginning of time", 0, cosignature_line(TEXT, 0)),
    cosigned("seen at the end of time", LATE, cosignature_line(TEXT, LATE)),
    cosigned("seen with an extension", SEEN, cosignature_line(TEXT + "more\n", SEEN), text=TEXT + "more\n"),
    cosigned(
        "seen by two", SEEN, cosignature_line(TEXT, SEEN + 9, "witness.example/jonas"), cosignature_line(TEXT, SEEN)
    ),
    cosigned("not seen", None),
    cosigned("after the end of time", None, cosignature_line(TEXT, LATE + 1)),
    cosigned("long after the end of time", None, cosignature_line(TEXT, 2**64 - 1)),
    cosigned(
        "another time than signed",
        None,
        witness_line((SEEN + 1).to_bytes(8) + private(WITNESS).sign(f"cosignature/v1\ntime {SEEN}\n{TEXT}".encode())),
    ),
    cosigned("another checkpoint", None, cosignature_line(TEXT.replace("5", "6", 1), SEEN)),
    cosigned("an extension that was not seen", None, cosignature_line(TEXT, SEEN), text=TEXT + "more\n"),
    cosigned(
        "a time of four bytes",
        None,
        witness_line(SEEN.to_bytes(4) + private(WITNESS).sign(f"cosignature/v1\ntime {SEEN}\n{TEXT}".encode())),
    ),
    cosigned("no time", None, witness_line(private(WITNESS).sign(TEXT.encode()))),
    cosigned("a time only", None, witness_line(SEEN.to_bytes(8))),
    cosigned("three bytes", None, witness_line(b"abc")),
    cosigned("signed as the log signs", None, signature_line(TEXT, WITNESS)),
    cosigned("the witness's key for notes", None, signature_line(TEXT, WITNESS), witness=key_text(WITNESS, 1)),
    cosigned("a log's key, as a witness", None, cosignature_line(TEXT, SEEN, kind=1), witness=key_text(WITNESS, 1)),
    cosigned("a witness of the same name", None, cosignature_line(TEXT, SEEN), witness=published.ARCHE_WITNESSES[0]),
]

THEMES = {
    "checkpoints": {
        "about": "The texts of checkpoints; roots in base64.",
        "source": ["C2SP tlog-checkpoint.md (https://c2sp.org/tlog-checkpoint), its example", published.ARCHE_SOURCE],
        "cases": [
            *GOOD,
            *({"name": f"refused: {name}"[:60], "text": text, "refused": True} for name, text in BAD.items()),
        ],
    },
    "cosignatures": {
        "about": "When the witness saw the checkpoint of the note, in seconds since 1970; null if it did not sign it.",
        "source": published.ARCHE_SOURCE,
        "cases": COSIGNATURES,
    },
}
