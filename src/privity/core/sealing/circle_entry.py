"""The entries of a circle's log, in form."""

from dataclasses import dataclass
from enum import StrEnum

from privity.core.errors import InvalidError
from privity.core.sealing.json import read_canonical
from privity.core.sealing.shape import (
    Guard,
    is_count,
    is_flag,
    is_hash,
    is_hash_or_nothing,
    is_id,
    is_instant,
    is_one,
    is_recipient,
    word,
)
from privity.core.sealing.statement import Statement, StatementType


class Op(StrEnum):
    """What an entry does. Keepers write the log and grant keys; all members read."""

    CREATE = "create"
    """Makes the circle; who does is its first keeper."""
    ADD = "add"
    """Under the same epoch the new member can open what is in it; under a new one, only what comes."""
    REMOVE = "remove"
    REKEY = "rekey"
    """A member's key is another from here on."""
    ROTATE = "rotate"


@dataclass(frozen=True, slots=True)
class CircleEntry:
    """One entry. ``person``, ``person_key`` and ``keeper`` are empty where the op has none."""

    circle: str
    n: int
    prev: str | None
    op: Op
    epoch: int
    recipient: str
    person: str = ""
    person_key: str = ""
    keeper: bool = False


_COMMON: dict[str, Guard] = {
    "v": is_one,
    "circle": is_id,
    "n": is_count,
    "prev": is_hash_or_nothing,
    "op": word(*Op),
    "epoch": is_count,
    "epoch_recipient": is_recipient,
    "at": is_instant,
}
_PERSON: dict[str, Guard] = {"person": is_id}
_KEY: dict[str, Guard] = {"person_key": is_hash}
_SHAPES: dict[Op, dict[str, Guard]] = {
    Op.CREATE: _COMMON | _PERSON | _KEY,
    Op.ADD: _COMMON | _PERSON | _KEY | {"keeper": is_flag},
    Op.REMOVE: _COMMON | _PERSON,
    Op.REKEY: _COMMON | _PERSON | _KEY,
    Op.ROTATE: _COMMON,
}


def circle_entry_from(statement: Statement) -> CircleEntry:
    """The entry that a statement is.

    :raises InvalidError: it is none
    """
    read = statement.read(StatementType.CIRCLE_LOG, _SHAPES[_op_of(statement)])
    match read:
        case {"circle": str(circle), "n": int(n), "epoch": int(epoch), "epoch_recipient": str(recipient)}:
            prev, person, person_key = (read.get(name) for name in ("prev", "person", "person_key"))
            return CircleEntry(
                circle=circle,
                n=n,
                prev=prev if isinstance(prev, str) else None,
                op=_op_of(statement),
                epoch=epoch,
                recipient=recipient,
                person=person if isinstance(person, str) else "",
                person_key=person_key if isinstance(person_key, str) else "",
                keeper=read.get("keeper") is True or read["op"] == Op.CREATE,
            )
    raise AssertionError("the shape was read")


def _op_of(statement: Statement) -> Op:
    value = read_canonical(statement.payload)
    op = value.get("op") if isinstance(value, dict) else None
    if not isinstance(op, str) or op not in set(Op):
        raise InvalidError("This is no entry of a circle's log.")
    return Op(op)
