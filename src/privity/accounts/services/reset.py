"""A way back for who lost the app and the recovery codes: the second step ends after a wait (decisions/0023)."""

import secrets
from datetime import timedelta
from typing import Final
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from privity.accounts.models import Person, SecondStepReset
from privity.accounts.selectors import has_two_step, hash_of, reset_by_token, reset_of
from privity.accounts.services.letters import mail_change, mail_reset
from privity.accounts.services.sessions import end_all_sessions
from privity.accounts.services.two_step import FACTORS
from privity.core.errors import ConflictError
from privity.kit.clock import Clock

TOKEN_BYTES: Final = 32
OPEN_FOR: Final = timedelta(days=7)


@transaction.atomic
def ask_for_reset(*, person_id: UUID, clock: Clock) -> None:
    """Begin the wait after which this person's second step can be turned off; mail a link that stops it.

    The caller has a proof of the mailbox. All sessions end: whoever still has a factor signs in again, which stops it.
    While one waits, asking again changes nothing.

    :raises ConflictError: the second step is off
    """
    at = clock()
    person = Person.objects.select_for_update().get(id=person_id)
    if not has_two_step(person_id):
        raise ConflictError("The second step is off already.")
    if reset_of(person_id, at=at):
        return
    token = secrets.token_urlsafe(TOKEN_BYTES)
    opens_at = at + timedelta(days=settings.SECOND_STEP_RESET_DAYS)
    stop_reset_of(person_id)
    SecondStepReset.objects.create(
        person=person, token_hash=hash_of(token), opens_at=opens_at, lapses_at=opens_at + OPEN_FOR
    )
    end_all_sessions(person_id)
    mail_reset(person_id=person_id, token=token, opens_at=opens_at, clock=clock)


@transaction.atomic
def finish_reset(*, person_id: UUID, clock: Clock) -> None:
    """Turn the second step off after the wait; the app and the recovery codes go, and all sessions end (S1).

    The caller has a fresh proof of the mailbox.

    :raises ConflictError: nobody asked, it was stopped, the wait is not over, or it has lapsed
    """
    at = clock()
    Person.objects.select_for_update().get(id=person_id)
    reset = reset_of(person_id, at=at)
    if reset is None or not reset.is_open(at):
        raise ConflictError("The second step cannot be turned off now: begin again.")
    Authenticator.objects.filter(user_id=person_id, type__in=FACTORS).delete()
    stop_reset_of(person_id)
    end_all_sessions(person_id)
    mail_change(person_id=person_id, clock=clock)


@transaction.atomic
def stop_reset(*, token: str, clock: Clock) -> None:
    """Stop a reset by the mailed link, which is used up by it.

    :raises NotFoundError: no such link, or it is over
    """
    stop_reset_of(reset_by_token(token, at=clock()))


def stop_reset_of(person_id: UUID) -> bool:
    """Stop this person's reset, if there is one; returns whether there was. They have just shown a factor."""
    return bool(SecondStepReset.objects.filter(person_id=person_id).delete()[0])
