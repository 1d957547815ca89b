"""What stands on the page of one engagement, for the person who reads it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from privity.agreements.selectors import SEES_WHO_IS_MISSING, Waiting, waiting_for_signature
from privity.core.agreements.version import AgreementVersion, VersionState, state_of
from privity.core.decision.facts import CLIENT_ROLES, Review
from privity.core.names import ROLES
from privity.core.overview import Overview
from privity.core.reminders import Occasion, reminder_due
from privity.core.vocabulary import Phase, Role
from privity.engagements.selectors import Engagement, Participant
from privity.sharing.selectors import Ground, Told, asks_of, ground_for, last_reminders
from privity.web.boundaries import boundaries_of

ASKS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version the reader may read: what it is now, and who has not signed it yet."""

    version: AgreementVersion
    state: VersionState
    missing: tuple[str, ...]

    @property
    def id(self) -> UUID:
        return UUID(self.version.id)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody who takes part."""

    participant: Participant
    roles: frozenset[Role]
    reads: bool
    """It is the reader."""

    @property
    def words(self) -> str:
        """Who they are here: "line manager, Northwind"."""
        roles = [ROLES[role].text.render(_) for role in Role if role in self.roles]
        organisation = [self.participant.organisation] if self.participant.organisation else []
        return ", ".join([*roles, *organisation, *([_("you")] if self.reads else [])])


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the page; what the reader has no part in is not in it."""

    engagement: Engagement
    in_force: AgreementVersion | None
    boundaries: Overview | None
    versions: tuple[VersionLine, ...]
    to_sign: tuple[Waiting, ...]
    told: tuple[Told, ...]
    people: tuple[PersonLine, ...]
    review: Review | None
    review_overdue: bool
    reminder: Occasion | None

    @property
    def is_client(self) -> bool:
        return bool(self.engagement.roles & CLIENT_ROLES)

    @property
    def sees_who_is_missing(self) -> bool:
        """Who has not signed yet shows to those who read it on the agreement's page."""
        return bool(self.engagement.roles & SEES_WHO_IS_MISSING)

    @property
    def is_coach(self) -> bool:
        return Role.COACH in self.engagement.roles


def page_for(actor: UUID, engagement_id: UUID, *, at: datetime) -> Page:
    """The page of one engagement for somebody who takes part.

    :raises NotFoundError: no such engagement, or not theirs
    """
    ground = ground_for(actor, engagement_id, at=at)
    found = boundaries_of(ground)
    review = next_review(ground)
    return Page(
        engagement=ground.engagement,
        in_force=found[0] if found else None,
        boundaries=found[1] if found else None,
        versions=_versions(ground),
        to_sign=tuple(one for one in waiting_for_signature([ground.engagement], at=at) if actor in one.missing),
        told=tuple(ground.told(ask) for ask in asks_of(ground.engagement, limit=ASKS_SHOWN)),
        people=tuple(PersonLine(one, ground.roles(one.key), one.key == ground.reader) for one in ground.people),
        review=review,
        review_overdue=bool(review and review.overdue(at)),
        reminder=_reminder(ground, found[0] if found else None),
    )


def next_review(ground: Ground) -> Review | None:
    """The first review that is still to be held; none after the end."""
    if ground.engagement.phase is Phase.AFTERCARE:
        return None
    open_ = [one for one in ground.facts.reviews if one.held_at is None or one.held_at > ground.at]
    return min(open_, key=lambda review: review.due_at, default=None)


def _versions(ground: Ground) -> tuple[VersionLine, ...]:
    """Newest first. An offer that was closed before it came into force is not shown."""
    versions = sorted(ground.facts.versions, key=lambda version: version.number, reverse=True)
    lines = (_line(version, ground) for version in versions if version.offered_at <= ground.at)
    return tuple(line for line in lines if line.state is not VersionState.CLOSED)


def _line(version: AgreementVersion, ground: Ground) -> VersionLine:
    ended = ground.engagement.phase is Phase.AFTERCARE
    state = state_of(version, ground.facts.versions, ground.at, ended=ended)
    signed = {one.person for one in version.signatures if one.content_hash == version.content_hash}
    parties = dict.fromkeys(party.person for party in version.parties)
    missing = tuple(person for person in parties if person not in signed) if state is VersionState.OFFERED else ()
    return VersionLine(
        version=version,
        state=state,
        missing=tuple(ground.names.get(person, person) for person in missing),
    )


def _reminder(ground: Ground, in_force: AgreementVersion | None) -> Occasion | None:
    """Only a coach is asked to remind, and only while terms are in force and the coaching goes on."""
    if Role.COACH not in ground.engagement.roles or ground.engagement.phase not in (Phase.ACTIVE, Phase.CLOSING):
        return None
    if in_force is None or in_force.completed_at is None:
        return None
    joined = (one.joined_at for one in ground.people if one.role not in CLIENT_ROLES)
    return reminder_due(
        started_at=in_force.completed_at,
        reminded_at=last_reminders([ground.engagement]).get(ground.engagement.id),
        joined_at=(instant for instant in joined if instant),
        at=ground.at,
    )
