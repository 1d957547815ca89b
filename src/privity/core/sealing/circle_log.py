"""A circle's log, replayed: who is in at each entry, in which epoch, and who may sign the next one.

The twin in the browser, frontend/src/crypto/circle-log.ts, gives the same answers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from privity.core.errors import InvalidError
from privity.core.sealing.circle_entry import CircleEntry, Op, circle_entry_from
from privity.core.sealing.person_key import PersonKey
from privity.core.sealing.statement import Statement


@dataclass(frozen=True, slots=True)
class Member:
    """Who is in, with which key. A keeper writes the log and grants keys."""

    key: PersonKey
    keeper: bool


@dataclass(frozen=True, slots=True)
class CircleState:
    """The circle after its entry ``n``, whose id is ``head``. ``recipients`` are those of the epochs' secrets, from the first on."""

    circle: str
    n: int = 0
    head: str | None = None
    members: Mapping[str, Member] = field(default_factory=dict)
    recipients: tuple[str, ...] = ()

    @property
    def epoch(self) -> int:
        """The epoch under which is written now."""
        return len(self.recipients)


def replay(circle: str, statements: Iterable[Statement], keys: Mapping[str, PersonKey]) -> tuple[CircleState, ...]:
    """The states after each entry, from the first on. ``keys`` are persons' keys by the id of their statement.

    :raises InvalidError: the statements are no log of this circle
    """
    log: list[CircleState] = []
    for statement in statements:
        log.append(following(log[-1] if log else CircleState(circle), statement, keys))
    if not log:
        raise InvalidError("This circle's log is empty.")
    return tuple(log)


def following(state: CircleState, statement: Statement, keys: Mapping[str, PersonKey]) -> CircleState:
    """The state after one more entry.

    :raises InvalidError: it does not follow, or is not signed by a keeper of the circle as it was before
    """
    entry = circle_entry_from(statement)
    follows = (entry.circle, entry.n, entry.prev) == (state.circle, state.n + 1, state.head)
    if not follows or (entry.op is Op.CREATE) != (state.n == 0):
        raise InvalidError("This entry does not follow the circle's last one.")
    recipients = _recipients_after(entry, state.recipients)
    members = _members_after(entry, state.members, keys)
    if not is_signed_by_keeper(statement, state.members or members):
        raise InvalidError("This entry is not signed by a keeper of the circle.")
    return CircleState(state.circle, entry.n, statement.id, members, recipients)


def is_signed_by_keeper(statement: Statement, members: Mapping[str, Member]) -> bool:
    """Whether one of the keepers among the members has signed."""
    return any(member.keeper and statement.is_signed_by(member.key.sig) for member in members.values())


def _recipients_after(entry: CircleEntry, before: tuple[str, ...]) -> tuple[str, ...]:
    if entry.op is Op.ADD and (entry.epoch, entry.recipient) == (len(before), before[-1]):
        return before
    if entry.epoch != len(before) + 1 or entry.recipient in before:
        raise InvalidError("This entry needs a new epoch, one after the last, with a secret of its own.")
    return (*before, entry.recipient)


def _members_after(
    entry: CircleEntry, before: Mapping[str, Member], keys: Mapping[str, PersonKey]
) -> Mapping[str, Member]:
    match entry.op:
        case Op.CREATE:
            return {entry.person: Member(_key_of(entry, keys), keeper=True)}
        case Op.ADD if entry.person not in before:
            return {**before, entry.person: Member(_key_of(entry, keys), entry.keeper)}
        case Op.REKEY if entry.person in before:
            return {**before, entry.person: replace(before[entry.person], key=_key_of(entry, keys))}
        case Op.REMOVE if entry.person in before:
            return _without(entry.person, before)
        case Op.ROTATE:
            return before
    raise InvalidError("This entry does not fit who is in the circle.")


def _without(person: str, before: Mapping[str, Member]) -> Mapping[str, Member]:
    after = {each: member for each, member in before.items() if each != person}
    if not any(member.keeper for member in after.values()):
        raise InvalidError("A circle keeps at least one keeper.")
    return after


def _key_of(entry: CircleEntry, keys: Mapping[str, PersonKey]) -> PersonKey:
    key = keys.get(entry.person_key)
    if key is None or key.person != entry.person:
        raise InvalidError("This entry names a key that is not known as this person's.")
    return key
