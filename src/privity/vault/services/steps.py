"""The steps of a circle's log: which the rules allow, and what they change in its rows."""

from uuid import UUID

from privity.core.circles import due, keepers, readers_since
from privity.core.decision.facts import Facts
from privity.core.entries import CircleJoined, CircleLeft, CircleRenewed, Entry
from privity.core.errors import InvalidError, RefusedError
from privity.core.sealing.circle_entry import CircleEntry, Op
from privity.engagements.selectors import Engagement, participants
from privity.vault import models
from privity.vault.facts import Circle
from privity.vault.selectors.keys import chain_of


def check_step(engagement: Engagement, circle: Circle, entry: CircleEntry, facts: Facts) -> None:
    """Refuse a member whom the rules do not let in, one taken out whom they do, and a key that is not the person's last.

    :raises RefusedError: the rules do not allow it
    :raises InvalidError: the key is not the last that this person named
    """
    change = due(circle.scope, circle.members.keys(), facts, engagement.at)
    if entry.op is Op.ADD:
        _check_joining(engagement, circle, entry, facts, change.join)
    if entry.op is Op.REMOVE and entry.person not in change.leave:
        raise RefusedError(
            "What is signed lets this person read here. A change of the agreement ends that, and nothing else."
        )
    if entry.op in {Op.ADD, Op.REKEY}:
        check_key(engagement, _account_of(engagement, entry.person), entry.person_key)


def _check_joining(
    engagement: Engagement, circle: Circle, entry: CircleEntry, facts: Facts, may_join: frozenset[str]
) -> None:
    if entry.person not in may_join:
        raise RefusedError("What is signed does not let this person in.")
    if entry.keeper and entry.person not in keepers(circle.scope, facts, engagement.at):
        raise RefusedError("This person is no keeper here.")
    earlier = readers_since(circle.scope, facts, circle.epoch_began, engagement.at)
    if entry.epoch == circle.epoch and entry.person not in earlier:
        raise RefusedError("What was sealed before is not for this person: let them in with a new epoch, from now on.")


def check_key(engagement: Engagement, person: UUID, key_id: str) -> None:
    """Refuse any key but the last that this person named here.

    :raises InvalidError: it is another
    """
    chain = chain_of(engagement, person)
    if not chain or chain[-1].id != key_id:
        raise InvalidError("This is not the key that this person has now.")


def take_step(engagement: Engagement, circle: Circle, entry: CircleEntry) -> None:
    """Let the rows say what the log now says."""
    began = {"epoch": entry.epoch, "epoch_began": engagement.at} if entry.epoch > circle.epoch else {}
    models.Circle.objects.filter(practice_id=engagement.practice, pk=circle.id).update(n=entry.n, **began)
    there = {"practice_id": engagement.practice, "engagement_id": engagement.id, "circle_id": circle.id}
    if entry.op is Op.ADD:
        models.CircleMember.objects.create(
            **there,
            person_id=_account_of(engagement, entry.person),
            keeper=entry.keeper,
            since_epoch=entry.epoch,
            since=engagement.at,
        )
    if entry.op is Op.REMOVE:
        leaver = circle.members[entry.person].person
        models.CircleMember.objects.filter(**there, person_id=leaver, until=None).update(until=engagement.at)


def entry_of(entry: CircleEntry, before: Circle) -> Entry:
    """What the ledger says of a step."""
    circle, kind = before.id.hex, before.kind
    if entry.op is Op.ADD:
        return CircleJoined(circle, kind, entry.person, earlier=entry.epoch == before.epoch)
    if entry.op is Op.REMOVE:
        return CircleLeft(circle, kind, entry.person)
    return CircleRenewed(circle, kind, entry.epoch)


def _account_of(engagement: Engagement, person: str) -> UUID:
    """The account behind a key of this engagement.

    :raises InvalidError: there is nobody like that
    """
    for one in participants(engagement):
        if one.key == person:
            return one.person
    raise InvalidError("There is nobody like that here.")
