"""Records in the envelope R1: sealed and opened once more; and envelopes that must not open."""

import json
from base64 import b64encode
from collections.abc import Callable
from typing import Any

from tests.sealing_vectors import age
from tests.sealing_vectors.bytes import AT, D, drawn, hkdf, id_of, jcs, opened, pad, seal, unpad
from tests.sealing_vectors.logs import CIRCLE, CLIENT, COACH, epoch_seed, pair
from tests.sealing_vectors.people import Keys

RECORD = id_of("record")
ZERO = bytes(12)
PLACE = {"c": CIRCLE, "k": "shared_notes", "r": RECORD, "v": 1}


def epoch_key(epoch: int, circle: str = CIRCLE) -> bytes:
    return hkdf(epoch_seed(epoch), D + f"epoch/v1|{circle}|{epoch}".encode())


def content(text: str = "What we agreed: one walk a day.", **members: Any) -> dict[str, Any]:
    log = pair().states[-1]
    whole = {
        "v": 1,
        "kind": "note",
        "author": CLIENT.person,
        "at": AT,
        "log_n": log["n"],
        "log_head": log["head"],
        "parents": [],
        "title": "Dritte Sitzung · 第三回",
        "text": text,
        "tags": ["work"],
        "attachments": [],
        "more": {},
    }
    return whole | members


def signed_message(place: dict[str, Any], bytes_: bytes) -> bytes:
    return D + b"record/v1\n" + jcs(place) + b"\n" + bytes_


def pack(bytes_: bytes, place: dict[str, Any], author: Keys) -> bytes:
    return len(bytes_).to_bytes(4) + bytes_ + author.private.sign(signed_message(place, bytes_))


class Sealing:
    """How an envelope is made, so that a case changes one step of it."""

    place = PLACE
    author = CLIENT
    epoch = 1
    key_of_epoch = 1
    suite: Any = 1

    def __init__(self, **steps: Any) -> None:
        self.value: Any = content()
        self.change: Callable[[bytes], bytes] = bytes
        for name, step in steps.items():
            setattr(self, name, step)

    def bytes_(self) -> bytes:
        value: Any = self.value
        return value if isinstance(value, bytes) else jcs(value)

    def header(self) -> bytes:
        return self.change(jcs({**self.place, "e": self.epoch, "s": self.suite}))

    def pack(self) -> bytes:
        place = {name: self.place[name] for name in ("c", "k", "r", "v")}
        return pack(self.bytes_(), getattr(self, "signed_place", place), self.author)

    def padded(self) -> bytes:
        return pad(self.pack())

    def commitment(self, derived: bytes) -> bytes:
        return derived[32:]

    def envelope(self) -> bytes:
        header = self.header()
        record_key = drawn("a record's key")
        derived = hkdf(record_key, D + b"record/v1", 64, header)
        wrapped = seal(epoch_key(self.key_of_epoch), record_key, header, drawn("an IV", 12))
        sealed = seal(derived[:32], self.padded(), header, ZERO)[12:]
        return b"\xc1\x01" + len(header).to_bytes(2) + header + wrapped + self.commitment(derived) + sealed


def parts(envelope: bytes) -> dict[str, int]:
    """Where each part begins."""
    header = int.from_bytes(envelope[2:4])
    starts = {"start": 0, "suite": 1, "length": 2, "header": 4, "iv": 4 + header}
    return {
        **starts,
        "wrapped": 16 + header,
        "commitment": 64 + header,
        "sealed": 96 + header,
        "tag": len(envelope) - 16,
    }


def flipped(envelope: bytes, at: int) -> bytes:
    return envelope[:at] + bytes([envelope[at] ^ 1]) + envelope[at + 1 :]


