"""A bundle to its canonical bytes (RFC 8785) and strictly back: only the one form is taken."""

from collections.abc import Sequence
from json import loads
from re import compile as pattern
from typing import Any

from privity.core.bundle.value import Bundle, Earlier, ErasedEntry, Item, OfferedDocument, ShownEntry
from privity.core.canonical import Json, canonical_bytes
from privity.core.entries.base import SALT_LENGTH
from privity.core.errors import InvalidError
from privity.core.merkle.checkpoint import checkpoint_from
from privity.core.merkle.encoding import from_base64, to_base64
from privity.core.merkle.hashing import HASH_LENGTH
from privity.core.merkle.keys import key_from
from privity.core.merkle.note import Note, note_from
from privity.core.merkle.tree import SIZE_LIMIT

FORMAT = "privity/bundle/v1"

SUFFIX = ".privity.json"
"""How the name of such a file ends."""

MAX_BYTES = 100_000_000
"""The largest file that is read at all."""

_ID = pattern(r"[0-9a-f]{32}")


def bundle_bytes(bundle: Bundle) -> bytes:
    """The bytes of the file."""
    return canonical_bytes(_json(bundle))


def bundle_from(content: object) -> Bundle:
    """The bundle that these bytes are, read strictly: only the very bytes that ``bundle_bytes`` makes are taken.

    Keys, notes and numbers are well-formed; nothing is verified yet.

    :raises InvalidError: they are no bundle, or not in its one form
    """
    if not isinstance(content, bytes) or len(content) > MAX_BYTES:
        raise InvalidError(f"This is no file of at most {MAX_BYTES:,} bytes.")
    try:
        bundle = _read(loads(content))
        same = bundle_bytes(bundle) == content
    except (InvalidError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InvalidError("This is no part of a ledger that this version of Privity can read.") from error
    if not same:
        raise InvalidError("This part of a ledger is not in its one form: another program has saved it anew.")
    return bundle


def _json(bundle: Bundle) -> Json:
    return {
        "format": FORMAT,
        "key": str(bundle.key),
        "checkpoint": _note_text(bundle.checkpoint),
        "earlier": [
            {"checkpoint": _note_text(each.checkpoint), "proof": _proof_json(each.proof)} for each in bundle.earlier
        ],
        "engagement": bundle.engagement,
        "reader": bundle.reader,
        "entries": [_item_json(item) for item in bundle.entries],
        "documents": [{"version": each.version, "content": each.content.decode()} for each in bundle.documents],
    }


def _item_json(item: Item) -> Json:
    place: dict[str, Json] = {"index": item.index, "proof": _proof_json(item.proof)}
    if isinstance(item, ErasedEntry):
        return {**place, "commitment": to_base64(item.commitment)}
    return {**place, "salt": to_base64(item.salt), "content": item.content.decode()}


def _proof_json(proof: Sequence[bytes]) -> Json:
    return [to_base64(each) for each in proof]


def _note_text(note: Note) -> str:
    return bytes(note).decode()


def _read(body: dict[str, Any]) -> Bundle:
    if body["format"] != FORMAT:
        raise ValueError("an unknown form")
    return Bundle(
        key=key_from(_text(body["key"])),
        checkpoint=_checkpoint(body["checkpoint"]),
        earlier=tuple(Earlier(_checkpoint(each["checkpoint"]), _proof(each["proof"])) for each in body["earlier"]),
        engagement=_id(body["engagement"]),
        reader=_id(body["reader"]),
        entries=tuple(map(_item, body["entries"])),
        documents=tuple(OfferedDocument(_id(each["version"]), _bytes(each["content"])) for each in body["documents"]),
    )


def _item(item: dict[str, Any]) -> Item:
    index, proof = _number(item["index"]), _proof(item["proof"])
    if "commitment" in item:
        return ErasedEntry(index, proof, from_base64(_text(item["commitment"]), HASH_LENGTH))
    return ShownEntry(index, proof, from_base64(_text(item["salt"]), SALT_LENGTH), _bytes(item["content"]))


def _checkpoint(text: object) -> Note:
    note = note_from(_bytes(text))
    checkpoint_from(note.text)
    return note


def _proof(hashes: object) -> tuple[bytes, ...]:
    if not isinstance(hashes, list):
        raise TypeError("not a list")
    return tuple(from_base64(_text(each), HASH_LENGTH) for each in hashes)


def _bytes(text: object) -> bytes:
    return _text(text).encode()


def _id(text: object) -> str:
    if not _ID.fullmatch(_text(text)):
        raise ValueError("not an id")
    return _text(text)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not text")
    return value


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value <= SIZE_LIMIT:
        raise TypeError("not a whole number")
    return value
