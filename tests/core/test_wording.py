"""A sentence for every boundary: the same for all, except that the reader is "you" (R4)."""

import pytest

from privity.core.agreements.listings import usual_purposes
from privity.core.agreements.terms import NamedParty, Terms, columns, relevant
from privity.core.agreements.wording import (
    Half,
    boundary_sentences,
    cell_sentence,
    half_of,
    people_of,
    title_of,
)
from privity.core.matrix import choices
from privity.core.vocabulary import InformationClass, Purpose, Role, Rule
from tests.core.agreement_cast import ALL_TERMS, AMARA, BEN, CLEO, GROUP, HELEN, MIRJAM, THREE_WAY, TOM

ONE_EACH = tuple(NamedParty(role.value, role, f"The {role}") for role in Role)


def said(information_class: InformationClass, role: Role, rule: Rule, reader: NamedParty | None = None) -> str:
    people = people_of(THREE_WAY.parties, reader=reader.person if reader else "")
    purposes = usual_purposes(information_class, role) if rule is Rule.LISTED else ()
    return cell_sentence(information_class, role, rule, people, purposes).render()


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("information_class", InformationClass)
def test_every_cell_that_may_be_set_has_its_own_sentence(information_class: InformationClass, role: Role) -> None:
    people = people_of(ONE_EACH)
    sentences = {
        cell_sentence(information_class, role, rule, people, usual_purposes(information_class, role)).render()
        for rule in choices(information_class, role)
    }
    assert len(sentences) == len(choices(information_class, role))
    assert all(sentence[0].isupper() and sentence.endswith(".") and "{" not in sentence for sentence in sentences)


@pytest.mark.parametrize("purpose", Purpose)
def test_what_may_be_listed_names_its_purposes(purpose: Purpose) -> None:
    people = people_of(THREE_WAY.parties)
    words = cell_sentence(InformationClass.LOGISTICS, Role.SPONSOR, Rule.LISTED, people, [purpose]).render()
    assert words.startswith("Helen Brandt may know about dates, places and invoices, but only for ")


def test_a_third_person_is_named() -> None:
    assert said(InformationClass.OBJECTIVES, Role.SPONSOR, Rule.ALWAYS) == (
        "Helen Brandt may always know about the agreed objectives."
    )
    assert said(InformationClass.SESSION_CONTENT, Role.LINE_MANAGER, Rule.CLIENT_ONLY) == (
        "Only Amara Osei may tell Tom Reyes about what is said in sessions."
    )


def test_the_reader_is_you() -> None:
    session = InformationClass.SESSION_CONTENT
    assert said(session, Role.LINE_MANAGER, Rule.CLIENT_ONLY, AMARA) == (
        "Only you may tell Tom Reyes about what is said in sessions."
    )
    assert said(session, Role.LINE_MANAGER, Rule.CLIENT_ONLY, TOM) == (
        "Only Amara Osei may tell you about what is said in sessions."
    )
    assert said(InformationClass.PROGRESS, Role.SPONSOR, Rule.CONSENT, AMARA) == (
        "Helen Brandt may know about progress only with your written consent, each time, to the exact words."
    )
    assert said(InformationClass.AGREEMENT, Role.SPONSOR, Rule.OWN_PART, HELEN) == (
        "Of the agreement, you may have only what concerns you."
    )


def test_the_sponsors_own_matter_takes_the_sponsors_consent() -> None:
    words = said(InformationClass.SPONSOR_BRIEF, Role.LINE_MANAGER, Rule.CONSENT, AMARA)
    assert "the written consent of Helen Brandt" in words


def test_listed_without_a_listing_is_private_and_says_so() -> None:
    people = people_of(THREE_WAY.parties)
    words = cell_sentence(InformationClass.ATTENDANCE, Role.SPONSOR, Rule.LISTED, people).render()
    assert words == "No purpose is listed, so nothing about attendance goes to Helen Brandt."
    assert half_of(Rule.LISTED) is Half.PRIVATE
    assert half_of(Rule.LISTED, [Purpose.BILLING]) is Half.SHARED


def test_several_people_of_a_role_share_a_sentence_and_the_reader_comes_first() -> None:
    second = NamedParty("9" * 32, Role.COACH, "Lena Horvat")
    people = people_of((MIRJAM, second, AMARA), reader=second.person)
    words = cell_sentence(InformationClass.PROGRESS, Role.COACH, Rule.ALWAYS, people).render()
    assert words == "You and Mirjam Kovač may always know about progress."


def test_in_a_group_each_reads_two_columns() -> None:
    assert columns([Role.COACH, Role.GROUP_MEMBER]) == (Role.CLIENT, Role.COACH, Role.GROUP_MEMBER)
    assert columns([Role.COACH, Role.CLIENT, Role.CLIENT]) == (Role.CLIENT, Role.COACH, Role.GROUP_MEMBER)
    people = people_of(GROUP.parties, reader=BEN.person)
    assert title_of(Role.CLIENT, people).render() == "you, about your own matters"
    words = cell_sentence(InformationClass.PERSONAL_DISCLOSURE, Role.GROUP_MEMBER, Rule.CLIENT_ONLY, people).render()
    assert words == "Only the person it is about may tell the other members about personal matters."
    assert CLEO.name not in words


@pytest.mark.parametrize("terms", ALL_TERMS, ids=lambda terms: terms.template)
def test_both_halves_together_say_everything_once(terms: Terms) -> None:
    people = people_of(terms.parties)
    assert set(people.by_role) == set(terms.columns)
    for role in terms.columns:
        sentences = boundary_sentences(terms.cells, terms.listings, role, people)
        told = [kind for sentence in sentences for kind in sentence.kinds]
        assert sorted(told) == sorted(relevant(terms.columns))
        shared = {sentence.rule for sentence in sentences if sentence.half is Half.SHARED}
        private = {sentence.rule for sentence in sentences if sentence.half is Half.PRIVATE}
        assert shared <= {Rule.ALWAYS, Rule.LISTED, Rule.OWN_PART}
        assert Rule.NEVER in private
        assert not shared & private


def test_words_of_people_are_never_read_as_format() -> None:
    odd = NamedParty("9" * 32, Role.SPONSOR, "{kinds} {0} %s")
    people = people_of((MIRJAM, AMARA, odd))
    words = cell_sentence(InformationClass.PROGRESS, Role.SPONSOR, Rule.NEVER, people).render()
    assert words == "Nothing about progress goes to {kinds} {0} %s."
