"""Slots, bundles and states."""

import json
from hashlib import scrypt
from typing import Any
from unicodedata import normalize

from tests.sealing_vectors.bytes import D, b64, drawn, hkdf, id_of, jcs, opened, seal, unb64
from tests.sealing_vectors.people import keys
from tests.sealing_vectors.simple import code_text

ACCOUNT_KEY = drawn("an account key")
PERSON = keys("coach").person
CODE = drawn("a recovery code", 20)
PASSPHRASE = "fünf älteste Eschen am See"
PARAMS: dict[str, dict[str, Any]] = {
    "passkey": {"credential": b64(drawn("a credential", 48))},
    "recovery": {},
    "passphrase": {"n": 2**17, "r": 8, "p": 1, "salt": b64(drawn("a salt", 16))},
}


def secret_of(kind: str, typed: str, params: dict[str, Any]) -> bytes:
    """What a person types, or a passkey puts out, as a secret."""
    if kind == "passphrase":
        salt, n, r, p = unb64(params["salt"]), params["n"], params["r"], params["p"]
        return scrypt(normalize("NFC", typed).encode(), salt=salt, n=n, r=r, p=p, maxmem=2**28, dklen=32)
    return (
        bytes.fromhex(typed) if kind == "passkey" else {code_text(CODE): CODE, code_text(bytes(20)): bytes(20)}[typed]
    )


def derived(secret: bytes, slot: dict[str, Any]) -> bytes:
    purposes = {
        "passkey": f"slot/prf/v1|{slot['params'].get('credential')}",
        "recovery": f"slot/rec/v1|{slot['slot']}",
        "passphrase": f"slot/pass/v1|{slot['slot']}",
    }
    return hkdf(secret, D + purposes[slot["kind"]].encode(), 64)


def beside(slot: dict[str, Any]) -> bytes:
    names = f"slot/v1|{slot['person']}|{slot['slot']}|{slot['kind']}|"
    return D + names.encode() + jcs(slot["params"])


def slot(kind: str, secret: bytes) -> dict[str, Any]:
    empty = {"s": 1, "person": PERSON, "slot": id_of(kind), "kind": kind, "params": PARAMS[kind]}
    both = derived(secret, empty)
    return {**empty, "w": b64(both[32:] + seal(both[:32], ACCOUNT_KEY, beside(empty), drawn("a slot's IV", 12)))}


def unwrapped(text: str, secret: bytes) -> bytes:
    read = json.loads(text)
    wrapped, both = unb64(read["w"]), derived(secret, json.loads(text))
    assert wrapped[:32] == both[32:]
    return opened(both[:32], wrapped[32:], beside(read))


def cases() -> list[dict[str, Any]]:
    typed = {"passkey": drawn("a PRF output").hex(), "recovery": code_text(CODE), "passphrase": PASSPHRASE}
    slots = {kind: slot(kind, secret_of(kind, typed[kind], PARAMS[kind])) for kind in PARAMS}
    accepted = [{"name": kind, "slot": _text(slots[kind]), "typed": typed[kind], "kind": kind} for kind in slots]
    passkey, recovery, passphrase = slots["passkey"], slots["recovery"], slots["passphrase"]
    wrapped = unb64(recovery["w"])
    unopened = {
        "of another person": {**recovery, "person": id_of("other")},
        "another slot": {**recovery, "slot": id_of("other")},
        "a forged commitment": {**recovery, "w": b64(drawn("forged") + wrapped[32:])},
        "one bit of the key": {**recovery, "w": b64(wrapped[:50] + bytes([wrapped[50] ^ 1]) + wrapped[51:])},
    }
    text = _text(recovery)
    refused = {
        "an unknown suite": _text({**recovery, "s": 2}),
        "an unknown kind": _text({**recovery, "kind": "fingers"}),
        "a person by name": _text({**recovery, "person": "Amara"}),
        "cut short": _text({**recovery, "w": recovery["w"][:-4]}),
        "too long": _text({**recovery, "w": recovery["w"] + "AAAA"}),
        "a passkey's output beside it": _text({**passkey, "prf": typed["passkey"]}),
        "a passkey without its id": _text({**passkey, "params": {}}),
        "a passkey with an empty id": _text({**passkey, "params": {"credential": ""}}),
        "a recovery code with settings": _text({**recovery, "params": {"n": 1}}),
        "stretched too little": _text({**passphrase, "params": {**PARAMS["passphrase"], "n": 2**16}}),
        "stretched over too little memory": _text({**passphrase, "params": {**PARAMS["passphrase"], "r": 1}}),
        "stretched by a float": _text({**passphrase, "params": {**PARAMS["passphrase"], "n": 131072.5}}),
        "a short salt": _text({**passphrase, "params": {**PARAMS["passphrase"], "salt": "AAAA"}}),
        "a duplicate member": text[:-1] + ',"s":1}',
        "a space": text.replace(":", ": ", 1),
        "nothing": "",
        "a list": "[]",
    }
    loose = {"name": "a passphrase typed with loose accents", "typed": normalize("NFD", PASSPHRASE)}
    closed = {"typed": typed["recovery"], "kind": "recovery", "opens": False}
    return [
        *({**case, "account_key": ACCOUNT_KEY.hex()} for case in accepted),
        {**accepted[2], **loose, "account_key": ACCOUNT_KEY.hex()},
        {**accepted[1], "name": "another code", "typed": code_text(bytes(20)), "opens": False},
        *({"name": name, "slot": _text(each), **closed} for name, each in unopened.items()),
        *({"name": name, "slot": each, "refused": True} for name, each in refused.items()),
    ]


def _text(value: dict[str, Any]) -> str:
    return jcs(value).decode()


THEMES: dict[str, Any] = {
    "slots": {
        "about": "Slots: what is typed (a passkey's output in hex), and the account key (hex) that comes out.",
        "cases": cases(),
    }
}
