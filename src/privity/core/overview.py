"""Who can see what under one version of an agreement: in sentences, by person and by kind of information, for one reader.

A client and a coach read all of it, because it is about the client and the coach keeps it; everybody else reads their own
part: what they may have, and what stays private from them (R2, R4).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from privity.core.agreements.listings import listed_purposes
from privity.core.agreements.terms import NamedParty, relevant
from privity.core.agreements.version import AgreementVersion
from privity.core.agreements.wording import (
    FARTHEST_FIRST,
    Half,
    People,
    boundary_sentences,
    cell_sentence,
    half_of,
    people_of,
    title_of,
)
from privity.core.names import FAMILIES
from privity.core.vocabulary import InformationClass, Role, Rule
from privity.core.words import Phrase

READS_ALL = frozenset({Role.CLIENT, Role.GROUP_MEMBER, Role.COACH})


@dataclass(frozen=True, slots=True)
class Column:
    """What the people in one role may have, and what stays private from them."""

    role: Role
    title: Phrase
    shared: tuple[Phrase, ...]
    private: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One kind of information for one role."""

    role: Role
    title: Phrase
    rule: Rule
    half: Half
    sentence: Phrase


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of information, for everybody whom the reader may read about."""

    information_class: InformationClass
    cells: tuple[Cell, ...]

    @property
    def shared(self) -> tuple[Cell, ...]:
        """Who may have it without a further act of anybody."""
        return tuple(cell for cell in self.cells if cell.half is Half.SHARED)

    @property
    def private(self) -> tuple[Cell, ...]:
        """From whom it stays private until somebody acts, or for good."""
        return tuple(cell for cell in self.cells if cell.half is Half.PRIVATE)


@dataclass(frozen=True, slots=True)
class Overview:
    """The same boundaries twice: by person, and by kind in the plain families."""

    columns: tuple[Column, ...]
    families: tuple[tuple[Phrase, tuple[Kind, ...]], ...]


def overview(version: AgreementVersion, parties: Iterable[NamedParty], *, reader: str) -> Overview:
    """Who can see what, as ``reader`` may read it.

    :param version: the version that is in force
    :param parties: its parties, by the names they have in the engagement
    :param reader: the id of the person who reads; they are called "you"
    """
    everybody = tuple(parties)
    people = people_of(everybody, reader=reader)
    roles = _columns_for(reader, everybody, people)
    return Overview(
        columns=tuple(_column(version, role, people) for role in roles),
        families=tuple(_family(version, name, kinds, roles, people) for name, kinds in FAMILIES.values()),
    )


def _columns_for(reader: str, parties: tuple[NamedParty, ...], people: People) -> tuple[Role, ...]:
    """A client and a coach read everybody's columns, everybody else their own."""
    own = {party.role for party in parties if party.person == reader}
    readable = set(people.by_role) if own & READS_ALL else own
    return tuple(role for role in FARTHEST_FIRST if role in readable)


def _column(version: AgreementVersion, role: Role, people: People) -> Column:
    sentences = boundary_sentences(version.cells, version.listings, role, people)
    return Column(
        role=role,
        title=title_of(role, people),
        shared=tuple(sentence.text for sentence in sentences if sentence.half is Half.SHARED),
        private=tuple(sentence.text for sentence in sentences if sentence.half is Half.PRIVATE),
    )


def _family(
    version: AgreementVersion,
    name: Phrase,
    kinds: Iterable[InformationClass],
    roles: tuple[Role, ...],
    people: People,
) -> tuple[Phrase, tuple[Kind, ...]]:
    arising = relevant(people.by_role)
    return name, tuple(
        Kind(kind, tuple(_cell(version, kind, role, people) for role in roles)) for kind in kinds if kind in arising
    )


def _cell(version: AgreementVersion, kind: InformationClass, role: Role, people: People) -> Cell:
    rule = version.rule(kind, role)
    purposes = listed_purposes(version.listings).get((kind, role), frozenset())
    return Cell(
        role=role,
        title=title_of(role, people),
        rule=rule,
        half=half_of(rule, purposes),
        sentence=cell_sentence(kind, role, rule, people, purposes),
    )
