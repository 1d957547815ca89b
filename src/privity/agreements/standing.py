"""Where a version stands for one reader: who has signed, as far as they may know, and what they can do about it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from privity.agreements.selectors import (
    SEES_WHO_IS_MISSING,
    HowClosed,
    SignatureEvidence,
    Version,
    last_asked,
    last_mails,
    state_in,
    versions_in,
)
from privity.agreements.services import PAUSE
from privity.core.agreements.version import VersionState
from privity.core.vocabulary import Role
from privity.engagements.selectors import Engagement, participants
from privity.outbox.selectors import Delivery, deliveries_of


@dataclass(frozen=True, slots=True)
class PartyLine:
    """One party. ``signed`` is ``None`` where the reader may not know yet; ``evidence`` only once it is complete (A7)."""

    key: str
    name: str
    organisation: str
    roles: tuple[Role, ...]
    reads: bool
    signed: bool | None
    evidence: SignatureEvidence | None
    has_left: bool
    may_remind: bool
    asked_at: datetime | None
    delivery: Delivery | None
    """What became of the mail that asked them: for a coach, while their signature is missing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a version stands, as far as ``engagement.actor`` may know."""

    state: VersionState
    lines: tuple[PartyLine, ...]
    may_sign: bool
    has_signed: bool
    may_withdraw: bool
    declined_by: str
    """For those who may know who; "" to the others."""

    @property
    def anybody_left(self) -> bool:
        """Somebody who has to sign takes no part any more: it can never be complete."""
        return any(line.has_left and line.signed is False for line in self.lines)


def standing_of(engagement: Engagement, version: Version, *, at: datetime) -> Standing:
    """Where ``version`` stands for ``engagement.actor``."""
    told = bool(engagement.roles & SEES_WHO_IS_MISSING)
    declined = told and version.closed_how is HowClosed.DECLINED and version.closed_by
    return Standing(
        state=state_in(version, versions_in(engagement), engagement, at=at),
        lines=_lines(engagement, version, at, told=told),
        may_sign=version.open and engagement.actor in version.missing,
        has_signed=version.signature_of(engagement.actor) is not None,
        may_withdraw=version.open and Role.COACH in engagement.roles,
        declined_by=version.named(declined).name if declined else "",
    )


def _lines(engagement: Engagement, version: Version, at: datetime, *, told: bool) -> tuple[PartyLine, ...]:
    there = {one.person for one in participants(engagement) if one.open(at)}
    asked, sent = last_asked(engagement.practice, version.id), _sent(engagement, version)
    return tuple(
        _line(
            engagement,
            version,
            person,
            at,
            told=told,
            asked_at=asked.get(person),
            has_left=person not in there,
            delivery=sent.get(person),
        )
        for person in version.people.values()
    )


def _sent(engagement: Engagement, version: Version) -> dict[UUID, Delivery]:
    """What became of the mails that asked for a signature: for a coach, and while the offer waits."""
    if Role.COACH not in engagement.roles or not version.open:
        return {}
    mails = last_mails(engagement.practice, version.id)
    found = deliveries_of(engagement.practice, mails.values())
    return {person: found[mail] for person, mail in mails.items() if mail in found}


def _line(
    engagement: Engagement,
    version: Version,
    person: UUID,
    at: datetime,
    *,
    told: bool,
    asked_at: datetime | None,
    has_left: bool,
    delivery: Delivery | None,
) -> PartyLine:
    party, signature = version.named(person), version.signature_of(person)
    reads = person == engagement.actor
    complete = version.completed_at is not None
    waits = version.open and signature is None and not has_left and not reads and Role.COACH in engagement.roles
    return PartyLine(
        key=party.person,
        name=party.name,
        organisation=party.organisation,
        roles=version.roles_of(person),
        reads=reads,
        signed=signature is not None if complete or told or reads else None,
        evidence=signature if complete or reads else None,
        has_left=has_left and told,
        may_remind=waits and (asked_at is None or asked_at + PAUSE <= at),
        asked_at=asked_at if waits else None,
        delivery=delivery if waits else None,
    )
