"""The document: one byte form, read back strictly, and everything a decision needs is in the signed bytes (R4, R5)."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privity.core.agreements.addendum_terms import OPENABLE, AddendumTerms, check_addendum
from privity.core.agreements.coming import Coming, Place, Will
from privity.core.agreements.document import Document, addendum_document, agreement_document
from privity.core.agreements.document_bytes import addendum_from, document_bytes, document_from, version_from
from privity.core.agreements.terms import (
    ALWAYS_LIMITS,
    Choices,
    InternalCoach,
    ReviewInterval,
    Terms,
    checked,
)
from privity.core.agreements.version import Signature, governing
from privity.core.canonical import canonical_bytes, content_hash
from privity.core.errors import CellRefusedError, InvalidError
from privity.core.matrix import DEFAULT_MATRIX, choices
from privity.core.vocabulary import InformationClass, Limit, Role, Rule
from tests.core.agreement_cast import ALL_TERMS, AMARA, GROUP, HEADING, IRIS, MIRJAM, THREE_WAY, TOM, document

AT = datetime(2026, 3, 3, 9, tzinfo=UTC)
LATER = datetime(2026, 3, 10, 9, tzinfo=UTC)
ADDENDUM = AddendumTerms(
    parties=(MIRJAM, AMARA, IRIS),
    admits=frozenset({IRIS.person}),
    discussion="7" * 32,
    topic="Handing over the diary",
    kinds=frozenset({InformationClass.SESSION_CONTENT}),
    since=AT,
    until=LATER,
)


def addendum(**changed: Any) -> Document:
    return addendum_document(replace(ADDENDUM, **changed), ALWAYS_LIMITS, HEADING)


@pytest.mark.parametrize("made", [*map(document, ALL_TERMS), addendum()], ids=lambda made: made.template)
def test_there_and_back(made: Document) -> None:
    assert document_from(document_bytes(made)) == made


@given(st.data())
def test_there_and_back_with_any_lawful_cell(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(InformationClass))
    role = data.draw(st.sampled_from(THREE_WAY.columns))
    rule = data.draw(st.sampled_from(choices(kind, role)))
    made = document(changes={kind: {role: rule}})
    assert document_from(document_bytes(made)) == made
    assert made.cells[kind][role] is rule


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_there_and_back_with_any_name(name: str) -> None:
    made = document(parties=(MIRJAM, replace(AMARA, name=name)))
    assert document_from(document_bytes(made)) == made


def test_the_whole_matrix_is_in_it_for_those_who_take_part() -> None:
    made = document(changes={InformationClass.PROGRESS: {Role.SPONSOR: Rule.CLIENT_ONLY}})
    for kind in InformationClass:
        assert set(made.cells[kind]) == set(THREE_WAY.columns)
    assert made.cells[InformationClass.PROGRESS][Role.SPONSOR] is Rule.CLIENT_ONLY
    assert made.cells[InformationClass.PROGRESS][Role.LINE_MANAGER] is Rule.CONSENT
    assert set(document(GROUP).cells[InformationClass.STORY]) >= {Role.CLIENT, Role.GROUP_MEMBER}


def test_each_listed_cell_has_a_listing_and_no_other_has() -> None:
    made = document()
    listed = {(kind, role) for kind, row in made.cells.items() for role, rule in row.items() if rule is Rule.LISTED}
    assert {(listing.information_class, listing.role) for listing in made.listings} == listed
    assert all(listing.purposes for listing in made.listings)


def test_what_was_not_noted_leaves_no_trace_in_the_bytes() -> None:
    """Documents that were signed before it could be noted stay what they are."""
    assert b"coming" not in document_bytes(document())
    assert document_from(document_bytes(document(coming=Coming(Place.OWNER, Will.OWN)))).coming


def test_the_nonce_makes_equal_words_different() -> None:
    other = replace(document(), heading=replace(HEADING, nonce="1" * 32))
    assert content_hash(document_bytes(other)) != content_hash(document_bytes(document()))


def changed_json(path: list[Any], value: Any) -> bytes:
    body = json.loads(document_bytes(document()))
    place = body
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return canonical_bytes(body)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["v"], 2),
        (["surplus"], 1),
        (["number"], True),
        (["number"], "1"),
        (["title"], 5),
        (["template"], "other"),
        (["parties", 0, "role"], "king"),
        (["parties", 0, "name"], None),
        (["parties", 0, "surplus"], ""),
        (["cells", "progress", "sponsor"], "sometimes"),
        (["cells", "gossip"], {}),
        (["limits"], ["law", "danger"]),
        (["limits"], ["danger", "danger", "law"]),
        (["review", "every_days"], "90"),
        (["retention", "progress"], False),
        (["clauses", 0, "text"], "words"),
        (["clauses", 0, "concerns"], None),
        (["opening"], {}),
        (["opening"], []),
        (["coming"], None),
        (["coming"], {"place": "king", "will": "own"}),
        (["coming"], {"place": "owner", "will": "own", "surplus": 1}),
    ],
)
def test_anything_else_is_refused(path: list[Any], value: Any) -> None:
    with pytest.raises(InvalidError):
        document_from(changed_json(path, value))


@pytest.mark.parametrize("content", [b"", b"null", b"[]", b"\xff", b"{", b"[" * 100_000, b'{"v":1}'])
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidError):
        document_from(content)


def test_bytes_that_mean_the_same_are_not_the_same() -> None:
    with pytest.raises(InvalidError):
        document_from(document_bytes(document()) + b"\n")


def test_a_version_is_made_of_the_bytes_and_the_signatures() -> None:
    content = document_bytes(document(GROUP))
    people = document_from(content).people
    signed = tuple(Signature(person, content_hash(content), AT) for person in people)
    incomplete = version_from(content, signed[1:], key="v1", offered_at=AT, closed_at=None)
    assert governing([incomplete], AT) is None
    whole = version_from(content, signed, key="v1", offered_at=AT, closed_at=None)
    assert governing([whole], AT) == whole
    assert whole.rule(InformationClass.GROUP_CONTRIBUTION, Role.GROUP_MEMBER) is Rule.ALWAYS
    assert whole.rule(InformationClass.EXISTENCE, Role.ASSISTANT) is Rule.NEVER
    assert whole.limits == ALWAYS_LIMITS


def test_an_addendum_opens_what_it_names_and_closes_by_itself() -> None:
    content = document_bytes(addendum())
    signed = tuple(Signature(party.person, content_hash(content), AT) for party in ADDENDUM.parties)
    made = addendum_from(content, signed, key="a1", closed_at=None)
    assert made.in_force(AT)
    assert not made.in_force(LATER)
    assert made.rule(InformationClass.SESSION_CONTENT) is Rule.ALWAYS
    assert made.rule(InformationClass.PERSONAL_DISCLOSURE) is None
    assert not addendum_from(content, signed[:2], key="a1", closed_at=None).in_force(AT)
    with pytest.raises(InvalidError):
        addendum_from(document_bytes(document()), (), key="a1", closed_at=None)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"topic": " "}, "topic"),
        ({"topic": "a\nb"}, "topic"),
        ({"topic": "x" * 121}, "topic"),
        ({"admits": frozenset()}, "admits"),
        ({"admits": frozenset({AMARA.person})}, "admits"),
        ({"admits": frozenset({IRIS.person, TOM.person})}, "admits"),
        ({"kinds": frozenset()}, "kinds"),
        ({"kinds": frozenset({InformationClass.PERSONAL_DISCLOSURE})}, "kinds"),
        ({"until": AT}, "until"),
        ({"until": datetime(2026, 4, 4, tzinfo=UTC)}, "until"),
        ({"since": datetime(2026, 3, 2, tzinfo=UTC), "until": AT}, "until"),
        ({"since": datetime(2027, 3, 4, tzinfo=UTC), "until": datetime(2027, 3, 5, tzinfo=UTC)}, "since"),
        ({"since": datetime(9999, 12, 31, tzinfo=UTC), "until": datetime.max.replace(tzinfo=UTC)}, "since"),
        ({"since": datetime.min.replace(tzinfo=UTC)}, "until"),
    ],
)
def test_an_addendum_that_cannot_be_is_refused_by_its_field(changed: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidError) as refusal:
        check_addendum(replace(ADDENDUM, **changed), at=AT)
    assert refusal.value.field == field


def test_an_addendum_holds_the_same_words_wherever_its_hours_were_typed() -> None:
    there = timezone(timedelta(hours=-9))
    assert addendum(since=AT.astimezone(there), until=LATER.astimezone(there)).clauses == addendum().clauses


def test_an_addendum_never_opens_the_most_personal() -> None:
    assert not OPENABLE & {
        InformationClass.PERSONAL_DISCLOSURE,
        InformationClass.COACH_NOTES,
        InformationClass.THIRD_PARTY_MATTER,
        InformationClass.EMPLOYMENT_OPINION,
    }


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"limits": frozenset({Limit.DANGER})}, "limits"),
        ({"review": ReviewInterval(first_days=31)}, "review"),
        ({"review": ReviewInterval(every_days=365)}, "review"),
        ({"retention_months": 0}, "retention_months"),
        ({"retention_months": 13}, "retention_months"),
        ({"internal": InternalCoach("", "Northwind IT")}, "reports_to"),
        ({"internal": InternalCoach("the board", "a\nb")}, "systems_owned_by"),
    ],
)
def test_terms_that_cannot_be_are_refused_by_their_field(changed: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidError) as refusal:
        checked(Choices(**changed))
    assert refusal.value.field == field


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("kind", InformationClass)
def test_only_lawful_cells_are_accepted(kind: InformationClass, role: Role) -> None:
    for rule in Rule:
        chosen = Choices(changes={kind: {role: rule}})
        if rule in choices(kind, role):
            assert Terms(THREE_WAY.template, THREE_WAY.parties, checked(chosen)).choices.rule(kind, role) is rule
        else:
            with pytest.raises(CellRefusedError):
                checked(chosen)
    usual = DEFAULT_MATRIX[kind][role]
    assert THREE_WAY.choices.rule(kind, role) is usual
    assert not checked(Choices(changes={kind: {role: usual}})).changes


def test_an_amendment_begins_with_what_was_chosen() -> None:
    chosen = checked(
        Choices(
            changes={InformationClass.PROGRESS: {Role.SPONSOR: Rule.CLIENT_ONLY}},
            review=ReviewInterval(14, 3, 60),
            retention_months=6,
            internal=InternalCoach("the board", "Northwind IT"),
            coming=Coming(Place.OWNER, Will.REQUIRED),
        )
    )
    made = agreement_document(replace(THREE_WAY, choices=chosen), HEADING)
    assert document_from(document_bytes(made)).choices == chosen
