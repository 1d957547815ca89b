"""Themes of few lines: padding, recovery codes, keys that are derived, invitations."""

import hmac
from typing import Any

from tests.sealing_vectors import age
from tests.sealing_vectors.bytes import D, b64, drawn, hkdf, id_of, padme
from tests.sealing_vectors.people import fingerprint, fingerprint_text, keys, person_key_id

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTHS = [0, 1, 255, 256, 257, 271, 272, 273, 511, 512, 513, 1000, 4095, 4097, 65_535, 65_537, 1_000_000, 2**20]
NO_LENGTHS = [0, 1, 255, 257, 264, 513, 1025, 65_537, 2**20 - 1, 2**20 + 1, 2**20 + 2**15, 2**21]


def padding() -> list[dict[str, Any]]:
    lengths = [{"name": f"{length} bytes", "length": length, "padded": padme(length)} for length in LENGTHS]
    return lengths + [{"name": f"no length: {length}", "length": length, "refused": True} for length in NO_LENGTHS]


def code_text(code: bytes) -> str:
    number = int.from_bytes(code)
    values = [number >> 5 * place & 31 for place in reversed(range(32))]
    check = number % 1021
    text = "".join(ALPHABET[value] for value in [*values, check // 32, check % 32])
    return "-".join(text[at : at + 4] for at in range(0, 34, 4))


def codes() -> list[dict[str, Any]]:
    code = drawn("a recovery code", 20)
    text = code_text(code)
    good = {
        "printed": text,
        "typed small": text.lower(),
        "without dashes": text.replace("-", ""),
        "with spaces": " ".join(text) + "\n",
    }
    swapped = text.replace("-", "")
    bad = {
        "a character too few": text[:-1],
        "a character too many": text + "0",
        "one slip": ("1" if text[0] == "0" else "0") + text[1:],
        "two neighbours that changed places": swapped[1] + swapped[0] + swapped[2:],
        "a letter that is none": "U" + text[1:],
        "empty": "",
        "check characters of another": text[:-2] + ("00" if text[-2:] != "00" else "01"),
    }
    edges = {"zeros": bytes(20), "ones": b"\xff" * 20}
    return [
        *({"name": name, "typed": typed, "code": code.hex(), "text": text} for name, typed in good.items()),
        *(
            {"name": name, "typed": code_text(each), "code": each.hex(), "text": code_text(each)}
            for name, each in edges.items()
        ),
        {
            "name": "letters that look like digits",
            "typed": code_text(bytes(20)).replace("0", "o"),
            "code": bytes(20).hex(),
            "text": code_text(bytes(20)),
        },
        *({"name": name, "typed": typed, "refused": True} for name, typed in bad.items()),
    ]


def derived() -> list[dict[str, Any]]:
    """A person's keys from their root."""
    return [
        {
            "name": f"{name}, root {number}",
            "root": own.root.hex(),
            "person": own.person,
            "sig": b64(own.public),
            "identity": age.identity(own.seed),
            "enc": own.recipient,
            "person_key": person_key_id(own),
            "fingerprint": fingerprint_text(own),
        }
        for name, number in (("coach", 1), ("coach", 2), ("client", 1))
        for own in [keys(name, number)]
    ]


def invitations() -> list[dict[str, Any]]:
    secret, invitation = drawn("an invitation's secret", 16), id_of("invitation")
    key = hkdf(secret, D + b"invite/v1")
    inviter, joiner, server = keys("coach"), keys("client"), keys("server")
    proof = hmac.digest(key, invitation.encode() + bytes.fromhex(person_key_id(joiner)), "sha256").hex()
    fragment = f"{b64(secret)}.{b64(fingerprint(inviter)[:16])}"
    good = {
        "fragment": fragment,
        "invitation": invitation,
        "inviter": b64(inviter.public),
        "inviter_enc": inviter.recipient,
        "inviter_person": inviter.person,
        "joiner_key": person_key_id(joiner),
        "proof": proof,
        "is_inviter": True,
        "is_joiner": True,
    }
    other_inviter = {"inviter": b64(server.public), "inviter_enc": server.recipient, "is_inviter": False}
    return [
        {"name": "as it was sent", **good},
        {"name": "the server shows its own key for the inviter's", **good, **other_inviter},
        {"name": "the inviter's keys of another person", **good, "inviter_person": server.person, "is_inviter": False},
        {
            "name": "the server shows its own key for the joiner's",
            **good,
            "joiner_key": person_key_id(server),
            "is_joiner": False,
        },
        {"name": "another invitation", **good, "invitation": id_of("other"), "is_joiner": False},
        {"name": "a proof of nothing", **good, "proof": bytes(32).hex(), "is_joiner": False},
    ]


THEMES: dict[str, Any] = {
    "padding": {"about": "The length at which a length is shown; lengths that no sealed text has.", "cases": padding()},
    "recovery-codes": {
        "about": "What is typed, the 20 bytes that it stands for in hex, and how they are printed.",
        "cases": codes(),
    },
    "derived-keys": {"about": "A person's keys from a root (hex), and what two people compare.", "cases": derived()},
    "invitations": {"about": "What the fragment of a link and a joiner's proof (hex) show.", "cases": invitations()},
}
