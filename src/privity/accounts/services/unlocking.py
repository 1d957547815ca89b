"""Ways of unlocking, and what a person's devices keep for one another: stored as it was sealed, opened by nobody here."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from privity.accounts.models import OwnSealed, Person, UnlockSlot
from privity.accounts.selectors import has_recovery
from privity.accounts.services.letters import mail_new_lock
from privity.core.errors import ConflictError, InvalidError, NotFoundError
from privity.core.sealing.padding import is_padded
from privity.core.sealing.slot import Slot, SlotKind, slot_from
from privity.kit.clock import Clock

MOST_SLOTS = 20
OWN = frozenset({"bundle", "state"})
AROUND = 12 + 16
"""Bytes of the IV and the tag around what is sealed."""


@dataclass(frozen=True, slots=True)
class Lock:
    """An account key's bundle and state, sealed, the next of their numbers, and the ways of unlocking it."""

    seq: int
    bundle: bytes
    counter: int
    state: bytes
    slots: Sequence[bytes]


@transaction.atomic
def make_lock(*, actor: UUID, lock: Lock, anew: bool, clock: Clock) -> None:
    """Give the actor a lock, all at once: the recovery code among its ways was typed back in the actor's browser.

    With ``anew`` in the place of the one they had, whose ways are all forgotten: what only they could read opens no more.
    Then a mail says so, for somebody else may have done it.

    :raises InvalidError: it is not sealed, or without a recovery code, or not the actor's own
    :raises ConflictError: there is one already, or another device was first
    """
    there = UnlockSlot.objects.filter(person=_locked(actor))
    had = has_recovery(actor)
    if had and not anew:
        raise ConflictError("Your lock is made already, on another page or device.")
    read = [(_own_slot(actor, content), content) for content in lock.slots]
    if not any(slot.kind is SlotKind.RECOVERY for slot, _content in read):
        raise InvalidError("A lock needs a recovery code.")
    there.delete()
    for slot, content in read:
        _keep(actor, slot, content, clock, confirmed=slot.kind is SlotKind.RECOVERY)
    store_own(actor=actor, what="bundle", counter=lock.seq, content=lock.bundle)
    store_own(actor=actor, what="state", counter=lock.counter, content=lock.state)
    if had:
        mail_new_lock(person_id=actor, clock=clock)


@transaction.atomic
def add_slot(*, actor: UUID, content: bytes, clock: Clock) -> str:
    """Keep one more way of unlocking for the actor; returns its id.

    :raises InvalidError: it is no slot, somebody else's, or stretched less than clients accept
    :raises ConflictError: there is one with this id, or there are too many
    """
    slot = _own_slot(actor, content)
    there = UnlockSlot.objects.filter(person=_locked(actor))
    if there.filter(slot=slot.slot).exists() or there.count() >= MOST_SLOTS:
        raise ConflictError("This way of unlocking is kept already, or there are too many: remove one first.")
    _keep(actor, slot, content, clock)
    return slot.slot


@transaction.atomic
def confirm_slot(*, actor: UUID, slot: str, clock: Clock) -> None:
    """The actor's browser has opened this slot with what the actor typed: from now on it counts.

    :raises NotFoundError: the actor has none like that
    """
    rows = UnlockSlot.objects.filter(person=_locked(actor), slot=slot)
    if not rows.exists():
        raise NotFoundError("There is nothing here for you.")
    rows.filter(confirmed_at=None).update(confirmed_at=clock())


@transaction.atomic
def remove_slot(*, actor: UUID, slot: str) -> None:
    """Forget a way of unlocking, of a lost device for example. The last recovery code that counts stays.

    :raises NotFoundError: the actor has none like that
    :raises ConflictError: it is the last recovery code that counts
    """
    mine = UnlockSlot.objects.filter(person=_locked(actor))
    row = mine.filter(slot=slot).first()
    if row is None:
        raise NotFoundError("There is nothing here for you.")
    recovery = mine.filter(kind=SlotKind.RECOVERY).exclude(confirmed_at=None)
    if row in recovery and recovery.count() == 1:
        raise ConflictError("This is your last recovery code: make another one first.")
    mine.filter(slot=slot).delete()


@transaction.atomic
def store_own(*, actor: UUID, what: str, counter: int, content: bytes) -> None:
    """Replace the actor's ``bundle`` or ``state`` by the next one: ``counter`` is one more than what is kept.

    :raises InvalidError: there is no such thing to keep, or it is not sealed
    :raises ConflictError: another device was first
    """
    if what not in OWN or not is_padded(len(content) - AROUND):
        raise InvalidError("This is not sealed in a way that is known here.")
    there = OwnSealed.objects.filter(person=_locked(actor), what=what)
    last = there.values_list("counter", flat=True).first() or 0
    if counter != last + 1:
        raise ConflictError("Another device of yours was first: take over what it stored.")
    if last:
        there.update(counter=counter, content=content)
    else:
        OwnSealed.objects.create(person_id=actor, what=what, counter=counter, content=content)


@transaction.atomic
def forget_passkeys(*, actor: UUID, credentials: Set[str]) -> None:
    """Forget the ways of unlocking by these passkeys (their ids in base64url): they are gone, or lost."""
    mine = UnlockSlot.objects.filter(person=_locked(actor), kind=SlotKind.PASSKEY)
    gone = [row.pk for row in mine if slot_from(bytes(row.content)).credential in credentials]
    mine.filter(pk__in=gone).delete()


def _locked(actor: UUID) -> Person:
    return Person.objects.select_for_update().get(pk=actor)


def _own_slot(actor: UUID, content: bytes) -> Slot:
    slot = slot_from(content)
    if slot.person != actor.hex:
        raise InvalidError("This way of unlocking is somebody else's.")
    return slot


def _keep(actor: UUID, slot: Slot, content: bytes, clock: Clock, *, confirmed: bool = False) -> None:
    at = clock()
    UnlockSlot.objects.create(
        person_id=actor,
        slot=slot.slot,
        kind=slot.kind,
        content=content,
        made_at=at,
        confirmed_at=at if confirmed else None,
    )
