"""The second step: a code from an app (TOTP, RFC 6238) after the mailed one, and recovery codes for a lost app."""

from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from privity.accounts.models import Person
from privity.accounts.services.letters import mail_change
from privity.accounts.services.sessions import end_other_sessions
from privity.core.errors import ConflictError
from privity.kit.clock import Clock

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)


@transaction.atomic
def turn_on_two_step(*, actor: UUID, secret: str, session: SessionBase, clock: Clock) -> None:
    """Ask the actor for a code of the app that holds ``secret`` (base32) from now on; makes recovery codes.

    The actor has shown a code of it. Sessions that began without the second step end.

    :raises ConflictError: it is on already
    """
    person = Person.objects.select_for_update().get(id=actor)
    if Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists():
        raise ConflictError("The second step is on already.")
    TOTP.activate(person, secret)
    RecoveryCodes.activate(person)
    _changed(actor, session, clock)


@transaction.atomic
def turn_off_two_step(*, actor: UUID, session: SessionBase, clock: Clock) -> None:
    """Let a mailed code alone be enough for the actor again; the recovery codes go too.

    :raises ConflictError: it is off already
    """
    if not Authenticator.objects.filter(user_id=actor, type__in=FACTORS).delete()[0]:
        raise ConflictError("The second step is off already.")
    _changed(actor, session, clock)


@transaction.atomic
def renew_recovery_codes(*, actor: UUID, session: SessionBase, clock: Clock) -> None:
    """Make ten new recovery codes; the old ones stop working.

    :raises ConflictError: the second step is off
    """
    person = Person.objects.select_for_update().get(id=actor)
    if not Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists():
        raise ConflictError("Turn the second step on first.")
    Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).delete()
    RecoveryCodes.activate(person)
    _changed(actor, session, clock)


def _changed(actor: UUID, session: SessionBase, clock: Clock) -> None:
    end_other_sessions(actor=actor, session=session)
    mail_change(person_id=actor, clock=clock)
