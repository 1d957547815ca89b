"""Canonical bytes: the published examples of RFC 8785, and what has no canonical form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privity.core.canonical import Json, canonical_bytes, content_hash


def test_members_are_sorted_and_nothing_is_added() -> None:
    # RFC 8785, 3.2.3: sorting by UTF-16 code units.
    value: dict[str, Json] = {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\U0001f600": 5, "\u0080": 6, "\u00f6": 7}
    expected = '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}'
    assert canonical_bytes(value) == expected.encode()


def test_the_hash_is_sha_256_in_hex() -> None:
    assert content_hash(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize("value", [1.5, {"a": 0.0}, [[float("nan")]], 2**53, "\ud800", {1, 2}])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        canonical_bytes(value)  # type: ignore[arg-type]


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=4), st.integers(-9, 9), max_size=5))
def test_the_order_of_members_does_not_matter(value: dict[str, Json]) -> None:
    backwards = dict(reversed(value.items()))
    assert canonical_bytes(value) == canonical_bytes(backwards)
