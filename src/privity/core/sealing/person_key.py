"""A person's keys, said by themselves, each statement naming the one before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from privity.core.errors import InvalidError
from privity.core.sealing.encoding import from_base64url
from privity.core.sealing.shape import (
    Guard,
    is_count,
    is_hash_or_nothing,
    is_id,
    is_instant,
    is_key,
    is_one,
    is_recipient,
)
from privity.core.sealing.statement import Statement, StatementType

_SHAPE: dict[str, Guard] = {
    "v": is_one,
    "person": is_id,
    "seq": is_count,
    "enc": is_recipient,
    "sig": is_key,
    "prev": is_hash_or_nothing,
    "at": is_instant,
}


@dataclass(frozen=True, slots=True)
class PersonKey:
    """``person`` has the age recipient ``enc`` and the Ed25519 key ``sig`` from the statement ``seq`` of theirs on.

    ``continues`` says whether the key before signed this one. If not, others must compare it anew.
    """

    id: str
    person: str
    seq: int
    enc: str
    sig: bytes
    continues: bool


def person_key_chain(person: str, statements: Iterable[Statement]) -> tuple[PersonKey, ...]:
    """The keys that these statements name, from the first on, each signed by itself.

    :raises InvalidError: they are no chain of this person
    """
    chain: list[PersonKey] = []
    for statement in statements:
        chain.append(next_person_key(person, chain, statement))
    if not chain:
        raise InvalidError("This person has no key yet.")
    return tuple(chain)


def next_person_key(person: str, chain: Sequence[PersonKey], statement: Statement) -> PersonKey:
    """The key that comes after those of ``chain``.

    :raises InvalidError: it does not follow, or is not signed by itself
    """
    last = chain[-1] if chain else None
    match statement.read(StatementType.PERSON_KEY, _SHAPE):
        case {"person": str(of), "seq": int(seq), "enc": str(enc), "sig": str(sig), "prev": prev}:
            if (of, seq, prev) != (person, len(chain) + 1, last.id if last else None):
                raise InvalidError("This key does not follow the last one of this person.")
            public = from_base64url(sig)
            if not statement.is_signed_by(public):
                raise InvalidError("This key is not signed by itself.")
            continues = last is None or statement.is_signed_by(last.sig)
            return PersonKey(statement.id, of, seq, enc, public, continues)
    raise AssertionError("the shape was read")