def open_record(envelope: bytes, place: dict[str, Any], keys: dict[int, bytes]) -> dict[str, Any]:
    """What is sealed, opened once more; raises whatever, where it does not open. The signature is for the caller."""
    assert envelope[:2] == b"\xc1\x01"
    end = 4 + int.from_bytes(envelope[2:4])
    header = envelope[4:end]
    read = json.loads(header)
    assert header == jcs({**place, "e": read["e"], "s": 1})
    record_key = opened(keys[read["e"]], envelope[end : end + 60], header)
    derived = hkdf(record_key, D + b"record/v1", 64, header)
    assert derived[32:] == envelope[end + 60 : end + 92]
    packed = unpad(opened(derived[:32], ZERO + envelope[end + 92 :], header))
    length = int.from_bytes(packed[:4])
    assert len(packed) == 4 + length + 64
    value = json.loads(packed[4 : 4 + length])
    return {"content": value, "message": signed_message(place, packed[4 : 4 + length]), "signature": packed[-64:]}


def good() -> dict[str, Sealing]:
    return {
        "a note": Sealing(),
        "a long one": Sealing(value=content("A line.\n" * 9000)),
        "an empty one": Sealing(value=content("", title="", tags=[])),
        "in the second epoch": Sealing(epoch=2, key_of_epoch=2),
        "the coach's": Sealing(author=COACH, value=content(author=COACH.person)),
        "with an attachment and more": Sealing(
            value=content(
                attachments=[
                    {"id": id_of("file"), "sha256": "0" * 64, "size": 5, "name": "plan.pdf", "type": "application/pdf"}
                ],
                parents=["0" * 64],
                more={"due": "2026-12-01", "done": False},
            )
        ),
    }


def misshapen() -> dict[str, Sealing]:
    """Sealed with the right keys, but what is inside, or around it, is not right: the server cannot always see that."""
    other = id_of("other")
    text = jcs(content())
    return {
        "under the key of another epoch": Sealing(key_of_epoch=2),
        "signed by somebody else": Sealing(author=COACH),
        "signed for another class": Sealing(signed_place={**PLACE, "k": "objectives"}),
        "signed for another revision": Sealing(signed_place={**PLACE, "v": 2}),
        "signed for another record": Sealing(signed_place={**PLACE, "r": other}),
        "signed for another circle": Sealing(signed_place={**PLACE, "c": other}),
        "by an author that is not known": Sealing(value=content(author=other)),
        "a content with a duplicate member": Sealing(value=text[:-1] + b',"v":1}'),
        "a content with a float": Sealing(value=text.replace(b'"more":{}', b'"more":{"x":1.5}')),
        "a content with a space": Sealing(value=text + b" "),
        "a content with a member more": Sealing(value=content(x=1)),
        "a content that is no text": Sealing(value=b"\xff\xfe"),
        "a content that is empty": Sealing(value=b""),
        "a forged commitment": Sealing(commitment=lambda derived: drawn("forged")),
        "a content longer than there is": Sealing(pack=lambda: (2**31).to_bytes(4) + bytes(100)),
        "no signature": Sealing(pack=lambda: len(text).to_bytes(4) + text),
        "padding that does not end": Sealing(padded=lambda: bytes(256)),
        "padding of something else": Sealing(padded=lambda: b"x" * 256),
        "padding twice": Sealing(padded=lambda: pad(pad(Sealing().pack()))[:-1] + b"\0"),
    }


