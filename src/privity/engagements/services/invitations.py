"""Inviting people to the part for which they were named, and joining."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from privity.accounts.selectors import address_of
from privity.core.entries import InvitationAccepted, InvitationSent
from privity.core.errors import ConflictError
from privity.core.vocabulary import Phase, Role
from privity.engagements import models
from privity.engagements.facts import Engagement, Invitation, Participant
from privity.engagements.selectors import (
    Acting,
    engagement_named_in,
    engagement_to_change,
    invitation_by_token,
    invitation_for,
    part_in,
)
from privity.engagements.selectors.invitations import hash_of
from privity.engagements.services.mails import mail_invitation
from privity.engagements.services.recording import record
from privity.kit.clock import Clock

TOKEN_BYTES = 32
GOOD_FOR = timedelta(days=7)
PAUSE = timedelta(minutes=1)
"""So that a form sent twice mails once."""


@transaction.atomic
def send_invitation(*, actor: UUID, engagement_id: UUID, participation_id: UUID, clock: Clock) -> None:
    """Mail a personal link to somebody who was named and has not joined: the first time, or as a reminder.

    By the coach, who never sees the link. It works once, for 7 days, and ends the links sent before.

    :raises NotFoundError: there is no such part here
    :raises ConflictError: they have joined, their part or the engagement has ended, or they were mailed a moment ago
    """
    engagement = engagement_to_change(actor, engagement_id, clock)
    at = engagement.at
    engagement.require(Role.COACH)
    part = part_in(engagement, participation_id)
    _check_may_be_invited(engagement, part, at)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    address = address_of(part.person)
    mail = mail_invitation(
        address=address, token=token, expires_at=at + GOOD_FOR, practice=engagement.practice, clock=clock
    )
    _write_link(engagement, part, token, mail, at)
    record(engagement, InvitationSent(person=part.key), at=at, concerned={part.person})


@transaction.atomic
def accept_invitation(*, token: str, clock: Clock) -> Invitation:
    """Join by the mailed link, which is used up by it; returns what was joined.

    The link proves that the mailbox is theirs, as a sign-in code does. Whether it also signs them in is for the caller to ask
    ``accounts`` (docs/decisions: joining by link).

    :raises NotFoundError: no such link, used, expired, or the part or the engagement has ended
    """
    first_look = invitation_by_token(token, at=clock())
    engagement = engagement_named_in(first_look.person, first_look.engagement, clock)
    at = engagement.at
    invitation = invitation_by_token(token, at=at)
    _join(engagement, invitation, at, by_link=True)
    return invitation


@transaction.atomic
def join(*, actor: UUID, engagement_id: UUID, clock: Clock) -> None:
    """Join, signed in, what one was invited to.

    By the invited person. Links that were mailed for it are used up by it too.

    :raises NotFoundError: no invitation, joined already, or the engagement has ended
    """
    engagement = engagement_named_in(actor, engagement_id, clock)
    at = engagement.at
    _join(engagement, invitation_for(actor, engagement_id, at=at), at, by_link=False)


def _join(engagement: Acting, invitation: Invitation, at: datetime, *, by_link: bool) -> None:
    parts = models.Participation.objects.filter(
        practice_id=engagement.practice,
        engagement_id=engagement.id,
        person_id=engagement.actor,
        joined_at=None,
        until=None,
    )
    models.Invitation.objects.filter(participation__in=parts, used_at=None).update(used_at=at)
    parts.update(joined_at=at)
    record(engagement, InvitationAccepted(roles=tuple(invitation.roles), by_link=by_link), at=at)


def _check_may_be_invited(engagement: Engagement, part: Participant, at: datetime) -> None:
    if part.joined_at is not None:
        raise ConflictError("This person has joined already.")
    if not part.open(at) or engagement.phase is Phase.AFTERCARE:
        raise ConflictError("This part has ended: nobody can be invited to it any more.")
    if part.invited_at is not None and at < part.invited_at + PAUSE:
        raise ConflictError("The invitation went out a moment ago: please wait a minute.")


def _write_link(engagement: Engagement, part: Participant, token: str, mail: str, at: datetime) -> None:
    models.Invitation.objects.filter(participation_id=part.id, expires_at__gt=at).update(expires_at=at)
    models.Invitation.objects.create(
        practice_id=engagement.practice,
        participation_id=part.id,
        token_hash=hash_of(token),
        sent_at=at,
        expires_at=at + GOOD_FOR,
        mail=mail,
    )
