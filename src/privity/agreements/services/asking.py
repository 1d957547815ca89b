"""Asking a party to sign: by a mail that says nothing, with a link that nobody but its owner ever sees (A6)."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from privity.agreements import models
from privity.agreements.selectors.requests import has_good_link, hash_of, last_asked, link_by_token
from privity.agreements.selectors.versions import version_named_in, version_to_change
from privity.agreements.services.mails import mail_link, mail_update
from privity.core.entries import SignatureReminded, SigningLinkSent
from privity.core.errors import ConflictError, NotFoundError
from privity.core.vocabulary import Role
from privity.engagements.selectors import Acting, participants
from privity.engagements.services import record
from privity.kit.clock import Clock

TOKEN_BYTES = 32
GOOD_FOR = timedelta(days=14)
COPY_GOOD_FOR = timedelta(days=90)
PAUSE = timedelta(days=1)
"""Nobody is asked again and again."""


@transaction.atomic
def remind(*, actor: UUID, version_id: UUID, party: str, clock: Clock) -> None:
    """Remind a party who has not signed, with a fresh link. ``party`` is the key that the version has for them.

    By a coach, at most once a day.

    :raises NotFoundError: no such version, or this person is no party or has left
    :raises ConflictError: they have signed, the offer is closed or complete, the engagement has ended, or they were asked
        less than a day ago
    """
    engagement, version = version_to_change(actor, version_id, clock)
    at = engagement.at
    engagement.require(Role.COACH)
    person = version.people.get(party)
    if person is None or person == actor:
        raise NotFoundError("There is no such party.")
    if not version.open or person not in version.missing:
        raise ConflictError("This signature is not missing any more.")
    asked = last_asked(engagement.practice, version_id).get(person)
    if asked and at < asked + PAUSE:
        raise ConflictError("They were asked less than a day ago: please give them time.")
    ask_to_sign(engagement, version_id, person, clock, at)
    record(engagement, SignatureReminded(version=version_id.hex, person=party), at=at, concerned={person})


@transaction.atomic
def renew_link(*, token: str, clock: Clock) -> None:
    """See to it that the owner of an expired link has a fresh one by mail: in the mailbox of the first, and shown nowhere.

    One that was mailed since and is still good is enough, and nobody is mailed by it more than once a day: whoever finds an
    old link can send no stream of mails by it, and is not told whether one went out.

    :raises NotFoundError: no such link, or its owner takes no part any more
    :raises ConflictError: it has not expired, or there is nothing to sign any more
    """
    link = link_by_token(token, at=clock())
    engagement, version = version_named_in(link.person, link.version, clock)
    at = engagement.at
    if not link.expired or not version.open or link.person not in version.missing:
        raise ConflictError("There is nothing to sign by this link any more.")
    asked = last_asked(engagement.practice, version.id)[link.person]
    if at < asked + PAUSE or has_good_link(engagement.practice, version.id, link.person, at=at):
        return
    ask_to_sign(engagement, version.id, link.person, clock, at)
    record(engagement, SigningLinkSent(version=version.id.hex, person=version.key_of(link.person)), at=at)


def ask_to_sign(engagement: Acting, version_id: UUID, person: UUID, clock: Clock, at: datetime) -> None:
    """Mail a party: who has joined gets the page's address and signs in, who has not gets a personal link. In the caller's act."""
    if has_joined(engagement, person, at):
        mail = mail_update(person=person, version_id=version_id, practice=engagement.practice, clock=clock)
        _write_request(engagement, version_id, person, at, mail)
        return
    token = secrets.token_urlsafe(TOKEN_BYTES)
    mail = mail_link(person=person, token=token, expires_at=at + GOOD_FOR, practice=engagement.practice, clock=clock)
    _write_request(engagement, version_id, person, at, mail, token=token, good_for=GOOD_FOR)


def send_copy(engagement: Acting, version_id: UUID, person: UUID, clock: Clock, at: datetime) -> str:
    """Mail a party where their copy is; returns the mail's id. The mail itself holds no content (M1). In the caller's act."""
    if has_joined(engagement, person, at):
        return mail_update(person=person, version_id=version_id, practice=engagement.practice, clock=clock)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    mail = mail_link(
        person=person, token=token, expires_at=at + COPY_GOOD_FOR, practice=engagement.practice, clock=clock
    )
    _write_request(engagement, version_id, person, at, mail, token=token, good_for=COPY_GOOD_FOR, used_at=at)
    return mail


def has_joined(engagement: Acting, person: UUID, at: datetime) -> bool:
    """Whether this person can read the engagement's pages after signing in."""
    return any(one.person == person and one.joined_at and one.open(at) for one in participants(engagement))


def _write_request(
    engagement: Acting,
    version_id: UUID,
    person: UUID,
    at: datetime,
    mail: str,
    *,
    token: str = "",
    good_for: timedelta | None = None,
    used_at: datetime | None = None,
) -> None:
    models.SigningRequest.objects.create(
        practice_id=engagement.practice,
        version_id=version_id,
        person_id=person,
        sent_at=at,
        token_hash=hash_of(token) if token else "",
        expires_at=at + good_for if good_for else None,
        used_at=used_at,
        mail=mail,
    )
