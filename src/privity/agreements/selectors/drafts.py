"""Drafts, and what one would say if it were offered now. For coaches: the caller has seen to that."""

from dataclasses import dataclass
from datetime import datetime

from privity.agreements import models
from privity.agreements.facts.drafts import AddendumWish, choices_from, wish_from
from privity.agreements.models import Kind
from privity.agreements.selectors.making import NO_NONCE, addendum_to_offer, agreement_to_offer
from privity.agreements.selectors.versions import version_in_force
from privity.core.agreements.document import Document
from privity.core.agreements.document_bytes import document_bytes
from privity.core.agreements.terms import Choices
from privity.core.canonical import content_hash
from privity.core.errors import NotFoundError
from privity.engagements.selectors import Engagement


@dataclass(frozen=True, slots=True)
class Preview:
    """What a draft would say if it were offered now. ``seen`` stands for exactly these words, for ``offer``."""

    document: Document
    seen: str


def choices_of(engagement: Engagement, *, at: datetime) -> Choices:
    """What the draft says; without one what is in force; else as usual."""
    row = _row(engagement, Kind.AGREEMENT)
    if row is not None:
        return choices_from(row.choices)
    in_force = version_in_force(engagement, at=at)
    return in_force.document.choices if in_force else Choices()


def has_draft(engagement: Engagement) -> bool:
    """Whether the coach has begun one."""
    return _row(engagement, Kind.AGREEMENT) is not None


def wish_of(engagement: Engagement) -> AddendumWish | None:
    """The addendum being drafted, if there is one."""
    row = _row(engagement, Kind.ADDENDUM)
    return wish_from(row.choices) if row else None


def preview_of(engagement: Engagement, *, at: datetime) -> Preview:
    """The agreement as it would be offered now, for the coach to read.

    :raises NotFoundError: there is no draft
    """
    if not has_draft(engagement):
        raise NotFoundError("There is no draft.")
    return preview(agreement_to_offer(engagement, choices_of(engagement, at=at), nonce=NO_NONCE, at=at))


def addendum_preview_of(engagement: Engagement, *, at: datetime) -> Preview:
    """The addendum as it would be offered now, for the coach to read.

    :raises NotFoundError: there is no draft
    """
    wish = wish_of(engagement)
    if wish is None:
        raise NotFoundError("There is no draft.")
    return preview(addendum_to_offer(engagement, wish, discussion="", nonce=NO_NONCE, at=at))


def preview(document: Document) -> Preview:
    """These words, and what stands for them; ``document`` has no nonce."""
    return Preview(document, content_hash(document_bytes(document)))


def _row(engagement: Engagement, kind: Kind) -> models.Draft | None:
    return models.Draft.objects.filter(practice_id=engagement.practice, engagement_id=engagement.id, kind=kind).first()
