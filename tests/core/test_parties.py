"""A person's key: the same in all of one engagement, another in every other."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from privity.core.parties import known_as

AMARA, HERE, THERE = (UUID(int=number) for number in (1, 2, 3))


def test_it_is_frozen() -> None:
    """Signed documents and ledgers hold it: it may never change."""
    assert known_as(AMARA, HERE) == "579bf2a545376bab7b8ecb02388e742e"


def test_another_engagement_another_key() -> None:
    assert known_as(AMARA, HERE) != known_as(AMARA, THERE)
    assert known_as(AMARA, HERE) != known_as(HERE, AMARA)


@given(st.uuids(), st.uuids())
def test_it_is_an_id_that_tells_neither(person: UUID, engagement: UUID) -> None:
    key = known_as(person, engagement)
    assert UUID(key).hex == key
    assert key not in (person.hex, engagement.hex)
