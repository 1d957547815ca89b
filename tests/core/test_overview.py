"""Who can see what, in sentences: both halves, twice, and for each reader only their part."""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType

import pytest

from privity.core.agreements.terms import Choices, NamedParty, Template, Terms
from privity.core.agreements.version import AgreementVersion, Party
from privity.core.overview import Overview, overview
from privity.core.vocabulary import InformationClass, Role, Rule

THREE_WAY = (
    NamedParty("mirjam", Role.COACH, "Mirjam Kovač"),
    NamedParty("amara", Role.CLIENT, "Amara Osei"),
    NamedParty("helen", Role.SPONSOR, "Helen Brandt"),
    NamedParty("tom", Role.LINE_MANAGER, "Tom Reyes"),
)
GROUP = (
    NamedParty("mirjam", Role.COACH, "Mirjam Kovač"),
    NamedParty("anna", Role.GROUP_MEMBER, "Anna"),
    NamedParty("ben", Role.GROUP_MEMBER, "Ben"),
    NamedParty("helen", Role.SPONSOR, "Helen Brandt"),
)


def read(
    reader: str,
    parties: tuple[NamedParty, ...] = THREE_WAY,
    changes: Mapping[InformationClass, Mapping[Role, Rule]] | None = None,
) -> Overview:
    """The usual boundaries between these people, with some changed, as ``reader`` reads them."""
    terms = Terms(Template.THREE_WAY, parties, Choices(changes=MappingProxyType(dict(changes or {}))))
    version = AgreementVersion(
        id="v1",
        number=1,
        content_hash="words",
        parties=tuple(Party(party.person, party.role) for party in parties),
        cells=terms.cells,
        listings=terms.listings,
        offered_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    return overview(version, parties, reader=reader)


def said(found: Overview) -> str:
    """Every sentence on the page."""
    by_person = [words.render() for column in found.columns for words in (*column.shared, *column.private)]
    by_kind = [cell.sentence.render() for _, kinds in found.families for kind in kinds for cell in kind.cells]
    return "\n".join([*by_person, *by_kind])


def columns(found: Overview) -> list[Role]:
    return [column.role for column in found.columns]


def test_the_client_reads_everybodys_part_those_outside_the_conversation_first() -> None:
    found = read("amara")
    assert columns(found) == [Role.SPONSOR, Role.LINE_MANAGER, Role.CLIENT, Role.COACH]
    assert found.columns[2].title.render() == "you (client)"
    assert "Only you may tell Helen Brandt about" in said(found)


def test_the_coach_reads_the_same_as_the_client() -> None:
    assert set(columns(read("mirjam"))) == set(columns(read("amara")))


@pytest.mark.parametrize(("reader", "role"), [("helen", Role.SPONSOR), ("tom", Role.LINE_MANAGER)])
def test_everybody_else_reads_their_own_part_only(reader: str, role: Role) -> None:
    found = read(reader)
    assert columns(found) == [role]
    assert {cell.role for _, kinds in found.families for kind in kinds for cell in kind.cells} == {role}
    others = {"Helen Brandt", "Tom Reyes", "Mirjam Kovač"}
    assert not any(name in said(found) for name in others)


def test_a_change_in_another_column_does_not_show() -> None:
    tighter = {InformationClass.OBJECTIVES: {Role.LINE_MANAGER: Rule.NEVER}}
    assert read("helen") == read("helen", changes=tighter)
    assert read("tom") != read("tom", changes=tighter)


def test_both_halves_are_there_for_every_kind() -> None:
    found = read("amara")
    assert all(column.shared for column in found.columns)
    assert all(column.private for column in found.columns if column.role is not Role.COACH)
    for _, kinds in found.families:
        for kind in kinds:
            assert sorted([*kind.shared, *kind.private], key=kind.cells.index) == list(kind.cells)
            assert len(kind.cells) == len(found.columns)


def test_kinds_that_cannot_arise_are_left_out() -> None:
    kinds = {kind.information_class for _, kinds in read("amara").families for kind in kinds}
    assert InformationClass.SPONSOR_BRIEF in kinds
    assert InformationClass.GROUP_CONTRIBUTION not in kinds


def test_a_member_of_a_group_reads_about_the_others_as_such() -> None:
    found = read("anna", GROUP)
    assert Role.GROUP_MEMBER in columns(found)
    assert "the other members" in said(found)
    assert columns(read("helen", GROUP)) == [Role.SPONSOR]


def test_somebody_who_is_no_party_reads_nothing() -> None:
    found = read("stranger")
    assert found.columns == ()
    assert said(found) == ""


def test_a_client_who_pays_is_not_told_that_only_they_tell_themselves() -> None:
    owner = (
        THREE_WAY[0],
        NamedParty("olga", Role.CLIENT, "Olga Own"),
        NamedParty("olga", Role.SPONSOR, "Olga Own Ltd"),
    )
    read_by_her, read_by_coach = said(read("olga", owner)), said(read("mirjam", owner))
    assert "Only you may tell you" not in read_by_her
    assert "Nobody tells you about private goals" in read_by_her
    assert "Only Olga Own may tell Olga Own Ltd about" in read_by_coach
