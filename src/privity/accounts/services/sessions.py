"""Where a person is signed in, and ending that."""

from uuid import UUID

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest

from privity.accounts.models import Person, no_password
from privity.core.errors import NotFoundError
from privity.kit.clock import Clock

EXPECTED = "expected"
"""Where the session keeps the address of who is about to sign in."""


def note_session(request: HttpRequest) -> None:
    """Remember that the session of ``request`` is in use, with which browser and from where."""
    UserSession.objects.create_from_request(request)


def expect(request: HttpRequest, address: str) -> None:
    """Let the sign-in page begin with ``address``, the next time this browser opens it: kept in the session, in no URL."""
    request.session[EXPECTED] = address


def note_proof(request: HttpRequest, factor: Authenticator) -> None:
    """Remember in the session that the person has just proved by ``factor`` who they are."""
    post_authentication(request, factor, reauthenticated=True)


@transaction.atomic
def end_session(*, actor: UUID, session_id: int) -> None:
    """Sign the actor out there, at once.

    :raises NotFoundError: no session of the actor's
    """
    row = UserSession.objects.filter(user_id=actor, id=session_id).first()
    if row is None:
        raise NotFoundError("There is no such session.")
    Session.objects.filter(session_key=row.session_key).delete()
    row.delete()


@transaction.atomic
def end_other_sessions(*, actor: UUID, session: SessionBase) -> None:
    """Sign the actor out everywhere but in ``session``, even where nothing is listed.

    Each session carries a mark of the person's sign-in secret: with a new secret no other session counts (S1).
    """
    session[HASH_SESSION_KEY] = _end(actor, but=session.session_key)


@transaction.atomic
def end_all_sessions(person_id: UUID) -> None:
    """Sign this person out everywhere."""
    _end(person_id, but=None)


def _end(person_id: UUID, *, but: str | None) -> str:
    """The mark that a session of this person must carry from now on."""
    person = Person.objects.select_for_update().get(id=person_id)
    person.password = no_password()
    person.save(update_fields=["password"])
    others = UserSession.objects.filter(user_id=person_id).exclude(session_key=but or "")
    Session.objects.filter(session_key__in=others.values("session_key")).delete()
    others.delete()
    return person.get_session_auth_hash()


def forget_ended(clock: Clock) -> int:
    """Delete sessions that have expired, and what was listed of them; returns how many."""
    expired = Session.objects.filter(expire_date__lt=clock())
    count, _rows = expired.delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return count
