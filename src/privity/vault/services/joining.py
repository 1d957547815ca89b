"""Making a circle, and continuing its log: the server takes an entry only if keeper, number and rules allow it."""

from uuid import UUID

from django.db import transaction

from privity.core.circles import Scope, keepers
from privity.core.entries import CircleMade
from privity.core.errors import ConflictError, InvalidError, RefusedError
from privity.core.sealing.circle_entry import CircleEntry, circle_entry_from
from privity.core.sealing.circle_log import CircleState, following
from privity.core.sealing.statement import statement_from
from privity.engagements.selectors import Engagement, engagement_to_change
from privity.kit.clock import Clock
from privity.vault import models
from privity.vault.facts import Circle, circle_from, scope_columns
from privity.vault.selectors.circles import circle_for, going_circle_for, is_lost, state_of
from privity.vault.selectors.ground import facts_of
from privity.vault.selectors.keys import keys_by_id
from privity.vault.services.recording import record_among
from privity.vault.services.scopes import check_scope
from privity.vault.services.steps import check_key, check_step, entry_of, take_step


@transaction.atomic
def make_circle(*, actor: UUID, engagement_id: UUID, scope: Scope, statement: bytes, clock: Clock) -> UUID:
    """Begin the log of a circle with its first entry, which lets the actor in alone; returns the circle's id.

    :raises NotFoundError: the engagement is not the actor's, or the scope names what is not here
    :raises InvalidError: the statement is no first entry, signed by the actor in their own name
    :raises RefusedError: the rules make the actor no keeper of such a circle; before an agreement is in force, of none but
        the own one (R1)
    :raises ConflictError: there is such a circle already, and somebody can continue it
    """
    engagement = engagement_to_change(actor, engagement_id, clock)
    facts = facts_of(engagement)
    check_scope(scope, facts)
    signed = statement_from(statement)
    entry = circle_entry_from(signed)
    following(CircleState(entry.circle), signed, keys_by_id(engagement))
    if entry.person != engagement.reader:
        raise InvalidError("Make a circle in your own name.")
    check_key(engagement, actor, entry.person_key)
    if engagement.reader not in keepers(scope, facts, engagement.at):
        raise RefusedError(
            "What is signed makes no such circle yours to keep. Before an agreement is in force there is none."
        )
    row = _make(engagement, scope, entry)
    _append(engagement, row.pk, entry.n, statement)
    _let_in(engagement, row)
    circle = circle_for(engagement, row.pk, facts)
    record_among(circle.people, engagement, CircleMade(circle.id.hex, circle.kind))
    return circle.id


@transaction.atomic
def continue_circle(*, actor: UUID, engagement_id: UUID, circle_id: UUID, statement: bytes, clock: Clock) -> int:
    """Append an entry to the log of a circle, by one of its keepers; returns its number.

    :raises NotFoundError: the actor is not in such a circle
    :raises RefusedError: the actor is no keeper, or the rules do not allow what the entry does
    :raises ConflictError: somebody else has continued the log meanwhile
    :raises InvalidError: it is no entry, does not follow, or is not signed by the actor
    """
    engagement = engagement_to_change(actor, engagement_id, clock)
    facts = facts_of(engagement)
    circle = going_circle_for(engagement, circle_id, facts)
    if not circle.members[engagement.reader].keeper:
        raise RefusedError("Only a keeper of the circle changes who is in it.")
    signed = statement_from(statement)
    entry = circle_entry_from(signed)
    before = state_of(engagement, circle)
    if entry.circle == circle.id.hex and (entry.n, entry.prev) != (before.n + 1, before.head):
        raise ConflictError("This circle has been continued meanwhile: look who is in it now.")
    following(before, signed, keys_by_id(engagement))
    if not signed.is_signed_by(before.members[engagement.reader].key.sig):
        raise InvalidError("Sign what you do yourself.")
    check_step(engagement, circle, entry, facts)
    _append(engagement, circle.id, entry.n, statement)
    take_step(engagement, circle, entry)
    _tell(engagement, circle, circle_for(engagement, circle_id, facts), entry)
    return entry.n


def _make(engagement: Engagement, scope: Scope, entry: CircleEntry) -> models.Circle:
    columns = scope_columns(scope)
    there = {"practice_id": engagement.practice, "engagement_id": engagement.id}
    circle_id = UUID(entry.circle)
    before = models.Circle.objects.filter(**there, **columns, over=False)
    standing = any(not is_lost(engagement, circle_from(row, {})) for row in before)
    if standing or models.Circle.objects.filter(pk=circle_id).exists():
        raise ConflictError("There is such a circle already: look again.")
    before.update(over=True)
    return models.Circle.objects.create(
        id=circle_id, n=entry.n, epoch=entry.epoch, epoch_began=engagement.at, **there, **columns
    )


def _append(engagement: Engagement, circle_id: UUID, n: int, statement: bytes) -> None:
    models.CircleEntry.objects.create(
        practice_id=engagement.practice, circle_id=circle_id, n=n, statement=statement, at=engagement.at
    )


def _let_in(engagement: Engagement, row: models.Circle) -> None:
    models.CircleMember.objects.create(
        practice_id=engagement.practice,
        engagement_id=engagement.id,
        circle_id=row.pk,
        person_id=engagement.actor,
        keeper=True,
        since_epoch=row.epoch,
        since=engagement.at,
    )


def _tell(engagement: Engagement, before: Circle, after: Circle, entry: CircleEntry) -> None:
    """On the ledger of who is in, and of who has just left."""
    record_among(before.people | after.people, engagement, entry_of(entry, before))
