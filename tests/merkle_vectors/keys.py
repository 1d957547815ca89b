"""Verifier keys: the published ones, ours, and texts that look like keys."""

from typing import Any

from tests.merkle_vectors import published
from tests.merkle_vectors.signing import LOG, WITNESS, base64, key_id, key_text, private, typed

NAME, ID, KEY = key_text(LOG).split("+", 2)


def key(name: str, text: str, kind: int) -> dict[str, Any]:
    key_name, identity, _ = text.split("+", 2)
    return {"name": name, "key": text, "key_name": key_name, "id": identity, "kind": kind}


def forged(name: str, content: bytes) -> str:
    """Any bytes as a key, with the id that belongs to them."""
    return f"{name}+{key_id(name, content).hex()}+{base64(content)}"


GOOD = [
    key("C2SP: the example", published.EXAMPLE_KEY, 1),
    key("sumdb: Peter", published.PETER, 1),
    key("sumdb: Enoch", published.ENOCH, 1),
    *(key(f"formats: {text.split('+')[0]}", text, kind) for text, kind in published.COSIGNER_KEYS.items()),
    key("arche: the log", published.ARCHE_KEY, 1),
    *(key(f"arche: {text.split('+')[0]}", text, 4) for text in published.ARCHE_WITNESSES),
    key("ours: a log", key_text(LOG), 1),
    key("ours: a witness", key_text(WITNESS, 4), 4),
    key("ours: letters of many scripts", key_text("προβλῆμα.例え.example"), 1),
]

BAD = {
    "nothing": "",
    "a name only": NAME,
    "no key": f"{NAME}+{ID}",
    "an empty key": f"{NAME}+{ID}+",
    "no name": f"+{ID}+{KEY}",
    "another id": f"{NAME}+00000000+{KEY}",
    "an id in capitals": f"{NAME}+{ID.upper()}+{KEY}",
    "a short id": f"{NAME}+{ID[:-1]}+{KEY}",
    "another name": f"{NAME}2+{ID}+{KEY}",
    "another kind": f"{NAME}+{ID}+{base64(typed(LOG, 4))}",
    "a space in the name": forged("my log", typed(LOG, 1)),
    "a space of no width in the name": forged("my\u2009log", typed(LOG, 1)),
    "a no-break space in the name": forged("my\u00a0log", typed(LOG, 1)),
    "the control character U+0085 in the name": forged("my\u0085log", typed(LOG, 1)),
    "a NUL in the name": forged("my\0log", typed(LOG, 1)),
    "a plus in the name": forged("my+log", typed(LOG, 1)),
    "a key of 31 bytes": forged(LOG, typed(LOG, 1)[:-1]),
    "a key of 33 bytes": forged(LOG, typed(LOG, 1) + b"\0"),
    "sumdb: a kind that is not known": "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "sumdb: a wrong length with its own id": "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
    "formats: two parts": "bananas.sigstore.dev+12344556",
    "formats: no base64": "rekor.sigstore.dev+12345678+THIS_IS_NOT_BASE64!",
    "a newline behind": f"{key_text(LOG)}\n",
    "a space before": f" {key_text(LOG)}",
    "base64 for addresses": f"{LOG}+{ID}+{KEY.replace('/', '_').replace('+', '-')}*",
    "a private key": f"PRIVATE+KEY+{NAME}+{ID}+{base64(bytes([1]) + private(LOG).private_bytes_raw())}",
}

THEMES = {
    "keys": {
        "about": "Public keys as C2SP writes them: name, id in hex, and kind with the key.",
        "source": [published.C2SP, published.SUMDB, published.COSIGNED, published.ARCHE_SOURCE],
        "cases": [*GOOD, *({"name": f"refused: {name}", "key": text, "refused": True} for name, text in BAD.items())],
    }
}
