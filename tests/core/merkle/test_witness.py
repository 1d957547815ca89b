"""A witness: what it answers, as C2SP wants it; it never signs two pasts, whatever it is sent, and is total on anything."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privity.core.errors import InvalidError
from privity.core.merkle.checkpoint import Checkpoint
from privity.core.merkle.cosignature import cosignature
from privity.core.merkle.keys import Key, Kind, key_from, public_key
from privity.core.merkle.note import Note, note_from, signed
from privity.core.merkle.submission import Submission, cosignature_in, submission_from, told_size
from privity.core.merkle.witness import Answer, Status, answer_to
from tests.core.merkle.vectors import Case, cases, read_or_none
from tests.merkle_vectors import naive
from tests.merkle_vectors.signing import LOG, WITNESS, cosignature_line, key_text, private, signature_line

KEY = key_from(key_text(LOG))
BODIES = [case.values[0]["body"].encode() for case in cases("submissions")]


def answered(body: bytes, seen: Note | None, *logs: Key) -> Answer:
    submission = read_or_none(submission_from, body)
    return Answer(Status.UNREADABLE, seen) if submission is None else answer_to(submission, logs or [KEY], seen)


@pytest.mark.parametrize("case", cases("submissions"))
def test_an_answer(case: Case) -> None:
    seen = case["seen"] and note_from(case["seen"].encode())
    answer = answered(case["body"].encode(), seen)
    assert (answer.status, answer.seen_size) == (case["status"], case["seen_size"])
    if answer.status is not Status.COSIGNED:
        assert answer.seen == seen


def test_two_pasts_of_one_size_are_told_from_a_wrong_size() -> None:
    forks = {case.values[0]["name"] for case in cases("submissions") if _forked(case.values[0])}
    assert forks == {"another past of the same size", "another past, as if it were the first"}


def _forked(case: Case) -> bool:
    return answered(case["body"].encode(), case["seen"] and note_from(case["seen"].encode())).forked


@pytest.mark.parametrize("case", cases("submissions"))
def test_a_witness_that_knows_no_log(case: Case) -> None:
    submission = read_or_none(submission_from, case["body"].encode())
    assert submission is None or answer_to(submission, [], None).status is Status.UNKNOWN_LOG


def test_one_of_two_keys_of_a_log_is_enough() -> None:
    former = public_key(LOG, Kind.NOTE, private("a former key"))
    assert answered(BODIES[2], None, former, KEY).status is Status.COSIGNED
    assert answered(BODIES[2], None, former).status is Status.NOT_SIGNED


@given(st.data())
def test_it_never_signs_two_pasts(data: st.DataObject) -> None:
    """A log that lies as it likes: whatever was signed lies on one line of trees, each continuing the one before."""
    pasts = [[naive.leaf(7 * past + number if number >= past else number) for number in range(6)] for past in range(4)]
    seen, roots = None, []
    for _ in range(data.draw(st.integers(1, 12))):
        leaves, size = data.draw(st.sampled_from(pasts)), data.draw(st.integers(0, 6))
        old = data.draw(st.integers(0, size))
        proof = naive.consistency(old, leaves[:size]) if 0 < old < size else []
        note = signed(str(Checkpoint(LOG, size, naive.root(leaves[:size]))), LOG, private(LOG))
        answer = answer_to(Submission(old, tuple(proof), note), [KEY], seen)
        if answer.status is Status.COSIGNED:
            roots.append((size, naive.root(leaves[:size])))
        seen = answer.seen
    assert roots == sorted(roots, key=lambda each: each[0])
    assert any(all(naive.root(past[:size]) == root for size, root in roots) for past in pasts)


@given(st.binary() | st.none() | st.text())
def test_reading_anything(content: Any) -> None:
    with pytest.raises(InvalidError):
        submission_from(content)


@given(st.data())
def test_what_is_read_writes_back_to_the_same_bytes(data: st.DataObject) -> None:
    good = data.draw(st.sampled_from(BODIES[:3]))
    place = data.draw(st.integers(0, len(good) - 1))
    changed = good[:place] + data.draw(st.binary(max_size=3)) + good[place + data.draw(st.integers(0, 3)) :]
    value = read_or_none(submission_from, changed)
    assert value is None or bytes(value) == changed


NOTE = submission_from(BODIES[0]).checkpoint
SEEN_BY = key_from(key_text(WITNESS, 4))


def test_a_cosignature_comes_back() -> None:
    other = cosignature_line(NOTE.text, 8, "witness.example/jonas")
    made = cosignature(NOTE.text, WITNESS, private(WITNESS), 9)
    assert cosignature_in(f"{other}{made}".encode(), NOTE, SEEN_BY) == (made, 9)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\n",
        b"<!doctype html>",
        b"\xff",
        cosignature_line(NOTE.text, 9, "witness.example/jonas").encode(),
        cosignature_line(NOTE.text.replace("7", "8", 1), 9).encode(),
        signature_line(NOTE.text, WITNESS).encode(),
        cosignature_line(NOTE.text, 9).encode() * 2,
        bytes(NOTE) + cosignature_line(NOTE.text, 9).encode(),
    ],
)
def test_what_is_no_cosignature(body: bytes) -> None:
    with pytest.raises(InvalidError):
        cosignature_in(body, NOTE, SEEN_BY)


def test_a_told_size() -> None:
    assert (told_size(b"0\n"), told_size(b"20852014\n")) == (0, 20852014)


@pytest.mark.parametrize("body", [b"", b"\n", b"07\n", b"-1\n", b"7\n\n", b"seven\n", b"7 entries\n", b"9" * 5000])
def test_what_is_no_size(body: bytes) -> None:
    with pytest.raises(InvalidError):
        told_size(body)
