"""An offered version with its evidence, from rows to a value."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from privity.agreements import models
from privity.agreements.models import HowClosed, Identification, Kind
from privity.core.agreements.document import Document
from privity.core.agreements.document_bytes import addendum_from, document_from, version_from
from privity.core.agreements.terms import NamedParty
from privity.core.agreements.version import Addendum, AgreementVersion, completed_at
from privity.core.agreements.version import Signature as CoreSignature
from privity.core.canonical import content_hash
from privity.core.parties import known_as
from privity.core.vocabulary import Limit, Role


@dataclass(frozen=True, slots=True)
class SignatureEvidence:
    """One signature with everything that speaks for it, but the address, which is nobody else's to see."""

    person: UUID
    content_hash: str
    at: datetime
    typed_name: str
    drawing: str
    intent: str
    limits: tuple[Limit, ...]
    evidence: str
    identified_by: Identification


@dataclass(frozen=True, slots=True)
class Version:
    """An offered agreement or addendum with what became of it. ``content`` are the signed bytes.

    ``completed_at`` is when the last party signed; ``None`` while somebody is missing, or where it was closed before.
    """

    id: UUID
    engagement: UUID
    practice: UUID
    kind: Kind
    number: int
    content: bytes
    content_hash: str
    document: Document
    offered_at: datetime
    offered_by: UUID
    people: Mapping[str, UUID]
    """Who signs, by the key that the document has for them."""
    signatures: tuple[SignatureEvidence, ...]
    completed_at: datetime | None
    closed_at: datetime | None
    closed_by: UUID | None
    closed_how: HowClosed | None
    ended: bool
    """The engagement has."""

    @property
    def open(self) -> bool:
        """Whether it waits for signatures: an offer is open only while the engagement goes on."""
        return self.completed_at is None and self.closed_at is None and not self.ended

    @property
    def parties(self) -> frozenset[UUID]:
        """Who must sign."""
        return frozenset(self.people.values())

    @property
    def missing(self) -> frozenset[UUID]:
        """Who has not signed."""
        return self.parties - {signature.person for signature in self.signatures}

    @property
    def agreement(self) -> AgreementVersion:
        """As the decision wants an agreement."""
        return version_from(
            self.content,
            self._core_signatures,
            key=self.id.hex,
            offered_at=self.offered_at,
            closed_at=self.closed_at,
        )

    @property
    def addendum(self) -> Addendum:
        """As the decision wants an addendum."""
        return addendum_from(self.content, self._core_signatures, key=self.id.hex, closed_at=self.closed_at)

    @property
    def _core_signatures(self) -> tuple[CoreSignature, ...]:
        return core_signatures(self.signatures, self.engagement)

    def signature_of(self, person: UUID) -> SignatureEvidence | None:
        """This person's signature, if they have signed."""
        return next((signature for signature in self.signatures if signature.person == person), None)

    def named(self, person: UUID) -> NamedParty:
        """How this party is called in it; with several roles, in the first."""
        return next(party for party in self.document.parties if party.person == self.key_of(person))

    def roles_of(self, person: UUID) -> tuple[Role, ...]:
        """The roles in which this person signs."""
        return self.document.roles_of(self.key_of(person))

    def key_of(self, person: UUID) -> str:
        """How the document calls this person."""
        return known_as(person, self.engagement)


def core_signatures(given: Iterable[SignatureEvidence], engagement: UUID) -> tuple[CoreSignature, ...]:
    """Signatures as the core wants them."""
    return tuple(CoreSignature(known_as(one.person, engagement), one.content_hash, one.at) for one in given)


def evidence_from(row: models.Signature) -> SignatureEvidence:
    return SignatureEvidence(
        person=row.person_id,
        content_hash=row.content_hash,
        at=row.at,
        typed_name=row.typed_name,
        drawing=row.drawing,
        intent=row.intent,
        limits=tuple(Limit(limit) for limit in row.limits),
        evidence=row.evidence,
        identified_by=Identification(row.identified_by),
    )


def version_from_rows(
    row: models.AgreementVersion, signed: Sequence[models.Signature], parties: Iterable[UUID]
) -> Version:
    """The version, with its signatures. Hash, words and parties are read from the bytes; no column is believed.

    ``row`` is annotated with ``ended``. ``parties`` only tells who stands behind a key of the bytes: without somebody who is
    named there it fails.
    """
    content = bytes(row.content)
    document = _document(content)
    closing: models.Closing | None = getattr(row, "closing", None)
    signatures = tuple(map(evidence_from, signed))
    given = core_signatures(signatures, row.engagement_id)
    done = completed_at(frozenset(document.people), content_hash(content), given)
    persons = {known_as(person, row.engagement_id): person for person in parties}
    closed_first = done and closing and closing.at <= done
    return Version(
        id=row.pk,
        engagement=row.engagement_id,
        practice=row.practice_id,
        kind=Kind(row.kind),
        number=row.number,
        content=content,
        content_hash=content_hash(content),
        document=document,
        offered_at=row.offered_at,
        offered_by=row.offered_by_id,
        people={key: persons[key] for key in document.people},
        signatures=signatures,
        completed_at=None if closed_first else done,
        closed_at=closing.at if closing else None,
        closed_by=closing.person_id if closing else None,
        closed_how=HowClosed(closing.how) if closing else None,
        ended=row.ended,  # type: ignore[attr-defined]  # annotated
    )


@lru_cache(maxsize=256)
def _document(content: bytes) -> Document:
    """Signed bytes never change, so what they hold is read once."""
    return document_from(content)
