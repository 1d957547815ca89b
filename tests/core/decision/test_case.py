"""A case as JSON: read exactly, or refused with the place and what is wrong there."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privity.core.decision import decide
from privity.core.decision.case import case_from_json, case_schema, decision_json
from privity.core.errors import InvalidError

NOON = "2026-03-03T12:00:00Z"

type Json = dict[str, Any]


def a_case() -> Json:
    return {
        "question": {
            "sender": "mirjam",
            "recipient": "helen",
            "information_class": "progress",
            "subjects": ["amara"],
            "purpose": "progress_report",
            "channel": {"kind": "in_person"},
            "at": NOON,
        },
        "facts": {
            "engagement": "e1",
            "actors": {"mirjam": "person", "helen": "person", "amara": "person"},
            "participations": [{"person": "mirjam", "role": "coach", "since": "2026-01-01T00:00:00Z"}],
            "versions": [
                {
                    "id": "v1",
                    "number": 1,
                    "content_hash": "00",
                    "parties": [{"person": "amara", "role": "client"}],
                    "cells": {"progress": {"sponsor": "consent"}},
                    "listings": [
                        {"information_class": "logistics", "purposes": ["scheduling"], "role": "sponsor"},
                    ],
                    "offered_at": "2026-01-01T00:00:00Z",
                    "signatures": [{"person": "amara", "content_hash": "00", "at": "2026-01-02T00:00:00Z"}],
                }
            ],
            "addenda": [
                {
                    "id": "a1",
                    "content_hash": "01",
                    "parties": [],
                    "admits": ["iris"],
                    "discussion": "d1",
                    "cells": {"objectives": "always"},
                    "since": NOON,
                    "until": NOON,
                }
            ],
        },
    }


def _refused(change: Callable[[Json], object]) -> str:
    case = a_case()
    change(case)
    with pytest.raises(InvalidError) as caught:
        case_from_json(json.dumps(case))
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_whole_case_is_read_and_answered() -> None:
    case = case_from_json(json.dumps(a_case()))
    answer = decision_json(decide(case.question, case.facts))
    assert answer["outcome"] == "deny"
    assert json.loads(json.dumps(answer)) == answer


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda c: c.pop("facts"), "facts: this member is missing"),
        (lambda c: c.update(extra=1), "extra: there is no such member; leave it out"),
        (lambda c: c["question"].update(purpose="gossip"), "question.purpose: input should be 'coaching'"),
        (lambda c: c["question"].update(at=5), "question.at: input should be a valid datetime"),
        (lambda c: c["question"].update(at="2026-03-03T12:00:00"), "question.at: write the instant in UTC"),
        (lambda c: c["question"].update(at="1700000000"), "question.at: write the instant in UTC"),
        (
            lambda c: c["facts"]["versions"][0]["cells"].update(gossip={}),
            "facts.versions[0].cells.gossip: input should be",
        ),
        (
            lambda c: c["facts"]["versions"][0].update(number="1"),
            "facts.versions[0].number: input should be a valid int",
        ),
        (
            lambda c: c["facts"]["versions"][0].update(number=True),
            "facts.versions[0].number: input should be a valid int",
        ),
        (
            lambda c: c["facts"]["versions"][0]["signatures"][0].update(at="2026-01-02T00:00:00+01:00"),
            "facts.versions[0].signatures[0].at: write the instant in UTC",
        ),
        (
            lambda c: c["facts"]["versions"][0]["cells"].update(coach_notes={"sponsor": "always"}),
            "facts.versions[0].cells.coach_notes.sponsor: an agreement may not set this to always; choose one of: never",
        ),
        (
            lambda c: c["facts"]["versions"][0]["listings"][0].update(person="helen"),
            "facts.versions[0].listings[0]: name either a person or a role",
        ),
        (
            lambda c: c["facts"]["versions"].append(c["facts"]["versions"][0]),
            'facts.versions[1].id: the id "v1" stands twice',
        ),
    ],
)
def test_what_is_wrong_is_named_by_its_place(change: Callable[[Json], object], message: str) -> None:
    assert _refused(change).startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1, column 1: this is not JSON"),
        ("[1", "line 1, column 3: this is not JSON"),
        ('{"note": 0, "name": 1, "name": 2}', 'the member "name" stands twice'),
        ('{"name": NaN}', "NaN is no JSON number"),
        ("[" * 100_000, "nested too deeply"),
        (b"\xff\xfe", "not UTF-8"),
        ("[]", "input should be"),
        ('"\\ud800"', "half a surrogate pair is no character"),
        ('"\ud800"', "not UTF-8"),
        ('{"question": ' + "9" * 5000 + "}", "a number has 5000 digits; write at most 18"),
        ('{"question": -' + "9" * 19 + "}", "a number has 19 digits"),
        ('{"' + "k" * 1_000_000 + '": 1, "' + "k" * 1_000_000 + '": 2}', "kkk… stands twice"),
    ],
)
def test_what_is_no_case_at_all_is_refused(text: str | bytes, message: str) -> None:
    with pytest.raises(InvalidError) as caught:
        case_from_json(text)
    assert message in str(caught.value)
    assert not str(caught.value).startswith(":")


def test_a_number_of_18_digits_is_read_and_one_of_19_is_refused() -> None:
    case = a_case()
    case["facts"]["versions"][0]["number"] = -(10**18 - 1)
    assert case_from_json(json.dumps(case)).facts.versions[0].number == -(10**18 - 1)
    assert "a number has 19 digits; write at most 18" in _refused(
        lambda c: c["facts"]["versions"][0].update(number=10**18)
    )


def test_a_name_is_shown_whole_up_to_60_characters_and_a_place_up_to_300() -> None:
    unknown = ": there is no such member; leave it out"
    assert _refused(lambda c: c.update({"k" * 60: 1})) == "k" * 60 + unknown
    assert _refused(lambda c: c.update({"k" * 61: 1})) == "k" * 59 + "…" + unknown
    deep: Any = "\ud800"
    for _ in range(99):
        deep = [deep]
    half = ": half a surrogate pair is no character; write the whole one"
    assert _refused(lambda c: c.update(xyz=deep)) == "xyz" + "[0]" * 99 + half
    assert _refused(lambda c: c.update(wxyz=deep)) == "wxyz" + "[0]" * 98 + "[…" + half


CONSENT = {
    "id": "x",
    "subject": "amara",
    "information_class": "progress",
    "recipient": "helen",
    "purpose": "progress_report",
    "channel": "in_person",
    "since": NOON,
    "until": NOON,
    "events": [],
}
FILE = {
    "id": "x",
    "purpose": "danger",
    "recipient": "helen",
    "text_hash": "00",
    "since": NOON,
    "until": NOON,
    "complete": True,
}
SEGMENT = {"id": "x", "present": []}


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("addenda", {**a_case()["facts"]["addenda"][0], "id": "x"}),
        ("consents", CONSENT),
        ("exception_files", FILE),
        ("segments", SEGMENT),
    ],
)
def test_no_two_things_have_one_id(name: str, thing: Json) -> None:
    assert _refused(lambda c: c["facts"].update({name: [thing, thing]})) == (
        f'facts.{name}[1].id: the id "x" stands twice'
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda c: c.update({"a\nb\x1b[31m": 1}), r'"a\nb\u001b[31m": there is no such member; leave it out'),
        (lambda c: c.update({"k" * 1_000_000: 1}), "k" * 59 + "…: there is no such member; leave it out"),
        (lambda c: c.update({"\n" * 1_000_000: 1}), '"' + r"\n" * 29 + "…: there is no such member; leave it out"),
        (lambda c: c["question"].update(sender="\ud800"), "question.sender: half a surrogate pair is no character"),
        (lambda c: c["facts"].update({"\udfff": 1}), r'facts."\udfff": half a surrogate pair is no character'),
        (
            lambda c: c["facts"]["addenda"][0].update(admits=["iris", "\ud800"]),
            "facts.addenda[0].admits[1]: half a surrogate pair is no character",
        ),
        (
            lambda c: c["facts"]["versions"][0]["cells"].update({"x\u202ey": {}}),
            r'facts.versions[0].cells."x\u202ey": input should be',
        ),
        (
            lambda c: c["facts"].update(versions=[{**c["facts"]["versions"][0], "id": "\x1b" * 999}] * 2),
            r'facts.versions[1].id: the id "' + r"\u001b" * 9,
        ),
    ],
)
def test_a_place_is_one_line_that_a_terminal_prints(change: Callable[[Json], object], message: str) -> None:
    told = _refused(change)
    assert told.startswith(message)
    assert told.isprintable()
    assert len(told) < 700


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_rubbish_never_escapes_as_another_error(text: bytes | str) -> None:
    with pytest.raises(InvalidError):
        case_from_json(text)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.data())
def test_any_member_replaced_by_anything_is_read_or_refused(data: st.DataObject) -> None:
    case = a_case()
    place: Any = case
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not (isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans())):
            break
        place = place[key]
    place[key] = data.draw(JSON_VALUES)
    try:
        read = case_from_json(json.dumps(case))
    except InvalidError as error:
        told = str(error)
    else:
        told = str(decide(read.question, read.facts).outcome)
    assert told
    assert "\n" not in told


def test_the_schema_speaks_of_the_same_members() -> None:
    schema = case_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["required"] == ["question", "facts"]
    assert schema["additionalProperties"] is False
    assert set(schema["$defs"]["Question"]["properties"]) > {"sender", "recipient", "subjects", "text_hash"}
