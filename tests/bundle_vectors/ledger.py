"""A ledger of twelve entries, made by hand: seven are on Amara's part of one engagement, of the others only hashes are told."""

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from tests.merkle_vectors import naive
from tests.merkle_vectors.signing import base64, key_text, signature_line, signed


def one(word: str) -> str:
    """An id: 32 hex digits drawn from a word."""
    return sha256(word.encode()).hexdigest()[:32]


PRACTICE, ENGAGEMENT, VERSION = one("practice"), one("engagement"), one("version 1")
MIRJAM, AMARA, HELEN = one("Mirjam"), one("Amara"), one("Helen")
LOG = f"privity/{PRACTICE}"
KEY = key_text(LOG)
SIZE = 12
SEEN = 8
"""How large the ledger was when Amara last took her part."""


def canonical(value: Any) -> str:
    """RFC 8785, for values without floats whose members have plain names."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def nested(depth: int) -> list[Any]:
    """So many lists inside of each other."""
    return [nested(depth - 1)] if depth > 1 else []


def document(**changes: Any) -> str:
    """A short agreement."""
    parties = [("client", AMARA, "Amara Osei", ""), ("coach", MIRJAM, "Mirjam Kovač", "Kovač Coaching")]
    return canonical(
        {
            "v": 1,
            "template": "two_party",
            "engagement": ENGAGEMENT,
            "number": 1,
            "language": "en",
            "nonce": one("nonce"),
            "previous": "",
            "title": "Agreement on confidentiality",
            "parties": [
                {"role": role, "person": person, "name": name, "organisation": organisation}
                for role, person, name, organisation in parties
            ],
            "cells": {"session_content": {"sponsor": "never"}},
            "listings": [],
            "limits": ["danger"],
            "codes": [],
            "review": None,
            "retention": {"session_content": 12},
            "clauses": [{"id": "c1", "heading": "What is said", "text": ["What is said stays here."], "concerns": []}],
            "internal": None,
            "opening": None,
            **changes,
        }
    )


DOCUMENT = document()


def words(content: str) -> str:
    """The content hash of a document."""
    return sha256(content.encode()).hexdigest()


def entry(tag: int, actor: str, minute: int, values: dict[str, Any], /, **changes: Any) -> str:
    """An entry's canonical bytes, as text."""
    at = f"2026-03-03T09:{minute:02}:00.000000Z"
    envelope = {"v": 1, "practice": PRACTICE, "engagement": ENGAGEMENT, "tag": tag, "actor": actor, "at": at}
    return canonical({**envelope, "entry": values, **changes})


OPENED = {"kind": "two_party", "people": [AMARA], "roles": ["client"]}
OFFERED = {"version": VERSION, "number": 1, "content_hash": words(DOCUMENT), "kind": "agreement"}
SIGNED = {"version": VERSION, "content_hash": words(DOCUMENT), "evidence": "simple", "completed": False}
PART = {
    1: entry(4, MIRJAM, 1, OPENED),
    2: entry(7, AMARA, 2, {"roles": ["client"], "by_link": True}),
    4: entry(21, MIRJAM, 4, OFFERED),
    5: entry(22, AMARA, 5, SIGNED),
    7: entry(22, MIRJAM, 7, {**SIGNED, "completed": True}),
    8: entry(60, AMARA, 8, {"size": SEEN}),
    11: entry(10, AMARA, 11, {}),
}


def salt(index: int) -> bytes:
    return sha256(f"salt {index}".encode()).digest()


def commitment(index: int, content: str) -> bytes:
    return sha256(b"privity/entry/v1\n" + salt(index) + content.encode()).digest()


@dataclass(frozen=True)
class Ledger:
    """``part``: the contents that are told, by index. ``size`` entries in all; ``log`` and ``signer`` as they sign."""

    part: dict[int, str]
    size: int = SIZE
    log: str = LOG
    signer: str = ""

    def commitment(self, index: int) -> bytes:
        return commitment(index, self.part.get(index, f"somebody else's {index}"))

    def leaves(self, size: int) -> list[bytes]:
        return [sha256(b"\x00" + self.commitment(index)).digest() for index in range(size)]

    def checkpoint(self, size: int) -> str:
        """The text that is signed."""
        return f"{self.log}\n{size}\n{base64(naive.root(self.leaves(size)))}\n"

    def note(self, size: int) -> str:
        text = self.checkpoint(size)
        return signed(text, signature_line(text, self.log, self.signer))

    def inclusion(self, index: int) -> list[str]:
        return [base64(each) for each in naive.inclusion(index, self.leaves(self.size))]

    def earlier(self, size: int) -> dict[str, Any]:
        proof = naive.consistency(size, self.leaves(self.size))
        return {"checkpoint": self.note(size), "proof": [base64(each) for each in proof]}

    def shown(self, index: int) -> dict[str, Any]:
        content = self.part[index]
        return {
            "index": index,
            "proof": self.inclusion(index),
            "salt": base64(salt(index)),
            "content": content,
        }

    def erased(self, index: int) -> dict[str, Any]:
        return {"index": index, "proof": self.inclusion(index), "commitment": base64(self.commitment(index))}

    def bundle(self, **changes: Any) -> dict[str, Any]:
        """Amara's part at this size; ``changes`` are other members."""
        return {
            "format": "privity/bundle/v1",
            "key": key_text(self.log),
            "checkpoint": self.note(self.size),
            "earlier": [self.earlier(SEEN)] if self.size > SEEN else [],
            "engagement": ENGAGEMENT,
            "reader": AMARA,
            "entries": [self.shown(index) for index in sorted(self.part) if index < self.size],
            "documents": [{"version": VERSION, "content": DOCUMENT}],
            **changes,
        }

    def receipt(self, index: int, extra: bytes | None = None) -> str:
        shown = salt(index) + self.part[index].encode() if extra is None else extra
        head = ["c2sp.org/tlog-proof@v1", *([f"extra {base64(shown)}"] if shown else []), f"index {index}"]
        return "\n".join([*head, *self.inclusion(index), "", self.note(self.size)])

    def but(self, **changes: Any) -> "Ledger":
        """The same ledger with other members."""
        return replace(self, **changes)

    def telling(self, **contents: str) -> "Ledger":
        """The same ledger with other contents: ``e5=…`` is what stands at the index 5."""
        return replace(self, part=self.part | {int(name[1:]): content for name, content in contents.items()})


TRUE = Ledger(PART)
OLD = TRUE.but(size=SEEN)


def case(name: str, file: str | dict[str, Any], *codes: str, **given: str | dict[str, Any]) -> dict[str, Any]:
    """``given``: ``since``, ``key`` and ``witness``. Objects stand there for their canonical text."""
    texts = {
        what: text if isinstance(text, str) else canonical(text) for what, text in ({"file": file} | given).items()
    }
    return {"name": name, "codes": list(codes), **texts}
