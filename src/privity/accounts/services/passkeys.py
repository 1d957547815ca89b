"""Passkeys: a second way in, beside the mailed code."""

from collections.abc import Set
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.db.models import QuerySet

from privity.accounts.models import Person
from privity.accounts.services.letters import mail_change
from privity.accounts.services.sessions import end_other_sessions
from privity.accounts.services.unlocking import forget_passkeys
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
    row = _passkeys(actor).filter(id=passkey_id).first()
    if row is None:
        raise NotFoundError("There is no such passkey.")
    lose_device(actor=actor, credentials={_credential(row)}, session=session, clock=clock)


@transaction.atomic
def lose_device(*, actor: UUID, credentials: Set[str], session: SessionBase, clock: Clock) -> None:
    """Let these passkeys (their ids in base64url) neither sign the actor in nor unlock, and end all sessions but this one."""
    gone = [row.pk for row in _passkeys(actor) if _credential(row) in credentials]
    _passkeys(actor).filter(pk__in=gone).delete()
    forget_passkeys(actor=actor, credentials=credentials)
    end_other_sessions(actor=actor, session=session)
    mail_change(person_id=actor, clock=clock)


def _passkeys(actor: UUID) -> QuerySet[Authenticator]:
    return Authenticator.objects.filter(user_id=actor, type=Authenticator.Type.WEBAUTHN)


def _credential(passkey: Authenticator) -> str:
    credential: str = passkey.data["credential"]["rawId"]
    return credential
