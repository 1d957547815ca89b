"""People and how they sign in, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session

from privity.accounts.devices import device_words
from privity.accounts.models import OwnSealed, Person, SecondStepReset, UnlockSlot
from privity.core.errors import NotFoundError
from privity.core.sealing.slot import SlotKind

SHARE = "unlock_share"
"""Where a session keeps its share."""
ANEW = "lock_anew"
ANEW_LASTS = timedelta(hours=1)
"""Where a session keeps since when its person may make their lock anew, and for how long: time to write a code down."""


@dataclass(frozen=True, slots=True)
class Passkey:
    id: int
    name: str
    made_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session: where somebody is signed in. ``browser`` and ``system`` are empty where unknown."""

    id: int
    browser: str
    system: str
    network_address: str
    since: datetime
    seen_at: datetime
    is_this: bool


@dataclass(frozen=True, slots=True)
class Reset:
    """Somebody who lost the second step waits to turn it off: they can from ``opens_at`` on, until it lapses."""

    opens_at: datetime
    lapses_at: datetime

    def is_open(self, at: datetime) -> bool:
        return self.opens_at <= at < self.lapses_at


@dataclass(frozen=True, slots=True)
class Slot:
    """A way of unlocking, as the browser wrote it; ``confirmed`` if it was tried once."""

    id: str
    content: bytes
    confirmed: bool


def names_of(ids: Iterable[UUID]) -> dict[UUID, str]:
    """The names of these people, by id; people who do not exist are left out."""
    return dict(Person.objects.filter(id__in=set(ids)).values_list("id", "name"))


def addresses_of(ids: Iterable[UUID]) -> dict[UUID, str]:
    """The addresses to write to these people, by id. For mailing only: nobody else's address is shown to anybody."""
    return dict(Person.objects.filter(id__in=set(ids)).values_list("id", "email"))


def address_of(person_id: UUID) -> str:
    """The address to write to this person.

    :raises NotFoundError: there is no such person
    """
    address = Person.objects.filter(id=person_id).values_list("email", flat=True).first()
    if address is None:
        raise NotFoundError("There is no such person.")
    return address


def person_with_address(address: str) -> Person | None:
    """The person who signs in with ``address`` (in its one spelling)."""
    return Person.objects.filter(email=address, is_active=True).first()


def has_signed_in(person_id: UUID) -> bool:
    """Whether this person has ever signed in, or has another way in than the mailbox."""
    return (
        Person.objects.filter(id=person_id).exclude(last_login=None).exists()
        or Authenticator.objects.filter(user_id=person_id).exists()
    )


def passkeys_of(person_id: UUID) -> list[Passkey]:
    """The passkeys of this person, oldest first."""
    rows = Authenticator.objects.filter(user_id=person_id, type=Authenticator.Type.WEBAUTHN).order_by("id")
    return [Passkey(row.pk, row.data["name"], row.created_at, row.last_used_at) for row in rows]


def credentials_of(person_id: UUID) -> list[str]:
    """The ids of this person's passkeys, as WebAuthn writes them (base64url): a browser asks a device for one of them."""
    rows = Authenticator.objects.filter(user_id=person_id, type=Authenticator.Type.WEBAUTHN).order_by("id")
    return [row.data["credential"]["rawId"] for row in rows]


def has_two_step(person_id: UUID) -> bool:
    """Whether a mailed code alone does not let this person in."""
    return Authenticator.objects.filter(user_id=person_id, type=Authenticator.Type.TOTP).exists()


def recovery_codes_of(person_id: UUID) -> list[str]:
    """The recovery codes of this person that are not used yet."""
    row = Authenticator.objects.filter(user_id=person_id, type=Authenticator.Type.RECOVERY_CODES).first()
    codes: list[str] = row.wrap().get_unused_codes() if row else []
    return codes


def reset_of(person_id: UUID, *, at: datetime) -> Reset | None:
    """The reset of the second step that this person asked for, and that neither was stopped nor has lapsed."""
    row = SecondStepReset.objects.filter(person_id=person_id, lapses_at__gt=at).first()
    return Reset(row.opens_at, row.lapses_at) if row else None


def reset_by_token(token: str, *, at: datetime) -> UUID:
    """Whose reset the mailed link stops.

    :raises NotFoundError: unknown, used or lapsed: nobody learns which
    """
    row = SecondStepReset.objects.filter(token_hash=hash_of(token), lapses_at__gt=at).first()
    if row is None:
        raise NotFoundError("There is no such link.")
    return row.person_id


def hash_of(token: str) -> str:
    """What is kept of a link: a token of 256 random bits needs no salt."""
    return sha256(token.encode()).hexdigest()


def sessions_of(person_id: UUID, *, this: str | None, at: datetime) -> list[SignedIn]:
    """Where this person is signed in at ``at``, the last used first; ``this`` is the key of the session that asks."""
    rows = UserSession.objects.filter(user_id=person_id).order_by("-last_seen_at")
    keys = [row.session_key for row in rows]
    alive = set(Session.objects.filter(session_key__in=keys, expire_date__gt=at).values_list("session_key", flat=True))
    return [_signed_in(row, this) for row in rows if row.session_key in alive]


def _signed_in(row: UserSession, this: str | None) -> SignedIn:
    browser, system = device_words(row.user_agent)
    return SignedIn(row.pk, browser, system, row.ip, row.created_at, row.last_seen_at, is_this=row.session_key == this)


def slots_of(person_id: UUID) -> list[Slot]:
    """The ways of unlocking of this person, oldest first."""
    rows = UnlockSlot.objects.filter(person_id=person_id).order_by("id")
    return [Slot(row.slot, bytes(row.content), row.confirmed_at is not None) for row in rows]


def has_recovery(person_id: UUID) -> bool:
    """Whether this person has a recovery code that was typed back once."""
    rows = UnlockSlot.objects.filter(person_id=person_id, kind=SlotKind.RECOVERY)
    return rows.exclude(confirmed_at=None).exists()


def own_sealed(person_id: UUID, what: str) -> tuple[int, bytes]:
    """The number and the bytes of this person's ``bundle`` or ``state``; 0 and nothing where there is none yet."""
    row = OwnSealed.objects.filter(person_id=person_id, what=what).first()
    return (row.counter, bytes(row.content)) if row else (0, b"")


def share_in(session: SessionBase) -> str:
    """This session's share (``services.shares``); empty where it has none."""
    return str(session.get(SHARE, ""))


def may_begin_anew(session: SessionBase, *, at: datetime) -> bool:
    """Whether the person has said in this session that their lock is to be made anew."""
    return bool(at.timestamp() - float(session.get(ANEW, 0)) < ANEW_LASTS.total_seconds())