def malformed() -> dict[str, bytes]:
    """What the server sees to be no envelope."""
    envelope = Sealing().envelope()
    at = parts(envelope)
    replaced = {
        "an unknown suite in the header": (b'"s":1', b'"s":2'),
        "a suite of true": (b'"s":1', b'"s":true'),
        "a class that is none": (b"shared_notes", b"Shared notes"),
        "a revision of nought": (b'"v":1', b'"v":0'),
        "a revision as a float": (b'"v":1', b'"v":1.0'),
        "a revision too large": (b'"v":1', b'"v":9007199254740992'),
        "an epoch of nought": (b'"e":1', b'"e":0'),
        "an epoch below": (b'"e":1', b'"e":-1'),
        "a circle by name": (CIRCLE.encode(), b"pair"),
        "a record in capitals": (RECORD.encode(), RECORD.upper().encode()),
        "a duplicate member": (b'"v":1', b'"v":1,"v":1'),
        "another order": (b'"s":1,"v":1', b'"v":1,"s":1'),
        "a space": (b'"s":1', b'"s": 1'),
        "a member more": (b'"s":1', b'"s":1,"t":1'),
        "a member less": (b',"v":1', b""),
    }
    return {
        **{f"a header with {name}": Sealing(change=_replacing(*pair)).envelope() for name, pair in replaced.items()},
        "a header that is too long": Sealing(change=lambda header: header + b" " * 400).envelope(),
        "another first byte": flipped(envelope, at["start"]),
        "another form of envelope": flipped(envelope, at["suite"]),
        "a length that is too small": flipped(envelope, at["length"] + 1),
        "a length that is too large": flipped(envelope, at["length"]),
        "the last byte cut off": envelope[:-1],
        "a byte more": envelope + b"\0",
        "cut after the header": envelope[: at["iv"]],
        "cut in the header": envelope[: at["header"] + 20],
        "cut before what is sealed": envelope[: at["sealed"]],
        "less padding than there is": Sealing(padded=lambda: bytes(128)).envelope(),
        "a length that Padmé has not": Sealing(padded=lambda: bytes(257)).envelope(),
        "nothing": b"",
        "two bytes": b"\xc1\x01",
        "a readable note": b"What we agreed: one walk a day." * 20,
        "a forged flag": b'{"sealed":true,"text":"What we agreed"}',
    }


def _replacing(old: bytes, new: bytes) -> Any:
    return lambda header: header.replace(old, new)


def tampered() -> dict[str, bytes]:
    """In form still envelopes."""
    envelope = Sealing().envelope()
    at = parts(envelope)
    start = at["header"]
    places = {
        "the IV": at["iv"],
        "the wrapped key": at["wrapped"],
        "the wrapped key's tag": at["commitment"] - 1,
        "the commitment": at["commitment"],
        "what is sealed": at["sealed"],
        "the tag": at["tag"],
    }
    swaps = {
        "circle": (CIRCLE.encode(), id_of("other").encode()),
        "epoch": (b'"e":1', b'"e":2'),
        "class": (b'"k":"shared_notes"', b'"k":"coach_notes"'),
        "record": (RECORD.encode(), id_of("other").encode()),
        "revision": (b'"v":1}', b'"v":2}'),
    }
    cases = {f"one bit of {name}": flipped(envelope, place) for name, place in places.items()}
    for name, (old, new) in swaps.items():
        header = envelope[start : at["iv"]].replace(old, new)
        cases[f"{name} changed in the header"] = envelope[:2] + len(header).to_bytes(2) + header + envelope[at["iv"] :]
    other = Sealing(value=content("Something else entirely.")).envelope()
    cases["the sealed part of another envelope"] = (
        envelope[: at["sealed"]] + flipped(other, len(other) - 40)[at["sealed"] :]
    )
    return cases


def case(name: str, envelope: bytes, **rest: Any) -> dict[str, Any]:
    return {"name": name, "envelope": b64encode(envelope).decode(), **rest}


def cases() -> list[dict[str, Any]]:
    accepted = [
        case(name, made.envelope(), header=json.loads(made.header()), content=made.value)
        for name, made in good().items()
    ]
    wrong_inside = [
        case(name, made.envelope(), header=json.loads(made.header()), refused=True)
        for name, made in misshapen().items()
    ]
    by_others = [case(name, made, header=_header(made), refused=True) for name, made in tampered().items()]
    no_envelopes = [case(name, made, refused=True) for name, made in malformed().items()]
    return [*accepted, *wrong_inside, *by_others, *no_envelopes]


def _header(envelope: bytes) -> Any:
    return json.loads(envelope[4 : 4 + int.from_bytes(envelope[2:4])])


THEMES: dict[str, Any] = {
    "envelopes": {
        "about": "Envelopes R1 in base64. Without `header` a server must refuse it; with `refused` a reader must.",
        "place": {"circle": CIRCLE, "record": RECORD, "revision": 1, "class": "shared_notes"},
        "identities": {str(epoch): age.identity(epoch_seed(epoch)) for epoch in (1, 2)},
        "authors": {own.person: own.public.hex() for own in (COACH, CLIENT)},
        "cases": cases(),
    }
}
