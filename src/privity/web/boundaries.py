"""The boundaries in force, as one person may read them."""

from datetime import datetime
from uuid import UUID

from privity.core.agreements.terms import NamedParty
from privity.core.agreements.version import AgreementVersion, governing
from privity.core.overview import Overview, overview
from privity.sharing.selectors import Ground, ground_for


def boundaries_for(actor: UUID, engagement_id: UUID, *, at: datetime) -> tuple[AgreementVersion, Overview] | None:
    """The version in force with the actor's part of it; ``None`` where none is in force for them.

    :raises NotFoundError: no such engagement, or not theirs
    """
    return boundaries_of(ground_for(actor, engagement_id, at=at))


def boundaries_of(ground: Ground) -> tuple[AgreementVersion, Overview] | None:
    """As ``boundaries_for``, for a ground that the caller has loaded."""
    version = governing(ground.facts.versions, ground.at)
    if version is None:
        return None
    parties = [NamedParty(one.person, one.role, ground.names.get(one.person, "")) for one in version.parties]
    return version, overview(version, parties, reader=ground.reader)
