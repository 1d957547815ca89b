"""Recording a question with the answer it got: one's own, one that somebody pressed, one that the client handed over."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from privity.core.asks import AskKind, readers
from privity.core.decision.case import decision_json
from privity.core.decision.facts import CLIENT_ROLES
from privity.core.decision.verdict import Decision
from privity.core.errors import InvalidError
from privity.core.parties import known_as
from privity.core.vocabulary import ChannelKind, InformationClass, Purpose, Role
from privity.engagements.selectors import engagement_to_change, participants
from privity.kit.clock import Clock
from privity.kit.ids import new_id
from privity.ledger.services import append
from privity.sharing import models
from privity.sharing.facts import Wish, ask_from
from privity.sharing.selectors.ground import Ground, ground_of


def ask(*, actor: UUID, engagement_id: UUID, wish: Wish, clock: Clock) -> UUID:
    """Ask "may A tell B this about C?" and record the question with its answer (R43). Returns the ask's id.

    :raises NotFoundError: the engagement is not the actor's, or the wish names somebody they do not know
    :raises InvalidError: somebody would tell themselves
    """
    return _record(actor, engagement_id, AskKind.ASK, wish, clock)


def record_somebody_asked(*, actor: UUID, engagement_id: UUID, wish: Wish, clock: Clock) -> UUID:
    """Note that ``wish.recipient`` pressed the actor, a coach or client, for this; and what the rules answer (R47).

    Whoever pressed is not told. Returns the ask's id.

    :raises NotFoundError: as ``ask``
    :raises RefusedError: the actor is neither coach nor client here
    """
    return _record(
        actor, engagement_id, AskKind.SOMEBODY_ASKED, replace(wish, sender=known_as(actor, engagement_id)), clock
    )


def record_pass_on_requested(
    *,
    actor: UUID,
    engagement_id: UUID,
    client: str,
    recipient: str,
    information_class: InformationClass,
    clock: Clock,
) -> UUID:
    """Note that the client asked the actor, a coach, to pass something on; the answer hands it back (R45).

    Returns the ask's id.

    :raises NotFoundError: as ``ask``
    :raises RefusedError: the actor is no coach here
    :raises InvalidError: ``client`` is no client here, or the ``recipient`` themselves
    """
    wish = Wish(
        sender=known_as(actor, engagement_id),
        recipient=recipient,
        subjects=frozenset({client}),
        information_class=information_class,
        purpose=Purpose.PASS_ON,
        channel=ChannelKind.IN_PERSON,
    )
    return _record(actor, engagement_id, AskKind.PASS_ON, wish, clock)


WHO_RECORDS = {
    AskKind.ASK: frozenset(Role),
    AskKind.SOMEBODY_ASKED: CLIENT_ROLES | {Role.COACH},
    AskKind.PASS_ON: frozenset({Role.COACH}),
}


@transaction.atomic
def _record(actor: UUID, engagement_id: UUID, kind: AskKind, wish: Wish, clock: Clock) -> UUID:
    engagement = engagement_to_change(actor, engagement_id, clock)
    at = engagement.at
    engagement.require(*WHO_RECORDS[kind])
    ground = ground_of(engagement, at=at)
    decision = ground.decide(wish)
    _check(kind, wish, ground)
    row = _row(ground, kind, wish, decision)
    seen_by = _seen_by(ground, wish)
    _open_to(row, seen_by)
    append(
        actor=actor,
        practice=engagement.practice,
        engagement=engagement.id,
        entry=ask_from(row).entry,
        readers=seen_by,
        at=at,
    )
    return row.pk


def _check(kind: AskKind, wish: Wish, ground: Ground) -> None:
    client = all(ground.roles(subject) & CLIENT_ROLES for subject in wish.subjects)
    if kind is AskKind.PASS_ON and not client:
        raise InvalidError("Say which client asked you to pass it on.", field="subjects")
    if kind is AskKind.PASS_ON and wish.recipient in wish.subjects:
        raise InvalidError("Choose somebody else than the client who asked you.", field="recipient")


def _row(ground: Ground, kind: AskKind, wish: Wish, decision: Decision) -> models.Ask:
    return models.Ask.objects.create(
        id=new_id(),
        practice_id=ground.engagement.practice,
        engagement_id=ground.engagement.id,
        kind=kind,
        actor_id=ground.engagement.actor,
        sender=wish.sender,
        recipient=wish.recipient,
        subjects=sorted(wish.subjects),
        information_class=wish.information_class,
        purpose=wish.purpose,
        channel=wish.channel,
        employer_owned=wish.employer_owned,
        outcome=decision.outcome,
        decision=decision_json(decision),
        asked_at=ground.at,
    )


def _seen_by(ground: Ground, wish: Wish) -> frozenset[UUID]:
    """Among everybody who takes part, not only those whom the actor knows."""
    persons: dict[str, UUID] = {}
    roles: dict[str, frozenset[Role]] = {}
    for one in participants(ground.engagement):
        if one.open(ground.at):
            persons[one.key] = one.person
            roles[one.key] = roles.get(one.key, frozenset()) | {one.role}
    seen_by = readers(actor=ground.reader, recipient=wish.recipient, subjects=wish.subjects, roles=roles)
    return frozenset(persons[key] for key in seen_by)


def _open_to(row: models.Ask, seen_by: frozenset[UUID]) -> None:
    models.AskReader.objects.bulk_create(
        models.AskReader(
            practice_id=row.practice_id,
            engagement_id=row.engagement_id,
            person_id=person,
            asked_at=row.asked_at,
            ask=row,
        )
        for person in sorted(seen_by)
    )
