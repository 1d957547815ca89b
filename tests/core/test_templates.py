"""The wording of every template: what must be said is said, and nothing is promised without its limits (R6, R7)."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

import privity
from privity.core.agreements.addendum_terms import AddendumTerms
from privity.core.agreements.codes import CODES, ProfessionalCode
from privity.core.agreements.coming import Coming, Place, Will
from privity.core.agreements.document import Document, WrittenClause, addendum_document
from privity.core.agreements.templates import LIMIT_WORDS
from privity.core.agreements.terms import ALWAYS_LIMITS, InternalCoach, ReviewInterval, Terms
from privity.core.vocabulary import InformationClass, Limit, Role
from tests.core.agreement_cast import (
    ALL_TERMS,
    AMARA,
    GROUP,
    HEADING,
    IRIS,
    MIRJAM,
    SUPERVISION,
    THREE_WAY,
    TWO_PARTY,
    document,
)

ADDENDUM = addendum_document(
    AddendumTerms(
        (MIRJAM, AMARA, IRIS),
        frozenset({IRIS.person}),
        "7" * 32,
        "Handing over the diary",
        frozenset({InformationClass.SESSION_CONTENT, InformationClass.SHARED_NOTES}),
        datetime(2026, 3, 3, 9, tzinfo=UTC),
        datetime(2026, 3, 5, 9, tzinfo=UTC),
    ),
    ALWAYS_LIMITS,
    HEADING,
)
EVERY_DOCUMENT = [*map(document, ALL_TERMS), ADDENDUM]
FALSE_PROMISES = re.compile(
    r"\babsolute(ly)?\b|(completely|totally|fully|strictly|100 ?%) confidential|\bguaranteed?\b|never (be )?disclosed|airtight",
    re.IGNORECASE,
)


def words(made: Document) -> str:
    return "\n".join(paragraph for clause in made.clauses for paragraph in (clause.heading, *clause.text))


def clause(made: Document, name: str) -> WrittenClause:
    return next(clause for clause in made.clauses if clause.id == name)


every_document = pytest.mark.parametrize("made", EVERY_DOCUMENT, ids=lambda made: made.template)
every_terms = pytest.mark.parametrize("terms", ALL_TERMS, ids=lambda terms: terms.template)


@every_document
def test_the_limits_and_the_law_are_in_every_document(made: Document) -> None:
    text = words(made)
    assert "serious danger" in text.lower()
    assert re.search(r"\bcourt\b", text)
    assert "Coaching is rarely privileged in law" in text


@every_document
def test_no_promise_goes_beyond_its_limits(made: Document) -> None:
    promised = [match[0] for match in FALSE_PROMISES.finditer(words(made))]
    assert not [word for word in promised if "guarantee" not in word]
    if "guarantee" in words(made):
        assert "cannot guarantee" in words(made)


def test_no_page_promises_more_than_there_is() -> None:
    slice_folder = Path(privity.__file__).parent / "agreements"
    for page in slice_folder.rglob("templates/**/*.*"):
        assert not FALSE_PROMISES.search(page.read_text(encoding="utf-8")), page


@every_document
def test_clauses_can_be_linked_to(made: Document) -> None:
    names = [clause.id for clause in made.clauses]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)
    assert all(clause.text and all(clause.text) for clause in made.clauses)
    assert "{" not in words(made)


@every_terms
def test_each_agreed_limit_is_spelled_out_and_no_other(terms: Terms) -> None:
    for extra in (frozenset[Limit](), frozenset({Limit.ILLEGAL_ACT}), frozenset({Limit.SUPERVISION})):
        text = clause(document(terms, limits=ALWAYS_LIMITS | extra), "limits").text
        for limit, sentence in LIMIT_WORDS.items():
            assert (sentence.render() in text) == (limit in ALWAYS_LIMITS | extra)


@every_terms
def test_what_every_agreement_says(terms: Terms) -> None:
    names = {clause.id for clause in document(terms).clauses}
    assert names >= {"mutual", "limits", "privilege", "recording", "codes", "review", "retention", "changes", "ending"}


@pytest.mark.parametrize("terms", [TWO_PARTY, THREE_WAY, GROUP], ids=lambda terms: terms.template)
def test_what_every_coaching_agreement_says(terms: Terms) -> None:
    names = {clause.id for clause in document(terms).clauses}
    assert names >= {"own-story", "consent", "requests", "no-mediation", "channels", "notes"}


def test_what_stands_only_where_such_a_person_takes_part() -> None:
    two = {clause.id for clause in document(TWO_PARTY).clauses}
    three = {clause.id for clause in document(THREE_WAY).clauses}
    assert three - two >= {"paying", "objectives", "opinions", "free-will", "line-manager", "assistant"}
    assert {clause.id for clause in document(GROUP).clauses} >= {"in-the-group", "honesty", "joining", "paying"}
    assert {clause.id for clause in document(SUPERVISION).clauses} >= {"cases", "supervisors-duty"}
    assert "cannot guarantee" in words(document(GROUP))


def test_both_halves_stand_for_every_person() -> None:
    made = document(THREE_WAY)
    for role in THREE_WAY.columns:
        for half in ("shared", "private"):
            assert clause(made, f"{half}-{role.replace('_', '-')}").text
    assert "Helen Brandt (sponsor)" in clause(made, "private-sponsor").heading


def test_a_boundary_concerns_those_who_read_it_whose_it_is_and_who_keeps_it() -> None:
    concerned = clause(document(THREE_WAY), "shared-sponsor").concerns
    assert concerned == {Role.SPONSOR, Role.CLIENT, Role.GROUP_MEMBER, Role.COACH}


def test_codes_are_named_with_a_summary_or_not_at_all() -> None:
    text = clause(document(codes=frozenset(ProfessionalCode)), "codes").text
    assert len(text) == len(CODES)
    for code, line in zip(ProfessionalCode, text, strict=True):
        assert CODES[code].text.render() in line
        assert CODES[code].explanation.render() in line
    assert "codes" not in {clause.id for clause in document(codes=frozenset()).clauses}


def test_an_internal_coach_declares_reporting_line_and_systems() -> None:
    made = document(internal=InternalCoach("the head of learning", "Northwind IT"))
    text = clause(made, "internal-coach").text[0]
    assert "the head of learning" in text
    assert "Northwind IT" in text
    assert "internal-coach" not in {clause.id for clause in document().clauses}


def test_the_numbers_chosen_are_the_numbers_written() -> None:
    made = document(TWO_PARTY, review=ReviewInterval(14, 3, 60), retention_months=6)
    assert "after 14 days or at session 3" in clause(made, "review").text[0]
    assert "every 60 days" in clause(made, "review").text[0]
    assert "6 months after the end" in clause(made, "retention").text[0]
    assert made.retention[InformationClass.SHARED_NOTES] == 6
    assert made.retention[InformationClass.AGREEMENT] == 72


def test_an_addendum_names_who_what_and_until_when() -> None:
    opening = clause(ADDENDUM, "opening").text[0]
    assert "Iris Vogel may take part in one discussion, about: Handing over the diary." in opening
    assert "know about what is said in sessions and shared notes" in opening
    assert "from 2026-03-03 09:00 UTC until 2026-03-05 09:00 UTC" in clause(ADDENDUM, "window").text[0]


def free_will(coming: Coming | None, terms: Terms = THREE_WAY) -> str:
    return "\n".join(clause(document(terms, coming=coming), "free-will").text)


def test_how_the_client_comes_is_said_openly_and_what_that_does_not_mean() -> None:
    sent = free_will(Coming(Place.EMPLOYEE, Will.REQUIRED))
    assert sent.startswith(
        "The client is employed by the organisation that pays.\nThe organisation requires the client"
    )
    assert "not to speak, nor to consent to anything" in sent
    assert "again with the client alone" in sent
    assert "The client owns the organisation" in free_will(Coming(Place.OWNER, Will.OWN))
    assert free_will(Coming(Place.NEITHER, Will.OWN)).startswith("The client takes part of their own will")
    assert "If the client was sent rather than came, we say so openly." in free_will(None)


def test_all_whom_it_concerns_read_how_the_client_comes() -> None:
    concerned = clause(document(GROUP, coming=Coming(Place.EMPLOYEE, Will.REQUIRED)), "free-will").concerns
    assert concerned == {Role.CLIENT, Role.GROUP_MEMBER, Role.COACH, Role.SPONSOR, Role.LINE_MANAGER}


def test_where_nobody_else_pays_it_is_nobodys_matter() -> None:
    made = document(TWO_PARTY, coming=Coming(Place.EMPLOYEE, Will.REQUIRED))
    assert made.coming is None
    assert "free-will" not in {clause.id for clause in made.clauses}
