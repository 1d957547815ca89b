"""Requests to sign, and the personal links that some of them carry."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from privity.agreements import models
from privity.core.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class Link:
    """What stands behind a personal link that exists: whose it is, for which version, and whether it is spent."""

    id: UUID
    person: UUID
    version: UUID
    sent_at: datetime
    until: datetime
    expired: bool
    used: bool


def link_by_token(token: str, *, at: datetime) -> Link:
    """The link with this token, also an expired or used one.

    :raises NotFoundError: there is none
    """
    row = models.SigningRequest.objects.filter(token_hash=hash_of(token)).first()
    if row is None or row.expires_at is None:
        raise NotFoundError("This link leads nowhere.")
    over = row.expires_at <= at
    return Link(row.pk, row.person_id, row.version_id, row.sent_at, row.expires_at, over, row.used_at is not None)


def has_good_link(practice: UUID, version: UUID, person: UUID, *, at: datetime) -> bool:
    """Whether a link to this version that was mailed to this person is neither used nor expired at this instant."""
    rows = models.SigningRequest.objects.filter(practice_id=practice, version_id=version, person_id=person)
    return rows.filter(used_at=None, expires_at__gt=at).exists()


def last_asked(practice: UUID, version: UUID) -> dict[UUID, datetime]:
    """When each party was last mailed a request to sign this version."""
    rows = models.SigningRequest.objects.filter(practice_id=practice, version_id=version).order_by("sent_at")
    return dict(rows.values_list("person_id", "sent_at"))


def last_mails(practice: UUID, version: UUID) -> dict[UUID, str]:
    """The mail by which each party was last asked to sign this version. Whether it arrived is for the sender."""
    rows = models.SigningRequest.objects.filter(practice_id=practice, version_id=version).order_by("sent_at")
    return dict(rows.values_list("person_id", "mail"))


def hash_of(token: str) -> str:
    """What is kept of a link: a token of 256 random bits needs no salt."""
    return sha256(token.encode()).hexdigest()
