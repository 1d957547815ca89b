"""Receipts: what shows that a leaf is in a log, what does not, and what is no receipt."""

from typing import Any

from tests.merkle_vectors import naive
from tests.merkle_vectors.proofs import wrong_proofs
from tests.merkle_vectors.signing import LOG, WITNESS, base64, cosignature_line, key_text, signature_line, signed

LEAVES = [naive.leaf(number) for number in range(9)]
SOURCE = "C2SP tlog-proof.md (https://c2sp.org/tlog-proof) for the form; its example is shortened and cannot be read"
INDEX, SIZE = 4, 7
HEADER = "c2sp.org/tlog-proof@v1\n"
PROOF = naive.inclusion(INDEX, LEAVES[:SIZE])


def checkpoint(size: int = SIZE, origin: str = LOG) -> str:
    return f"{origin}\n{size}\n{base64(naive.root(LEAVES[:size]))}\n"


NOTE = signed(checkpoint())
LINES = "".join(f"{base64(each)}\n" for each in PROOF)
HEAD = f"{HEADER}index {INDEX}\n{LINES}\n"


def receipt(
    name: str,
    text: str,
    *,
    leaf: bytes = LEAVES[INDEX],
    index: int = INDEX,
    extra: str = "",
    key: str = "",
    proven: bool = True,
) -> dict[str, Any]:
    """``extra`` is base64; ``proven`` says whether the leaf's hash is shown to be in the log of the key."""
    shown = {"index": index, "extra": extra, "leaf": leaf.hex(), "key": key or key_text(LOG), "proven": proven}
    return {"name": name, "receipt": text, **shown}


def unproven(name: str, text: str, **shown: Any) -> dict[str, Any]:
    return receipt(name, text, proven=False, **shown)


def with_proof(proof: list[str]) -> str:
    return f"{HEADER}index {INDEX}\n{''.join(base64(bytes.fromhex(each)) + chr(10) for each in proof)}\n{NOTE}"


GOOD = [
    receipt("a leaf", HEAD + NOTE),
    receipt("an only leaf", f"{HEADER}index 0\n\n{signed(checkpoint(1))}", leaf=LEAVES[0], index=0),
    receipt("something beside", HEAD.replace("index", "extra QUJD\nindex") + NOTE, extra="QUJD"),
    receipt(
        "with a witness", HEAD + signed(checkpoint(), signature_line(checkpoint()), cosignature_line(checkpoint(), 9))
    ),
    receipt("a checkpoint with an extension", HEAD + signed(checkpoint() + "more\n")),
    unproven("another leaf", HEAD + NOTE, leaf=LEAVES[INDEX + 1]),
    unproven("another index", HEAD.replace("index 4", "index 5") + NOTE, index=5),
    unproven("an index behind the log's end", HEAD.replace("index 4", "index 7") + NOTE, index=7),
    unproven("an earlier checkpoint", HEAD + signed(checkpoint(5))),
    unproven("a later checkpoint", HEAD + signed(checkpoint(9))),
    unproven("a log without leaves", f"{HEADER}index 0\n\n{signed(checkpoint(0))}", index=0),
    unproven("nobody's signature", HEAD + signed(checkpoint(), signature_line(checkpoint(), "ledger.example"))),
    unproven("another's signature", HEAD + signed(checkpoint(), signature_line(checkpoint(), signer="somebody"))),
    unproven("another log's name, signed", HEAD + signed(checkpoint(origin="ledger.example"))),
    unproven("another log", HEAD + NOTE, key=key_text("ledger.example")),
    unproven(
        "a witness's signature only",
        HEAD + signed(checkpoint(), cosignature_line(checkpoint(), 9, LOG)),
        key=key_text(LOG, 4),
    ),
    unproven(
        "a witness for the log",
        HEAD + signed(checkpoint(), cosignature_line(checkpoint(), 9)),
        key=key_text(WITNESS, 4),
    ),
    *(
        unproven(what, with_proof(proof))
        for what, proof in wrong_proofs([each.hex() for each in PROOF], naive.root(LEAVES[:SIZE]).hex())
    ),
]

BAD = {
    "nothing": "",
    "a header only": HEADER,
    "no header": HEAD.removeprefix(HEADER) + NOTE,
    "another version": HEAD.replace("@v1", "@v2") + NOTE,
    "no index": HEAD.replace("index 4\n", "") + NOTE,
    "an index twice": HEAD.replace("index 4\n", "index 4\nindex 4\n") + NOTE,
    **{
        f"the index {index!r}": HEAD.replace("index 4", f"index {index}") + NOTE
        for index in ("", "04", "-4", "+4", " 4", "4 ", "4.0", "٤", "notanumber", str(2**53), str(2**64), "9" * 5000)
    },
    "a word before the index": HEAD.replace("index 4", "index: 4") + NOTE,
    "extra behind the index": HEAD.replace("index 4\n", "index 4\nextra QUJD\n") + NOTE,
    "extra twice": HEAD.replace("index", "extra QUJD\nextra QUJD\nindex") + NOTE,
    "extra of nothing": HEAD.replace("index", "extra \nindex") + NOTE,
    "extra that is no base64": HEAD.replace("index", "extra !!notbase64!!\nindex") + NOTE,
    "extra with bits left over": HEAD.replace("index", "extra QUK=\nindex") + NOTE,
    "a hash that is no base64": HEAD.replace(LINES, "!!notbase64!!\n") + NOTE,
    "a short hash": HEAD.replace(LINES, base64(bytes(31)) + "\n") + NOTE,
    "a long hash": HEAD.replace(LINES, base64(bytes(64)) + "\n") + NOTE,
    "a hash with bits left over": HEAD.replace(LINES, base64(bytes(32))[:-2] + "B=\n") + NOTE,
    "two hashes on a line": HEAD.replace("=\n", "=", 1) + NOTE,
    "an empty line more": HEAD + "\n" + NOTE,
    "no empty line": HEAD[:-1] + NOTE,
    "line ends of another system": (HEAD + NOTE).replace("\n", "\r\n"),
    "no checkpoint": HEAD,
    "a checkpoint without signature": HEAD + checkpoint(),
    "a note that is no checkpoint": HEAD + signed("Amara agreed.\n"),
    "a checkpoint with an empty line": HEAD + signed(checkpoint() + "\nmore\n"),
    "a newline behind": HEAD + NOTE + "\n",
    "a newline before": "\n" + HEAD + NOTE,
    "a byte order mark before": "\ufeff" + HEAD + NOTE,
    "the last newline missing": HEAD + NOTE[:-1],
    "a signature twice": HEAD + signed(checkpoint(), *[signature_line(checkpoint())] * 2),
}

THEMES = {
    "receipts": {
        "about": "Receipts, and whether they prove that the leaf, given by its hash in hex, is in the log that has the key.",
        "source": SOURCE,
        "cases": [
            *GOOD,
            *({"name": f"refused: {name}"[:60], "receipt": text, "refused": True} for name, text in BAD.items()),
        ],
    }
}
