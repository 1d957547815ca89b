"""Offered versions and addenda: one person sees those they are a party to; who offered sees them too."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from privity.agreements import models
from privity.agreements.facts.versions import Version, version_from_rows
from privity.agreements.models import Kind
from privity.core.agreements.version import VersionState, governing, state_of
from privity.core.errors import NotFoundError
from privity.core.vocabulary import Phase, Role
from privity.engagements.selectors import (
    Acting,
    Engagement,
    engagement_for,
    engagement_named_in,
    engagement_to_change,
    has_ended,
)
from privity.kit.clock import Clock

NOTHING_HERE = "There is nothing here for you."

SEES_WHO_IS_MISSING = frozenset({Role.CLIENT, Role.COACH})
"""Who may know who has not signed. To everybody else a silence does not show (docs/decisions/0022)."""


def version_for(actor: UUID, version_id: UUID, *, at: datetime) -> tuple[Engagement, Version]:
    """A version that the actor is a party to, or has offered, in an engagement that they take part in.

    :raises NotFoundError: there is none, or it is not theirs (R58)
    """
    engagement = engagement_for(actor, _engagement_of(version_id), at=at)
    return engagement, _theirs(actor, engagement, version_id)


def version_to_change(actor: UUID, version_id: UUID, clock: Clock) -> tuple[Acting, Version]:
    """As ``version_for``; nobody else changes the engagement until the transaction ends."""
    engagement = engagement_to_change(actor, _engagement_of(version_id), clock)
    return engagement, _theirs(actor, engagement, version_id)


def version_named_in(person: UUID, version_id: UUID, clock: Clock) -> tuple[Acting, Version]:
    """As ``version_to_change``, for acts that a personal link of theirs proves: they may not have joined yet."""
    engagement = engagement_named_in(person, _engagement_of(version_id), clock)
    return engagement, _theirs(person, engagement, version_id)


def version_by_id(version_id: UUID) -> Version:
    """Any version; whether it may be shown is for the caller to settle first.

    :raises NotFoundError: there is none
    """
    found = _loaded(models.AgreementVersion.objects.filter(pk=version_id))
    if not found:
        raise NotFoundError(NOTHING_HERE)
    return found[0]


def versions_in(engagement: Engagement) -> list[Version]:
    """Every offered version and addendum of the engagement, oldest first. For rules; people see ``versions_seen_by``."""
    return _loaded(_rows([engagement]))


def versions_seen_by(engagement: Engagement) -> list[Version]:
    """Those that ``engagement.actor`` may read, oldest first."""
    return [version for version in versions_in(engagement) if _may_see(engagement.actor, version)]


def version_in_force(engagement: Engagement, *, at: datetime) -> Version | None:
    """The agreement whose terms hold at this instant (the end does not take it away, R100)."""
    versions = {v.id.hex: v for v in versions_in(engagement) if v.kind is Kind.AGREEMENT}
    found = governing([version.agreement for version in versions.values()], at)
    return versions[found.id] if found else None


def open_offer(engagement: Engagement, kind: Kind) -> Version | None:
    """The offer of this kind that waits for signatures; there is at most one agreement at a time."""
    waiting = [version for version in versions_in(engagement) if version.kind is kind and version.open]
    return waiting[-1] if waiting else None


def next_number(engagement: Engagement, kind: Kind) -> int:
    """The number of the next version of this kind: 1, 2, 3 …"""
    rows = models.AgreementVersion.objects.filter(
        practice_id=engagement.practice, engagement_id=engagement.id, kind=kind
    )
    return (rows.order_by("-number").values_list("number", flat=True).first() or 0) + 1


def state_in(version: Version, sisters: Iterable[Version], engagement: Engagement, *, at: datetime) -> VersionState:
    """What the version is at this instant among all versions of its engagement."""
    ended = engagement.phase is Phase.AFTERCARE
    if version.kind is Kind.ADDENDUM:
        return _addendum_state(version, at, ended=ended)
    agreements = [sister.agreement for sister in sisters if sister.kind is Kind.AGREEMENT]
    return state_of(version.agreement, agreements, at, ended=ended)


def _addendum_state(version: Version, at: datetime, *, ended: bool) -> VersionState:
    if version.completed_at is None:
        return VersionState.OFFERED if version.open else VersionState.CLOSED
    over = ended or version.closed_at is not None or version.addendum.until <= at
    return VersionState.ENDED if over else VersionState.IN_FORCE


def versions_of_all(engagements: Iterable[Engagement]) -> dict[UUID, list[Version]]:
    """All versions by engagement id: three queries, however many engagements there are."""
    found: dict[UUID, list[Version]] = defaultdict(list)
    for version in _loaded(_rows(list(engagements))):
        found[version.engagement].append(version)
    return found


def _rows(engagements: list[Engagement]) -> QuerySet[models.AgreementVersion]:
    return models.AgreementVersion.objects.filter(
        practice_id__in={engagement.practice for engagement in engagements},
        engagement_id__in=[engagement.id for engagement in engagements],
    )


def _loaded(rows: QuerySet[models.AgreementVersion]) -> list[Version]:
    versions = list(rows.select_related("closing").annotate(ended=has_ended()).order_by("offered_at", "id"))
    of_them = {"practice_id__in": {row.practice_id for row in versions}, "version_id__in": [row.pk for row in versions]}
    signed, parties = defaultdict(list), defaultdict(list)
    for signature in models.Signature.objects.filter(**of_them).order_by("at", "id"):
        signed[signature.version_id].append(signature)
    for version, person in models.Party.objects.filter(**of_them).values_list("version_id", "person_id"):
        parties[version].append(person)
    return [version_from_rows(row, signed[row.pk], parties[row.pk]) for row in versions]


def _engagement_of(version_id: UUID) -> UUID:
    found = models.AgreementVersion.objects.filter(pk=version_id).values_list("engagement_id", flat=True).first()
    if found is None:
        raise NotFoundError(NOTHING_HERE)
    return found


def _theirs(person: UUID, engagement: Engagement, version_id: UUID) -> Version:
    version = version_by_id(version_id)
    if version.engagement != engagement.id or not _may_see(person, version):
        raise NotFoundError(NOTHING_HERE)
    return version


def _may_see(person: UUID, version: Version) -> bool:
    return person in version.parties or person == version.offered_by
