"""The addenda of an engagement for one of their parties; to everybody else there is no such thing (R58)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from privity.agreements.selectors import Kind, Version, state_in, versions_seen_by
from privity.core.agreements.addendum_terms import SIGNS_ANYWAY
from privity.core.agreements.document import Opening
from privity.core.agreements.version import VersionState
from privity.core.vocabulary import InformationClass, Role
from privity.engagements.selectors import Engagement, Participant, participants


class Stage(StrEnum):
    """Where an addendum stands. ``planned``: signed by all, it begins later. ``never``: it did not come into force."""

    WAITING = "waiting"
    PLANNED = "planned"
    OPEN = "open"
    OVER = "over"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class AddendumLine:
    """One addendum. ``admits`` are the names of those who join, ``kinds`` what it opens to them."""

    version: Version
    opening: Opening
    admits: tuple[str, ...]
    kinds: tuple[InformationClass, ...]
    stage: Stage
    to_sign: bool
    """The reader's signature is missing."""
    may_end: bool


def addenda_for(engagement: Engagement, *, at: datetime) -> list[AddendumLine]:
    """The addenda that ``engagement.actor`` may read, the newest first."""
    versions = [version for version in versions_seen_by(engagement) if version.kind is Kind.ADDENDUM]
    return [addendum_line(engagement, version, at=at) for version in reversed(versions)]


def addendum_line(engagement: Engagement, version: Version, *, at: datetime) -> AddendumLine:
    """One addendum, for a reader who may see it."""
    opening = version.document.opening
    assert opening is not None
    stage = _stage(engagement, version, opening, at)
    return AddendumLine(
        version=version,
        opening=opening,
        admits=tuple(version.named(version.people[key]).name for key in sorted(opening.admits)),
        kinds=tuple(kind for kind in InformationClass if kind in opening.cells),
        stage=stage,
        to_sign=stage is Stage.WAITING and engagement.actor in version.missing,
        may_end=stage in (Stage.PLANNED, Stage.OPEN) and engagement.actor in version.parties,
    )


def can_join(engagement: Engagement, *, at: datetime) -> list[Participant]:
    """Whom an addendum can admit: each person who takes part as neither client nor coach, once."""
    here = [one for one in participants(engagement) if one.open(at) and one.role is not Role.EXECUTOR]
    sign_anyway = {one.person for one in here if one.role in SIGNS_ANYWAY}
    found = {one.person: one for one in reversed(here) if one.person not in sign_anyway}
    return list(reversed(found.values()))


def _stage(engagement: Engagement, version: Version, opening: Opening, at: datetime) -> Stage:
    state = state_in(version, (), engagement, at=at)
    if state is VersionState.IN_FORCE:
        return Stage.OPEN if opening.since <= at else Stage.PLANNED
    if state is VersionState.OFFERED:
        return Stage.NEVER if opening.until <= at else Stage.WAITING
    return Stage.NEVER if state is VersionState.CLOSED else Stage.OVER
