"""For which purposes a listed cell may hold, and that a document says and keeps exactly what was chosen (R3, R60)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privity.core.agreements.document import Document, agreement_document
from privity.core.agreements.document_bytes import document_bytes, document_from
from privity.core.agreements.listings import listable, listed_purposes, usual_purposes
from privity.core.agreements.terms import Choices, checked
from privity.core.canonical import content_hash
from privity.core.errors import CellRefusedError
from privity.core.vocabulary import InformationClass, Purpose, Role, Rule
from tests.core.agreement_cast import HEADING, THREE_WAY, document

ATTENDANCE = (InformationClass.ATTENDANCE, Role.SPONSOR)
NEVER = [
    Purpose.DANGER,
    Purpose.LEGAL_DEMAND,
    Purpose.EMPLOYMENT_DECISION,
    Purpose.PASS_ON,
    Purpose.TEACHING,
]

lawful = st.sets(st.sampled_from(listable(*ATTENDANCE)), min_size=1).map(frozenset)


def chosen(*purposes: Purpose) -> Choices:
    return Choices(purposes={ATTENDANCE: frozenset(purposes)})


def made(choices: Choices) -> Document:
    return agreement_document(replace(THREE_WAY, choices=checked(choices)), HEADING)


def sentences(of: Document) -> tuple[str, ...]:
    return next(clause.text for clause in of.clauses if clause.id == "shared-sponsor")


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("kind", InformationClass)
def test_what_is_usual_may_be_listed(kind: InformationClass, role: Role) -> None:
    assert usual_purposes(kind, role)
    assert usual_purposes(kind, role) <= set(listable(kind, role))
    assert not checked(Choices(purposes={(kind, role): usual_purposes(kind, role)})).purposes


@pytest.mark.parametrize("also", [(), (Purpose.BILLING,)])
@pytest.mark.parametrize("purpose", NEVER)
def test_what_no_agreement_may_list_is_refused_by_its_cell(purpose: Purpose, also: tuple[Purpose, ...]) -> None:
    with pytest.raises(CellRefusedError, match=r"^listings\.attendance\.sponsor: ") as refusal:
        checked(chosen(purpose, *also))
    assert refusal.value.field == "listings.attendance.sponsor"
    assert purpose not in str(refusal.value).split(": ", 1)[1].split(", ")


def test_no_purpose_at_all_is_refused() -> None:
    with pytest.raises(CellRefusedError):
        checked(chosen())


def test_the_clients_own_column_stays_as_usual() -> None:
    cell = (InformationClass.SPONSOR_BRIEF, Role.CLIENT)
    for purposes in ({Purpose.BILLING}, {Purpose.COACHING, Purpose.BILLING}):
        with pytest.raises(CellRefusedError):
            checked(Choices(purposes={cell: frozenset(purposes)}))


@given(lawful)
def test_what_was_chosen_is_listed_signed_and_the_beginning_of_an_amendment(purposes: frozenset[Purpose]) -> None:
    agreed = document_from(document_bytes(made(chosen(*purposes))))
    assert listed_purposes(agreed.listings)[ATTENDANCE] == purposes
    assert agreed.choices == checked(chosen(*purposes))
    as_usual = purposes == usual_purposes(*ATTENDANCE)
    assert (content_hash(document_bytes(agreed)) == content_hash(document_bytes(document()))) == as_usual


def test_the_words_are_the_purposes_chosen() -> None:
    agreed = made(chosen(Purpose.PROGRAMME_EVALUATION, Purpose.SCHEDULING))
    assert (
        "Helen Brandt may know about attendance, but only for planning dates and evaluating the programme."
        in sentences(agreed)
    )
    assert not any("attendance" in line and "invoices" in line for line in sentences(agreed))


def test_purposes_of_a_cell_that_is_not_listed_any_more_fall_away() -> None:
    closed = replace(chosen(Purpose.SCHEDULING), changes={InformationClass.ATTENDANCE: {Role.SPONSOR: Rule.NEVER}})
    assert not checked(closed).purposes
    assert ATTENDANCE not in listed_purposes(made(closed).listings)
