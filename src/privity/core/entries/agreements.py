"""Entries of agreements, addenda, signatures and reviews. Tags 20–39."""

from dataclasses import dataclass

from privity.core.entries.base import PERSON_ID, UNLINK, Entry


@dataclass(frozen=True, slots=True)
class AgreementDrafted(Entry):
    """The coach saved a draft. It binds nobody and nobody else sees it."""

    tag = 20
    personal = PERSON_ID
    erasure = UNLINK
    draft: str


@dataclass(frozen=True, slots=True)
class AgreementOffered(Entry):
    """A version (or an addendum) was offered to its parties: from now on its words never change (R8)."""

    tag = 21
    personal = PERSON_ID
    erasure = UNLINK
    version: str
    number: int
    content_hash: str
    kind: str


@dataclass(frozen=True, slots=True)
class AgreementSigned(Entry):
    """The actor signed these words, with the limits acknowledged. ``completed`` on the signature that was the last (R5)."""

    tag = 22
    personal = PERSON_ID
    erasure = UNLINK
    version: str
    content_hash: str
    evidence: str
    completed: bool


@dataclass(frozen=True, slots=True)
class AgreementDeclined(Entry):
    """The actor declined to sign; why stays with them."""

    tag = 23
    personal = PERSON_ID
    erasure = UNLINK
    version: str


@dataclass(frozen=True, slots=True)
class OfferWithdrawn(Entry):
    """The offer was taken back before everybody had signed."""

    tag = 24
    personal = PERSON_ID
    erasure = UNLINK
    version: str


@dataclass(frozen=True, slots=True)
class SignatureReminded(Entry):
    """A party who has not signed was reminded."""

    tag = 25
    personal = PERSON_ID
    erasure = UNLINK
    version: str
    person: str


@dataclass(frozen=True, slots=True)
class SigningLinkSent(Entry):
    """A personal signing link went to a party, and to nobody else."""

    tag = 26
    personal = PERSON_ID
    erasure = UNLINK
    version: str
    person: str


@dataclass(frozen=True, slots=True)
class ReviewOpened(Entry):
    """The parties were each asked, separately, whether the terms still suit (R10)."""

    tag = 27
    personal = PERSON_ID
    erasure = UNLINK
    review: str


@dataclass(frozen=True, slots=True)
class ReviewAnswered(Entry):
    """The actor answered. What they wrote is not here, and not shown to the others (R10)."""

    tag = 28
    personal = PERSON_ID
    erasure = UNLINK
    review: str
    suits: bool


@dataclass(frozen=True, slots=True)
class ReviewHeld(Entry):
    """The review was held: who took part, and whether the agreement is kept, amended or ended (R9)."""

    tag = 29
    personal = PERSON_ID
    erasure = UNLINK
    review: str
    outcome: str
    present: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewExtended(Entry):
    """The client, the actor, allowed the review to wait until a day (R11)."""

    tag = 30
    personal = PERSON_ID
    erasure = UNLINK
    review: str
    until: str


@dataclass(frozen=True, slots=True)
class AddendumEnded(Entry):
    """A party, the actor, ended an addendum before its time: what it had opened closed that instant (R64)."""

    tag = 31
    personal = PERSON_ID
    erasure = UNLINK
    version: str
