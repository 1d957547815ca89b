"""The document that is signed: every word, every cell and every party as one JSON value with one byte form (R5, RFC 8785).

Its hash is what people sign. A random nonce keeps the hash from being guessed from the words, so that it can be shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from privity.core.agreements.addendum_terms import AddendumTerms
from privity.core.agreements.codes import ProfessionalCode
from privity.core.agreements.coming import Coming
from privity.core.agreements.listings import listed_purposes, unusual
from privity.core.agreements.retention import LONGEST_CONTENT_MONTHS, retention_months
from privity.core.agreements.templates import Clause, addendum_clauses, agreement_clauses, title_of_template
from privity.core.agreements.terms import (
    Choices,
    InternalCoach,
    NamedParty,
    ReviewInterval,
    Template,
    Terms,
    changes_in,
)
from privity.core.agreements.version import Listing
from privity.core.matrix import Matrix
from privity.core.vocabulary import InformationClass, Limit, Role, Rule
from privity.core.words import Phrase, Translate, phrase

NONCE_BYTES = 16
"""128 random bits."""


@dataclass(frozen=True, slots=True)
class WrittenClause:
    """A clause as it is signed. ``concerns`` empty: it concerns everybody alike."""

    id: str
    heading: str
    text: tuple[str, ...]
    concerns: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Opening:
    """What an addendum opens."""

    admits: frozenset[str]
    discussion: str
    topic: str
    cells: Mapping[InformationClass, Rule]
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Heading:
    """Which document it is: of which engagement, which number, in which language, after which one.

    ``previous`` is the content hash of the version before, "" for the first; ``nonce`` is 128 random bits as hex.
    """

    engagement: str
    number: int
    language: str
    nonce: str
    previous: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole agreement, or a whole addendum (then ``opening`` is set, and the matrix is empty)."""

    template: Template
    heading: Heading
    title: str
    parties: tuple[NamedParty, ...]
    cells: Matrix
    listings: tuple[Listing, ...]
    limits: frozenset[Limit]
    codes: frozenset[ProfessionalCode]
    review: ReviewInterval | None
    retention: Mapping[InformationClass, int]
    clauses: tuple[WrittenClause, ...]
    internal: InternalCoach | None = None
    coming: Coming | None = None
    opening: Opening | None = None

    @property
    def choices(self) -> Choices:
        """What was chosen: the beginning of an amendment."""
        return Choices(
            changes=changes_in(self.cells),
            purposes=unusual(listed_purposes(self.listings)),
            limits=self.limits,
            codes=self.codes,
            review=self.review or ReviewInterval(),
            retention_months=self.retention.get(InformationClass.SESSION_CONTENT, LONGEST_CONTENT_MONTHS),
            internal=self.internal,
            coming=self.coming,
        )

    @property
    def which(self) -> Phrase:
        """Which one it is, for people: addenda show no number, which would tell that there are others."""
        if self.opening is not None:
            return phrase("Addendum")
        return phrase("Version {number}", number=str(self.heading.number))

    @property
    def people(self) -> tuple[str, ...]:
        """Who must sign, each once, in order."""
        return tuple(dict.fromkeys(party.person for party in self.parties))

    def roles_of(self, person: str) -> tuple[Role, ...]:
        """The roles in which this person signs."""
        return tuple(party.role for party in self.parties if party.person == person)


def agreement_document(terms: Terms, heading: Heading, translate: Translate = str) -> Document:
    """The document of an agreement, its words rendered in the language of ``heading``."""
    return Document(
        template=terms.template,
        heading=heading,
        title=title_of_template(terms.template).render(translate),
        parties=terms.parties,
        cells=terms.cells,
        listings=terms.listings,
        limits=terms.choices.limits,
        codes=terms.choices.codes,
        review=terms.choices.review,
        retention=retention_months(terms.choices.retention_months),
        clauses=tuple(_written(clause, translate) for clause in agreement_clauses(terms)),
        internal=terms.choices.internal,
        coming=terms.coming,
    )


def addendum_document(
    terms: AddendumTerms, limits: frozenset[Limit], heading: Heading, translate: Translate = str
) -> Document:
    """The document of an addendum, under the ``limits`` of the agreement in force."""
    return Document(
        template=Template.ADDENDUM,
        heading=heading,
        title=title_of_template(Template.ADDENDUM).render(translate),
        parties=terms.parties,
        cells={},
        listings=(),
        limits=limits,
        codes=frozenset(),
        review=None,
        retention={},
        clauses=tuple(_written(clause, translate) for clause in addendum_clauses(terms)),
        opening=Opening(
            admits=terms.admits,
            discussion=terms.discussion,
            topic=terms.topic,
            cells={kind: Rule.ALWAYS for kind in InformationClass if kind in terms.kinds},
            since=terms.since,
            until=terms.until,
        ),
    )


def _written(clause: Clause, translate: Translate) -> WrittenClause:
    return WrittenClause(
        id=clause.id,
        heading=clause.heading.render(translate),
        text=tuple(paragraph.render(translate) for paragraph in clause.paragraphs),
        concerns=clause.concerns,
    )
