"""The acts of a file in plain words, for somebody who has nothing else."""

import pytest

from privity.core.bundle.telling import told
from privity.core.bundle.verifying import verify
from tests.bundle_vectors.ledger import AMARA, HELEN, MIRJAM, OPENED, PART, TRUE, Ledger, canonical, entry


def lines(ledger: Ledger, **changes: object) -> list[str]:
    bundle = verify(canonical(ledger.bundle(**changes)).encode()).bundle
    assert bundle is not None
    return [f"{at:%H:%M} {words.render()}" if at else words.render() for at, words in told(bundle)]


def test_names_are_those_of_the_documents() -> None:
    assert lines(TRUE)[:4] == [
        "09:01 Mirjam Kovač set this up and named Amara Osei. Nothing is open by that.",
        "09:02 Amara Osei joined as client, by the mailed link.",
        "09:04 Mirjam Kovač offered version 1 of the agreement for signing.",
        "09:05 Amara Osei signed.",
    ]


def test_without_documents_roles_stand_for_people() -> None:
    assert lines(TRUE, documents=[])[:2] == [
        "09:01 the coach set this up and named the client. Nothing is open by that.",
        "09:02 the client joined as client, by the mailed link.",
    ]


def test_who_has_no_role_is_the_beginning_of_an_id() -> None:
    assert lines(TRUE, documents=[], entries=[TRUE.shown(5)]) == [f"09:05 {AMARA[:8]} signed."]


def test_somebody_named_later() -> None:
    later = TRUE.telling(
        e9=entry(5, MIRJAM, 9, {"person": HELEN, "role": "sponsor"}), e10=entry(6, MIRJAM, 10, {"person": HELEN})
    )
    assert lines(later)[-2] == "09:10 Mirjam Kovač mailed an invitation to the sponsor."


def test_what_was_erased() -> None:
    assert lines(TRUE, entries=[TRUE.erased(4)], documents=[]) == [
        "An act that was erased. That something stood here is proven."
    ]


def test_outsiders_are_told_in_words() -> None:
    """Their keys are no ids."""
    ask = {"ask": "a", "sender": MIRJAM, "recipient": "authority", "information_class": "progress", "subjects": [AMARA]}
    asked = {**ask, "purpose": "support", "channel": "phone", "outcome": "deny", "reasons": []}
    assert "tell a court or an authority about progress" in lines(TRUE.telling(e11=entry(40, MIRJAM, 11, asked)))[-1]


@pytest.mark.parametrize(
    ("tag", "values"),
    [
        (9_999, {"what": "new"}),
        (9, {"phase": "unheard of"}),
        (9, {}),
        (30, {"review": "r", "until": 7}),
        (29, {"review": "r", "outcome": {}, "present": [[{}]]}),
        (40, {}),
    ],
)
def test_what_is_not_known_is_said_to_be_so(tag: int, values: dict[str, object]) -> None:
    strange = TRUE.telling(e11=entry(tag, AMARA, 11, values))
    assert lines(strange)[-1] == "09:11 Amara Osei did something that this version of Privity does not know."


@pytest.mark.parametrize(
    "values",
    [{"people": [{}, [], 1], "roles": [{}]}, {"people": AMARA, "roles": 1}, {"people": {}, "roles": {}}, {"kind": {}}],
)
def test_rubbish_in_an_act_is_told_somehow(values: dict[str, object]) -> None:
    """Fields are signed, but of no type that anybody checked."""
    for part in ({1: entry(4, MIRJAM, 1, OPENED | values)}, {1: entry(5, MIRJAM, 1, {"person": {}, "role": {}})}):
        assert len(lines(TRUE.but(part=PART | part))) == len(PART)
