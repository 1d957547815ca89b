"""Keys, notes, checkpoints, cosignatures and receipts: as published, as written, and total on anything."""

from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from privity.core.errors import InvalidError
from privity.core.merkle.checkpoint import Checkpoint, checkpoint_from
from privity.core.merkle.cosignature import cosignature, cosigned_at
from privity.core.merkle.encoding import MAX_BYTES, from_base64, from_decimal, to_base64
from privity.core.merkle.keys import Key, Kind, key_from, public_key
from privity.core.merkle.note import is_signed_by, note_from, signed, with_signature
from privity.core.merkle.proofs import prove_inclusion
from privity.core.merkle.receipt import Receipt, is_proven, receipt_from
from privity.core.merkle.tree import Tree
from tests.core.merkle.vectors import Case, cases, content_of, read_or_none
from tests.merkle_vectors import naive
from tests.merkle_vectors.published import PETER_LINE, SUMDB_TEXT
from tests.merkle_vectors.signing import LOG, WITNESS, key_text, private

PETERS_SEED = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"


@pytest.mark.parametrize("case", cases("keys", refused=False))
def test_a_key(case: Case) -> None:
    key = key_from(case["key"])
    assert (key.name, key.id.hex(), key.kind) == (case["key_name"], case["id"], case["kind"])
    assert str(key) == case["key"]


@pytest.mark.parametrize("case", cases("keys", refused=True))
def test_no_key(case: Case) -> None:
    with pytest.raises(InvalidError):
        key_from(case["key"])


@pytest.mark.parametrize("case", cases("notes", refused=False))
def test_a_note(case: Case) -> None:
    note = note_from(content_of(case, "note"))
    assert (note.text, len(note.signatures)) == (case["text"], case["signatures"])
    assert is_signed_by(note, key_from(case["key"])) is case["signed"]
    assert bytes(note) == content_of(case, "note")


@pytest.mark.parametrize("case", cases("notes", refused=True))
def test_no_note(case: Case) -> None:
    with pytest.raises(InvalidError):
        note_from(content_of(case, "note"))


@pytest.mark.parametrize("case", cases("checkpoints", refused=False))
def test_a_checkpoint(case: Case) -> None:
    root = from_base64(case["root"], 32)
    checkpoint = Checkpoint(case["origin"], case["size"], root, tuple(case["extensions"]))
    assert checkpoint_from(case["text"]) == checkpoint
    assert str(checkpoint) == case["text"]


@pytest.mark.parametrize("case", cases("checkpoints", refused=True))
def test_no_checkpoint(case: Case) -> None:
    with pytest.raises(InvalidError):
        checkpoint_from(case["text"])


@pytest.mark.parametrize("case", cases("cosignatures"))
def test_a_cosignature(case: Case) -> None:
    assert cosigned_at(note_from(case["note"].encode()), key_from(case["witness"])) == case["at"]


@pytest.mark.parametrize("case", cases("receipts", refused=False))
def test_a_receipt(case: Case) -> None:
    content = content_of(case, "receipt")
    receipt = receipt_from(content)
    assert (receipt.index, to_base64(receipt.extra)) == (case["index"], case["extra"])
    assert bytes(receipt) == content
    assert is_proven(receipt, bytes.fromhex(case["leaf"]), key_from(case["key"])) is case["proven"]


@pytest.mark.parametrize("case", cases("receipts", refused=True))
def test_no_receipt(case: Case) -> None:
    with pytest.raises(InvalidError):
        receipt_from(content_of(case, "receipt"))


def test_a_published_note_is_signed_byte_for_byte() -> None:
    """golang.org/x/mod, sumdb/note: Ed25519 has one signature, so ours must be theirs."""
    note = signed(SUMDB_TEXT, "PeterNeumann", Ed25519PrivateKey.from_private_bytes(from_base64(PETERS_SEED)[1:]))
    assert bytes(note).decode() == f"{SUMDB_TEXT}\n{PETER_LINE}"


def test_from_leaf_to_receipt() -> None:
    """The whole way: a tree, its checkpoint signed and cosigned, a receipt written, read and verified."""
    tree = Tree()
    for number in range(9):
        tree.append(naive.leaf(number))
    note = signed(str(Checkpoint(LOG, len(tree), tree.root())), LOG, private(LOG))
    note = with_signature(note, cosignature(note.text, WITNESS, private(WITNESS), 1))
    note = with_signature(note, cosignature(note.text, WITNESS, private(WITNESS), 2))
    receipt = Receipt(5, tuple(prove_inclusion(tree.node, 5, 9)), note, b"salt")
    assert receipt_from(bytes(receipt)) == receipt
    assert is_proven(receipt, naive.leaf(5), public_key(LOG, Kind.NOTE, private(LOG)))
    assert cosigned_at(note, key_from(key_text(WITNESS, 4))) == 2
    assert [each.name for each in note.signatures] == [LOG, WITNESS]


@pytest.mark.parametrize(
    ("name", "length"), [("", 32), ("a b", 32), ("a+b", 32), ("a\ud800", 32), ("a\n", 32), ("a", 31)]
)
def test_a_key_that_cannot_be_written(name: str, length: int) -> None:
    with pytest.raises(InvalidError):
        Key(name, Kind.NOTE, bytes(length))


@pytest.mark.parametrize("public", [bytes(32), b"\xff" * 32, b"\x02" + bytes(31)])
def test_a_key_that_is_no_point_signs_nothing(public: bytes) -> None:
    assert Key("a", Kind.NOTE, public).has_signed(b"", b"\xff" * 64) is False


def test_a_text_that_is_too_long() -> None:
    note = bytes(signed("a" * (MAX_BYTES - 200) + "\n", LOG, private(LOG)))
    assert note_from(note).signatures
    with pytest.raises(InvalidError, match="1,000,000 bytes"):
        note_from(b"a" * (MAX_BYTES - len(note) + 1) + note)


READERS: list[Callable[[Any], Any]] = [note_from, receipt_from]
TEXT_READERS: list[Callable[[str], Any]] = [key_from, checkpoint_from, from_decimal, from_base64]
VALID: dict[Callable[[Any], Any], list[bytes]] = {
    note_from: [content_of(param.values[0], "note") for param in cases("notes", refused=False)],
    receipt_from: [content_of(param.values[0], "receipt") for param in cases("receipts", refused=False)],
}


@pytest.mark.parametrize("reader", READERS)
@given(st.binary() | st.none() | st.integers() | st.text() | st.lists(st.integers(0, 9)))
def test_reading_anything(reader: Callable[[Any], Any], content: Any) -> None:
    with pytest.raises(InvalidError):
        reader(content)


@pytest.mark.parametrize("reader", READERS)
@given(st.data())
def test_what_is_read_writes_back_to_the_same_bytes(reader: Callable[[Any], Any], data: st.DataObject) -> None:
    """One change anywhere: it is refused, or is another value of its own."""
    good = data.draw(st.sampled_from(VALID[reader]))
    place = data.draw(st.integers(0, len(good) - 1))
    changed = good[:place] + data.draw(st.binary(max_size=3)) + good[place + data.draw(st.integers(0, 3)) :]
    value = read_or_none(reader, changed)
    assert value is None or bytes(value) == changed


@pytest.mark.parametrize("reader", TEXT_READERS)
@given(st.text(st.characters() | st.sampled_from("+=0123456789\n \ud800")))
def test_reading_any_text(reader: Callable[[str], Any], text: str) -> None:
    value = read_or_none(reader, text)
    assert value is None or (to_base64(value) if isinstance(value, bytes) else str(value)) == text
