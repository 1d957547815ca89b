"""Passkeys: a second way in, beside the mailed code."""

from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from privity.accounts.models import Person
from privity.accounts.services.letters import mail_change
from privity.accounts.services.sessions import end_other_sessions
from privity.core.errors import NotFoundError
from privity.core.lines import one_line
from privity.kit.clock import Clock

NAME = 100
"""The longest name of a passkey, in characters."""


@transaction.atomic
def add_passkey(*, actor: UUID, name: str, credential: dict[str, Any], clock: Clock) -> None:
    """Let the actor sign in with ``credential``: WebAuthn's registration as JSON, verified for this actor before.

    :raises InvalidError: the name cannot be used
    """
    WebAuthn.add(Person.objects.get(id=actor), one_line(name, field="name", at_most=NAME), credential)
    mail_change(person_id=actor, clock=clock)


@transaction.atomic
def remove_passkey(*, actor: UUID, passkey_id: int, session: SessionBase, clock: Clock) -> None:
    """Remove one of the actor's own passkeys and end all sessions but this one: one of them may be a thief's (S1).

    :raises NotFoundError: no passkey of the actor's
    """
    passkeys = Authenticator.objects.filter(user_id=actor, type=Authenticator.Type.WEBAUTHN, id=passkey_id)
    if not passkeys.delete()[0]:
        raise NotFoundError("There is no such passkey.")
    end_other_sessions(actor=actor, session=session)
    mail_change(person_id=actor, clock=clock)
