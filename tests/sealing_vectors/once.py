"""Grants and disclosures as age files. Each sealing of one is another: they are made once and kept."""

from base64 import b64encode
from hashlib import sha256
from typing import Any

from tests.sealing_vectors import age
from tests.sealing_vectors.bytes import AT, D, b64, drawn, id_of, jcs
from tests.sealing_vectors.logs import CIRCLE, CLIENT, COACH, STRANGER, epoch_seed, pair
from tests.sealing_vectors.people import Keys, statement

SALT = drawn("a text's salt")
TEXT = "Objective 2 is met."


def grant(**members: Any) -> dict[str, Any]:
    state = pair().states[-1]
    ids = {"1": age.identity(epoch_seed(1))}
    whole = {"v": 1, "circle": CIRCLE, "to": CLIENT.person, "log_n": 2, "log_head": state["head"], "ids": ids}
    return whole | members


def grants() -> list[dict[str, Any]]:
    first = pair().states[0]
    cases = {
        "from a keeper to a member": (grant(), COACH, True),
        "from a reader": (grant(), CLIENT, False),
        "from a stranger": (grant(), STRANGER, False),
        "to somebody else": (grant(to=COACH.person), COACH, False),
        "of another circle": (grant(circle=id_of("other")), COACH, False),
        "of another log": (grant(log_head="0" * 64), COACH, False),
        "from before the member was in": (grant(log_n=1, log_head=first["head"]), COACH, False),
        "a secret that is not the circle's": (grant(ids={"1": age.identity(epoch_seed(9))}), COACH, False),
        "a secret of an epoch that has not begun": (grant(ids={"2": age.identity(epoch_seed(2))}), COACH, False),
        "a classic secret": (grant(ids={"1": "AGE-SECRET-KEY-1" + "Q" * 58}), COACH, False),
        "no secret": (grant(ids={}), COACH, False),
        "an epoch by another spelling": (grant(ids={"01": age.identity(epoch_seed(1))}), COACH, False),
        "one member more": (grant(x=1), COACH, False),
    }
    return [_case(name, statement("epoch-grant", value, by), opens) for name, (value, by, opens) in cases.items()]


def text_hash(salt: bytes, text: str) -> str:
    return sha256(D + b"text/v1\n" + salt + text.encode()).hexdigest()


def disclosure(signer: Keys = COACH, **members: Any) -> str:
    told = {
        "v": 1,
        "disclosure": id_of("disclosure"),
        "from": COACH.person,
        "to": CLIENT.person,
        "class": "progress",
        "at": AT,
    }
    return statement("disclosure", {**told, "text": text_hash(SALT, TEXT), **members}, signer)


def inside(text: str = TEXT, salt: bytes = SALT, signed: str | None = None, **members: Any) -> str:
    written = b64((signed or disclosure()).encode())
    return jcs({"v": 1, "salt": b64(salt), "statement": written, "text": text, **members}).decode()


def disclosures() -> list[dict[str, Any]]:
    cases = {
        "as consented to": (inside(), True),
        "other words": (inside(TEXT + " Nearly."), False),
        "another salt": (inside(salt=bytes(32)), False),
        "for somebody else": (inside(signed=disclosure(to=STRANGER.person)), False),
        "from a stranger": (inside(signed=disclosure(STRANGER)), False),
        "one member more": (inside(x=1), False),
        "no statement": (inside(signed="{}"), False),
    }
    return [_case(name, text, opens) for name, (text, opens) in cases.items()]


def _case(name: str, text: str, opens: bool) -> dict[str, Any]:
    file = age.sealed_file(text.encode(), CLIENT.recipient)
    answer = {"inside": text} if opens else {"refused": True}
    return {"name": name, "file": b64encode(file).decode(), **answer}


def themes() -> dict[str, Any]:
    return {
        "grants": {
            "about": "Epoch grants for one member, as age files in base64; the circle is the log `two` of circle-logs.json.",
            "identity": age.identity(CLIENT.seed),
            "to": CLIENT.person,
            "cases": grants(),
        },
        "disclosures": {
            "about": "Disclosures for one person, as age files in base64.",
            "identity": age.identity(CLIENT.seed),
            "to": CLIENT.person,
            "giver": b64(COACH.public),
            "cases": disclosures(),
        },
    }
