"""Submissions to a witness that knows one log, and what it answers."""

from typing import Any

from tests.merkle_vectors import naive
from tests.merkle_vectors.proofs import wrong_proofs
from tests.merkle_vectors.receipts import LEAVES, checkpoint
from tests.merkle_vectors.signing import LOG, WITNESS, base64, cosignature_line, key_text, signature_line, signed

OLD, NEW = 4, 7
FORK = [*LEAVES[:3], *LEAVES[4:]]
PROOF = naive.consistency(OLD, LEAVES[:NEW])
EXAMPLE = "https://c2sp.org/tlog-witness, the rules of add-checkpoint; its example's trees are not published"


def body(old: object = OLD, proof: list[bytes] | None = None, note: str = "") -> str:
    lines = "".join(f"{base64(each)}\n" for each in (PROOF if proof is None else proof))
    return f"old {old}\n{lines}\n{note or signed(checkpoint(NEW))}"


def forked(size: int) -> str:
    return f"{LOG}\n{size}\n{base64(naive.root(FORK[:size]))}\n"


def case(name: str, status: int, content: str, *, seen: int | None = OLD, told: int | None = None) -> dict[str, Any]:
    """``seen``: the size of the checkpoint that the witness signed last; ``told``: what it signed last afterwards."""
    note = None if seen is None else signed(checkpoint(seen))
    after = told if told is not None else NEW if status == 200 else seen or 0
    return {"name": name, "body": content, "seen": note, "status": status, "seen_size": after}


UNREADABLE = {
    "nothing": "",
    "a note only": signed(checkpoint(NEW)),
    "no old size": body().removeprefix(f"old {OLD}\n"),
    "another word": body().replace("old", "new", 1),
    "no empty line": body().replace("\n\n", "\n", 1),
    "an empty line more": body().replace("\n\n", "\n\n\n", 1),
    "no checkpoint": f"old {OLD}\n\n",
    "a note that is no checkpoint": body(note=signed("Amara agreed.\n")),
    "a checkpoint without signature": body(note=checkpoint(NEW)),
    "an older checkpoint": body(NEW, [], signed(checkpoint(OLD))),
    "64 hashes": body(proof=[bytes(32)] * 64),
    "a short hash": body(proof=[bytes(31)]),
    "two hashes on a line": body().replace("=\n", "=", 1),
    "line ends of another system": body().replace("\n", "\r\n"),
    "the last newline missing": body()[:-1],
    **{f"the size {size!r}": body(size) for size in ("", "04", "+4", "-4", " 4", "4 ", "٤", "four", str(2**53))},
}

WRONG = wrong_proofs([each.hex() for each in PROOF], naive.root(LEAVES[:NEW]).hex())
CASES = [
    case("it continues", 200, body()),
    case("the same again", 200, body(NEW, [], signed(checkpoint(NEW))), seen=NEW),
    case("the first", 200, body(0, []), seen=None),
    case("an empty log, first", 200, body(0, [], signed(checkpoint(0))), seen=None, told=0),
    case("an empty log has grown", 200, body(0, []), seen=0),
    case(
        "others have signed too",
        200,
        body(note=signed(checkpoint(NEW), signature_line(checkpoint(NEW), WITNESS), signature_line(checkpoint(NEW)))),
    ),
    case("an extension", 200, body(note=signed(f"{checkpoint(NEW)}more\n"))),
    case("another log", 404, body(note=signed(checkpoint(NEW, "ledger.example")))),
    case(
        "another log, signed by its own key",
        404,
        body(note=signed(checkpoint(NEW, WITNESS), signature_line(checkpoint(NEW, WITNESS), WITNESS))),
    ),
    case(
        "another key of the name",
        403,
        body(note=signed(checkpoint(NEW), signature_line(checkpoint(NEW), signer="somebody"))),
    ),
    case("another name's signature", 403, body(note=signed(checkpoint(NEW), signature_line(checkpoint(NEW), WITNESS)))),
    case(
        "a cosignature is none of the log",
        403,
        body(note=signed(checkpoint(NEW), cosignature_line(checkpoint(NEW), 9, LOG))),
    ),
    case("signed, then changed", 403, body(note=signed(checkpoint(NEW), signature_line(checkpoint(NEW - 1))))),
    case("an older one than was seen", 409, body(2, naive.consistency(2, LEAVES[:NEW]))),
    case("a newer one than was seen", 409, body(5, naive.consistency(5, LEAVES[:NEW]))),
    case("as if it were the first", 409, body(0, [])),
    case("not the first", 409, body(), seen=None),
    case("the log was put back", 409, body(2, naive.consistency(2, LEAVES[:3]), signed(checkpoint(3)))),
    case("the log was put back, and seen so", 409, body(3, [], signed(checkpoint(3)))),
    case("another past of the same size", 409, body(OLD, [], signed(forked(OLD)))),
    case("another past, as if it were the first", 409, body(0, [], signed(forked(OLD)))),
    case("another root of no leaf", 409, body(0, [], signed(f"{LOG}\n0\n{base64(LEAVES[0])}\n")), seen=None),
    case("another past that has grown", 422, body(OLD, naive.consistency(OLD, FORK[:NEW]), signed(forked(NEW)))),
    case("a proof where none is needed", 422, body(NEW, PROOF, signed(checkpoint(NEW))), seen=NEW),
    case("a proof from nothing", 422, body(0, [LEAVES[0]]), seen=None),
    *(case(f"{what}"[:60], 422, body(proof=[bytes.fromhex(each) for each in proof])) for what, proof in WRONG),
    *(case(f"refused: {name}"[:60], 400, content) for name, content in UNREADABLE.items()),
]

THEMES = {
    "submissions": {
        "about": f"What a witness answers that has signed seen last, of the log with the key {key_text(LOG)}.",
        "source": EXAMPLE,
        "cases": CASES,
    }
}
