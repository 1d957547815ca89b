"""The words that somebody takes with them: every agreement and addendum that they may read."""

from privity.agreements.selectors.versions import versions_seen_by
from privity.core.bundle.value import OfferedDocument
from privity.engagements.selectors import Engagement


def documents_seen_by(engagement: Engagement) -> list[OfferedDocument]:
    """The documents that ``engagement.actor`` may read, oldest first."""
    return [OfferedDocument(version.id.hex, version.content) for version in versions_seen_by(engagement)]
