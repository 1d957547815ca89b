"""Statements and chains of person keys."""

import json
from hashlib import sha256
from typing import Any

from tests.sealing_vectors.bytes import AT, D, b64, id_of, jcs, unb64
from tests.sealing_vectors.people import (
    Keys,
    fingerprint_text,
    keys,
    person_key,
    person_key_id,
    signature,
    statement,
    statement_id,
)

COACH, CLIENT = keys("coach"), keys("client")
PAYLOAD = {"v": 1, "consent": id_of("consent"), "at": AT}
SMALL_ORDER = b"\x01" + bytes(31)


def good(name: str, text: str, signer: Keys, *, signed: bool = True) -> dict[str, Any]:
    written = json.loads(text)
    read = unb64(written["p"])
    return {
        "name": name,
        "statement": text,
        "type": written["t"],
        "payload": read.decode(),
        "id": statement_id(written["t"], read),
        "signer": b64(signer.public),
        "signed": signed,
    }


def changed(text: str, **members: Any) -> str:
    return jcs({**json.loads(text), **members}).decode()


def statements() -> list[dict[str, Any]]:
    text = statement("consent", PAYLOAD, COACH)
    payload = jcs(PAYLOAD)
    one = signature("consent", payload, COACH)
    flipped = {**one, "v": b64(bytes([COACH.private.sign(b"other")[0]]) + bytes(63))}
    stolen = {**signature("consent", payload, CLIENT), "k": COACH.key_id}
    small_id = sha256(D + b"key/v1\n" + SMALL_ORDER).hexdigest()[:32]
    small = {"k": small_id, "a": "ed25519", "v": b64(SMALL_ORDER + bytes(32))}
    refused = {
        "an unknown type": statement("confession", PAYLOAD, COACH),
        "nobody signed": changed(text, s=[]),
        "five signatures": changed(text, s=[{**one, "k": id_of(str(each))} for each in range(5)]),
        "one key twice": changed(text, s=[one, one]),
        "another algorithm": changed(text, s=[{**one, "a": "ed448"}]),
        "a signature cut short": changed(text, s=[{**one, "v": one["v"][:-2]}]),
        "a key id that is none": changed(text, s=[{**one, "k": "coach"}]),
        "one member more": changed(text, x=1),
        "one member less": jcs({"t": "consent", "p": b64(payload)}).decode(),
        "a payload with padding": changed(text, p=b64(payload) + "="),
        "a duplicate member": text[:-1] + ',"t":"consent"}',
        "a space": text.replace(":", ": ", 1),
        "members in another order": json.dumps(dict(reversed(json.loads(text).items())), separators=(",", ":")),
        "a list": "[]",
        "nothing": "",
        "no JSON": "signed",
    }
    return [
        good("one signature", text, COACH),
        good("two signatures", statement("consent", PAYLOAD, CLIENT, COACH), COACH),
        good("somebody else's", text, CLIENT, signed=False),
        good("a forged signature", changed(text, s=[flipped]), COACH, signed=False),
        good("another's signature under this key's name", changed(text, s=[stolen]), COACH, signed=False),
        good("signed as another type", changed(text, t="consent-withdrawal"), COACH, signed=False),
        good("other words", changed(text, p=b64(jcs({**PAYLOAD, "v": 2}))), COACH, signed=False),
        {
            **good(
                "a key of small order, under which one signature fits all",
                changed(text, s=[small]),
                COACH,
                signed=False,
            ),
            "signer": b64(SMALL_ORDER),
        },
        *({"name": name, "statement": bad, "refused": True} for name, bad in refused.items()),
    ]


def link(own: Keys, seq: int, prev: str | None, *, continues: bool = True) -> dict[str, Any]:
    id_ = person_key_id(own, seq, prev)
    return {"id": id_, "seq": seq, "continues": continues, "fingerprint": fingerprint_text(own)}


def bad_payloads(first: dict[str, Any]) -> dict[str, bytes]:
    text = jcs(first)
    unsound = {
        "a signing key of small order": SMALL_ORDER,
        "a signing key in another form": b"\xee" + b"\xff" * 30 + b"\x7f",
        "a signing key cut short": COACH.public[:-1],
    }
    members: dict[str, dict[str, Any]] = {
        "version 2": {"v": 2},
        "version true": {"v": True},
        "seq 2": {"seq": 2},
        "seq 0": {"seq": 0},
        "seq as a text": {"seq": "1"},
        "a key before the first": {"prev": id_of("x") * 2},
        "another person": {"person": CLIENT.person},
        "a person by name": {"person": "Amara"},
        "a person in capitals": {"person": COACH.person.upper()},
        "a day that is none": {"at": "2026-02-30T09:00:00Z"},
        "the year nought": {"at": "0000-11-26T09:00:00Z"},
        "a time with an offset": {"at": "2026-11-26T09:00:00+00:00"},
        "a time with parts of a second": {"at": "2026-11-26T09:00:00.5Z"},
        "a classic recipient": {"enc": "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"},
        "a recipient with a slip": {"enc": first["enc"][:-1] + ("q" if first["enc"][-1] != "q" else "p")},
        "a recipient in capitals": {"enc": first["enc"].upper()},
        "one member more": {"name": "Amara"},
    }
    return {
        **{name: jcs({**first, **change}) for name, change in members.items()},
        **{name: jcs({**first, "sig": b64(key)}) for name, key in unsound.items()},
        "one member less": jcs({name: each for name, each in first.items() if name != "at"}),
        "a duplicate member": text[:-1] + b',"v":1}',
        "a float": text.replace(b'"v":1', b'"v":1.0'),
        "a space": text.replace(b":", b": ", 1),
        "no object": b"[]",
        "no UTF-8": b"\xff",
    }


def chains() -> list[dict[str, Any]]:
    one, two, three = keys("coach"), keys("coach", 2), keys("coach", 3)
    first = person_key(one)
    id_1 = person_key_id(one)
    id_2 = person_key_id(two, 2, id_1)
    start = statement("person-key", first, one)
    handed = statement("person-key", person_key(two, 2, id_1), two, one)
    lost = statement("person-key", person_key(three, 3, id_2), three)
    not_own = statement("person-key", person_key(two, 2, id_1), one)
    accepted = {
        "the first": ([start], [link(one, 1, None)]),
        "handed on": ([start, handed], [link(one, 1, None), link(two, 2, id_1)]),
        "handed on, then lost": (
            [start, handed, lost],
            [link(one, 1, None), link(two, 2, id_1), link(three, 3, id_2, continues=False)],
        ),
    }
    refused = {
        "no key": [],
        "the second alone": [handed],
        "the second left out": [start, lost],
        "twice the first": [start, start],
        "not signed by itself": [start, not_own],
        "signed by somebody else only": [statement("person-key", first, CLIENT)],
        "another type": [statement("consent", first, one)],
        **{name: [statement("person-key", payload, one)] for name, payload in bad_payloads(first).items()},
    }
    return [
        *(
            {"name": name, "person": one.person, "statements": texts, "chain": chain}
            for name, (texts, chain) in accepted.items()
        ),
        *(
            {"name": name, "person": one.person, "statements": texts, "refused": True}
            for name, texts in refused.items()
        ),
    ]


THEMES: dict[str, Any] = {
    "statements": {
        "about": "Texts of statements: what they say, their id, and whether the signer signed them.",
        "cases": statements(),
    },
    "person-keys": {
        "about": "Chains of person keys: what they are, and whether each key was handed on by the one before.",
        "cases": chains(),
    },
}
