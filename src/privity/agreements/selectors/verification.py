"""What anybody may learn who holds the hash of a signed version: that these words were signed, by how many, and when. No names."""

import re
from dataclasses import dataclass
from datetime import datetime

from privity.agreements import models
from privity.agreements.facts import Kind, Version
from privity.agreements.selectors.versions import version_by_id
from privity.core.agreements.version import governing

HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Confirmation:
    """These words were signed by all ``parties`` and complete at ``completed_at``; ``replaced`` by a later version or not."""

    kind: Kind
    parties: int
    completed_at: datetime
    replaced: bool


def confirmation_of(content_hash: str, *, at: datetime) -> Confirmation | None:
    """The confirmation of a hash, or ``None``: unknown, not signed by everybody, declined or withdrawn all look the same (A7)."""
    if not HASH.fullmatch(content_hash):  # PostgreSQL fails on a NUL, even in a question
        return None
    key = models.AgreementVersion.objects.filter(content_hash=content_hash).values_list("pk", flat=True).first()
    version = version_by_id(key) if key else None
    if version is None or version.completed_at is None or version.completed_at > at:
        return None
    return Confirmation(version.kind, len(version.parties), version.completed_at, replaced=_replaced(version, at))


def _replaced(version: Version, at: datetime) -> bool:
    if version.kind is not Kind.AGREEMENT:
        return False
    sisters = models.AgreementVersion.objects.filter(
        practice_id=version.practice, engagement_id=version.engagement, kind=Kind.AGREEMENT
    )
    agreements = [version_by_id(key).agreement for key in sisters.values_list("pk", flat=True)]
    latest = governing(agreements, at)
    return latest is not None and latest.id != version.id.hex
