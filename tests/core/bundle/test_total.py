"""Whatever the bytes are, there is an answer; and a file that holds holds only as it is."""

import json
from base64 import b64encode
from dataclasses import replace
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from privity.core.bundle.findings import Verdict
from privity.core.bundle.form import bundle_bytes, bundle_from
from privity.core.bundle.telling import told
from privity.core.bundle.verifying import Report, verify
from privity.core.errors import InvalidError
from tests.bundle_vectors.ledger import KEY, OLD, TRUE, canonical, entry

FILE, SEEN = canonical(TRUE.bundle()).encode(), canonical(OLD.bundle()).encode()
RECEIPT, NOTE = TRUE.receipt(5).encode(), TRUE.note(8).encode()
HOLD = [replace(bundle, reader="") for bundle in (verify(FILE).bundle, verify(RECEIPT, key=KEY).bundle) if bundle]
"""Who reads is said, not proven."""
PLACES = st.floats(0, 1, exclude_max=True)


def answered(report: Report) -> None:
    assert report.findings
    assert all(finding.words.render() for finding in report.findings)
    if report.bundle:
        assert all(words.render() for _at, words in told(report.bundle))


@st.composite
def spoiled(draw: st.DrawFn, file: bytes) -> bytes:
    """The file with a few places changed, cut, doubled or filled with other bytes."""
    for _ in range(draw(st.integers(1, 4))):
        place = int(draw(PLACES) * len(file))
        end = min(len(file), place + draw(st.integers(0, 40)))
        filling = draw(st.one_of(st.binary(max_size=8), st.just(file[place:end] * 2), st.sampled_from(TOKENS)))
        file = file[:place] + filling + file[end:]
    return file


TOKENS = [b"", b"{", b"}", b"[]", b"null", b"1e9", b'"', b"\\ud800", b"\n", b",", b"\xff", b'":', b"9" * 400, b"-0"]


@given(st.one_of(*map(spoiled, (FILE, RECEIPT, NOTE))), st.sampled_from([None, SEEN, NOTE]))
def test_spoiled_files_do_not_hold(content: bytes, seen: bytes | None) -> None:
    report = verify(content, seen=seen, key=KEY)
    answered(report)
    if report.verdict is Verdict.GOOD:
        assert report.bundle is not None
        assert replace(report.bundle, reader="") in HOLD


@given(st.one_of(*map(spoiled, (SEEN, NOTE, RECEIPT))))
def test_what_was_kept_can_be_spoiled_too(seen: bytes) -> None:
    report = verify(FILE, seen=seen)
    answered(report)
    if report.verdict is Verdict.GOOD:
        assert seen in {SEEN, NOTE} or json.loads(seen)["checkpoint"] == OLD.note(8)


@given(st.binary(max_size=200))
@example(b"[" * 100_000)
@example(b'{"a":' * 100_000)
@example(b"{" + b" " * 1_000_000)
@example(b'{"format":"privity/bundle/v1","key":' + b"9" * 100_000 + b"}")
def test_any_bytes(content: bytes) -> None:
    answered(verify(content, seen=content, key=KEY))
    try:
        assert bundle_bytes(bundle_from(content)) == content
    except InvalidError:
        return


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
MEMBERS = sorted(TRUE.bundle())


@given(st.sampled_from(MEMBERS), JSON)
def test_any_value_in_any_member(member: str, value: Any) -> None:
    answered(verify(json.dumps({**TRUE.bundle(), member: value}).encode(), key=KEY))


@given(
    st.sampled_from([4, 5, 9, 21, 22, 29, 30, 40, 60, 9_999]), st.dictionaries(st.text(max_size=8), JSON, max_size=3)
)
def test_any_fields_of_an_act(tag: int, values: dict[str, Any]) -> None:
    """They were signed, so they are true; what they are is told as well as can be."""
    report = verify(canonical(TRUE.telling(e11=entry(tag, "x", 11, values)).bundle()).encode())
    answered(report)
    assert report.verdict is not Verdict.BAD


def test_too_large_a_file() -> None:
    assert verify(bytes(100_000_001)).verdict is Verdict.UNUSABLE


def test_what_is_no_text_of_a_key() -> None:
    for key in ("", "\ud800", "a+b+c", f"{KEY}\n", b64encode(bytes(33)).decode()):
        assert [finding.code for finding in verify(FILE, key=key).findings] == ["key_unreadable"]


def with_deep_fields(depth: int) -> str:
    return entry(10, "x", 11, {"deep": "DEEP"}).replace('"DEEP"', "[" * depth + "]" * depth)


def test_an_act_that_is_nested_too_deeply() -> None:
    report = verify(canonical(TRUE.telling(e11=with_deep_fields(20_000)).bundle()).encode())
    assert [finding.code for finding in report.findings] == ["unknown_form"]
