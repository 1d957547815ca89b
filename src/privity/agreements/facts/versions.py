"""An offered version with its evidence, from rows to a value."""

from collections.abc import Sequence
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
    parties: frozenset[UUID]
    signatures: tuple[SignatureEvidence, ...]
    completed_at: datetime | None
    closed_at: datetime | None
    closed_by: UUID | None
    closed_how: HowClosed | None

    @property
    def open(self) -> bool:
        """Whether it waits for signatures."""
        return self.completed_at is None and self.closed_at is None

    @property
    def missing(self) -> frozenset[UUID]:
        """Who has not signed."""
        return self.parties - {signature.person for signature in self.signatures}

    @property
    def agreement(self) -> AgreementVersion:
        """As the decision wants an agreement."""
        return version_from(
            self.content,
            tuple(map(core_signature, self.signatures)),
            key=self.id.hex,
            offered_at=self.offered_at,
            closed_at=self.closed_at,
        )

    @property
    def addendum(self) -> Addendum:
        """As the decision wants an addendum."""
        signatures = tuple(map(core_signature, self.signatures))
        return addendum_from(self.content, signatures, key=self.id.hex, closed_at=self.closed_at)

    def signature_of(self, person: UUID) -> SignatureEvidence | None:
        """This person's signature, if they have signed."""
        return next((signature for signature in self.signatures if signature.person == person), None)

    def named(self, person: UUID) -> NamedParty:
        """How this party is called in it; with several roles, in the first."""
        return next(party for party in self.document.parties if party.person == person.hex)

    def roles_of(self, person: UUID) -> tuple[Role, ...]:
        """The roles in which this person signs."""
        return self.document.roles_of(person.hex)


def core_signature(evidence: SignatureEvidence) -> CoreSignature:
    return CoreSignature(evidence.person.hex, evidence.content_hash, evidence.at)


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


def version_from_rows(row: models.AgreementVersion, rows: Sequence[models.Signature]) -> Version:
    """The version, with its signatures. Hash, words and parties are read from the bytes; no column is believed."""
    content = bytes(row.content)
    document = _document(content)
    closing: models.Closing | None = getattr(row, "closing", None)
    signatures = tuple(map(evidence_from, rows))
    done = completed_at(frozenset(document.people), content_hash(content), map(core_signature, signatures))
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
        parties=frozenset(map(UUID, document.people)),
        signatures=signatures,
        completed_at=None if closed_first else done,
        closed_at=closing.at if closing else None,
        closed_by=closing.person_id if closing else None,
        closed_how=HowClosed(closing.how) if closing else None,
    )


@lru_cache(maxsize=256)
def _document(content: bytes) -> Document:
    """Signed bytes never change, so what they hold is read once."""
    return document_from(content)
