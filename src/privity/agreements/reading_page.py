"""What a party reads: first what binds and concerns them, in the second person, then the whole text as it is signed."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from privity.agreements.selectors import Kind, Version
from privity.core.agreements.document import WrittenClause
from privity.core.agreements.terms import columns
from privity.core.agreements.wording import Half, People, boundary_sentences, people_of, title_of
from privity.core.names import ROLES
from privity.core.vocabulary import Role
from privity.core.words import Phrase, enumerate_names

BOUNDARIES = ("shared-", "private-")
ALL_BOUNDARIES = frozenset({Role.CLIENT, Role.COACH, Role.GROUP_MEMBER, Role.SUPERVISOR})
"""Whose matter the boundaries are, or who keeps them: they read first what everybody may know."""


@dataclass(frozen=True, slots=True)
class Column:
    """What one role may know, in sentences for the reader."""

    title: Phrase
    reads: bool
    """It is the reader's own."""
    shared: tuple[Phrase, ...]
    private: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A version as one of its people reads it, wherever they come from."""

    version: Version
    reader: UUID
    own: tuple[Column, ...]
    others: tuple[Column, ...]
    concerns: tuple[WrittenClause, ...]
    """The clauses that concern the reader most."""
    limits: tuple[WrittenClause, ...]
    """The limits, and that coaching is rarely privileged: they stand with every promise (R6, R7)."""

    @property
    def named(self) -> str:
        """How the reader is called in it."""
        return self.version.named(self.reader).name

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles in which the reader signs; none for who only offered it."""
        return self.version.roles_of(self.reader)

    @property
    def roles_said(self) -> Phrase:
        """ "client and sponsor"; there is at least one."""
        return enumerate_names([ROLES[role].text for role in self.roles])


def text_for(version: Version, reader: UUID) -> Text:
    """The words for a reader who is a party, or has offered it."""
    document, roles = version.document, set(version.roles_of(reader))
    people = people_of(document.parties, reader=reader.hex)
    found = tuple(_columns(version, people, roles)) if version.kind is Kind.AGREEMENT else ()
    plain = [clause for clause in document.clauses if not clause.id.startswith(BOUNDARIES)]
    return Text(
        version=version,
        reader=reader,
        own=tuple(column for column in found if column.reads),
        others=tuple(column for column in found if not column.reads and roles & ALL_BOUNDARIES),
        concerns=tuple(clause for clause in plain if clause.concerns & roles),
        limits=tuple(clause for clause in plain if clause.id in ("limits", "privilege")),
    )


def _columns(version: Version, people: People, roles: set[Role]) -> Iterable[Column]:
    document = version.document
    for role in columns(party.role for party in document.parties):
        sentences = boundary_sentences(document.cells, document.listings, role, people)
        yield Column(
            title=title_of(role, people),
            reads=role in columns(roles),
            shared=tuple(sentence.text for sentence in sentences if sentence.half is Half.SHARED),
            private=tuple(sentence.text for sentence in sentences if sentence.half is Half.PRIVATE),
        )
