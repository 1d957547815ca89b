"""What reads is total: whatever it is given, it reads it, or refuses it in one way."""

from base64 import b64decode
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privity.core.canonical import canonical_bytes
from privity.core.ed25519 import has_signed, is_sound
from privity.core.errors import InvalidError
from privity.core.sealing.bech32 import bech32_bytes
from privity.core.sealing.circle_entry import circle_entry_from
from privity.core.sealing.circle_log import CircleState, following
from privity.core.sealing.encoding import from_base64url, to_base64url
from privity.core.sealing.envelope import MAX_BYTES, envelope_header
from privity.core.sealing.json import read_canonical
from privity.core.sealing.padding import MOST, is_padded, padded
from privity.core.sealing.person_key import next_person_key
from privity.core.sealing.slot import slot_from
from privity.core.sealing.statement import MAX_PAYLOAD, Statement, StatementType, statement_from
from tests.core.sealing.vectors import cases, theme
from tests.sealing_vectors.bytes import padme
from tests.sealing_vectors.people import keys, statement

READERS: dict[Callable[[Any], Any], list[bytes]] = {
    envelope_header: [b64decode(param.values[0]["envelope"]) for param in cases("envelopes", refused=False)][:1],
    statement_from: [param.values[0]["statement"].encode() for param in cases("statements", refused=False)],
    slot_from: [param.values[0]["slot"].encode() for param in cases("slots", refused=False)],
}

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abkpstvw", max_size=6), inner, max_size=6),
    max_leaves=12,
)


@pytest.mark.parametrize("reader", READERS)
@given(st.binary() | st.none() | st.integers() | st.text() | st.lists(st.integers(0, 9)))
def test_reading_anything(reader: Callable[[Any], Any], content: Any) -> None:
    with pytest.raises(InvalidError):
        reader(content)


@pytest.mark.parametrize("reader", READERS)
@given(JSON)
def test_reading_any_json(reader: Callable[[Any], Any], value: Any) -> None:
    with pytest.raises(InvalidError):
        reader(canonical_bytes(value))


@pytest.mark.parametrize("reader", READERS)
@given(st.data())
def test_reading_what_was_changed(reader: Callable[[Any], Any], data: st.DataObject) -> None:
    """One change anywhere: it is read, or refused; nothing else happens."""
    good = data.draw(st.sampled_from(READERS[reader]))
    place = data.draw(st.integers(0, min(len(good), 400) - 1))
    changed = good[:place] + data.draw(st.binary(max_size=3)) + good[place + data.draw(st.integers(0, 3)) :]
    with suppress(InvalidError):
        assert reader(changed) is not None


@given(JSON, st.sampled_from(list(StatementType)))
def test_any_content_in_a_signed_statement(value: Any, type_: StatementType) -> None:
    read = statement_from(statement(type_, canonical_bytes(value), keys("coach")).encode())
    with pytest.raises(InvalidError):
        next_person_key(keys("coach").person, [], read)
    with pytest.raises(InvalidError):
        following(CircleState("0" * 32), read, {})
    with pytest.raises(InvalidError):
        circle_entry_from(read)


@given(st.sampled_from(theme("circle-logs")["statements"]), st.data())
def test_an_entry_with_any_member_changed(text: str, data: st.DataObject) -> None:
    read = statement_from(text.encode())
    try:
        value: Any = read_canonical(read.payload)
    except InvalidError:
        return
    value[data.draw(st.sampled_from(sorted(value)))] = data.draw(JSON)
    changed = Statement(read.type, canonical_bytes(value), read.signatures)
    with pytest.raises(InvalidError):
        following(CircleState(theme("circle-logs")["cases"][0]["circle"]), changed, {})


@given(st.binary(max_size=80))
def test_base64url_has_one_form(content: bytes) -> None:
    text = to_base64url(content)
    assert from_base64url(text) == content
    for other in (text + "=", text + "\n", " " + text, text + "+"):
        with pytest.raises(InvalidError):
            from_base64url(other)


@given(st.text(st.characters() | st.sampled_from("-_+/=ABab01\ud800")))
def test_any_text_as_base64url(text: str) -> None:
    with suppress(InvalidError):
        assert to_base64url(from_base64url(text)) == text


@given(st.integers(0, MOST))
def test_padding_never_tells_more_than_it_must(length: int) -> None:
    assert padded(length) == padme(length)
    assert is_padded(padded(length))
    assert length <= padded(length) <= max(256, length * 1.12)


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "[" * 20 + "]" * 20, "-0", "1e2", "1.0", '{"a":1,"a":1}', '"\\ud800"', "NaN", "9" * 5000]
)
def test_no_canonical_json(text: str) -> None:
    with pytest.raises(InvalidError):
        read_canonical(text.encode())


def test_a_statement_as_long_as_can_be() -> None:
    for length in (MAX_PAYLOAD, MAX_PAYLOAD + 1):
        text = statement("consent", b"x" * length, keys("coach")).encode()
        if length == MAX_PAYLOAD:
            assert len(statement_from(text).payload) == MAX_PAYLOAD
        else:
            with pytest.raises(InvalidError):
                statement_from(text)


def test_an_envelope_that_is_too_large() -> None:
    with pytest.raises(InvalidError):
        envelope_header(b"\xc1\x01" + bytes(MAX_BYTES))


@pytest.mark.parametrize(
    "order", [0, 1, 2**255 - 20, 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826]
)
@pytest.mark.parametrize("sign", [0, 2**255])
def test_a_key_of_small_order_is_none(order: int, sign: int) -> None:
    assert not is_sound((order | sign).to_bytes(32, "little"))
    assert is_sound(keys("coach").public)
    assert not is_sound(keys("coach").public[:-1])


def test_under_a_key_of_small_order_one_signature_fits_all() -> None:
    """Why such keys are refused: the library itself takes them."""
    small = b"\x01" + bytes(31)
    assert has_signed(small, b"anything", small + bytes(32))
    assert has_signed(small, b"something else", small + bytes(32))


@given(st.text(max_size=60) | st.text("age1pqz", max_size=60))
def test_any_text_as_bech32(text: str) -> None:
    assert bech32_bytes(text, "age1pq") is None
