"""The version that a later one changes."""

from uuid import UUID

from privity.agreements import models
from privity.agreements.facts import Kind, Version
from privity.agreements.selectors.versions import version_by_id


def version_before(reader: UUID, version: Version) -> Version | None:
    """The version that this one names as the one before it, if the reader was a party to it or offered it.

    Who joined later sees nothing earlier (R70), and so no comparison either. An addendum changes no version.
    """
    if version.kind is Kind.ADDENDUM:
        return None
    rows = models.AgreementVersion.objects.filter(
        practice_id=version.practice, engagement_id=version.engagement, content_hash=version.document.heading.previous
    )
    key = rows.values_list("pk", flat=True).first()
    before = version_by_id(key) if key else None
    return before if before and (reader in before.parties or reader == before.offered_by) else None
