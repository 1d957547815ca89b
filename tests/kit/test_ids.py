"""UUIDv7: the version and variant of RFC 9562, ascending in time, in core 32 lower-case hex digits."""

import re
import uuid

from privity.kit.ids import new_id


def test_version_and_order() -> None:
    made = [new_id() for _ in range(1000)]
    assert {(type(one), one.version, one.variant) for one in made} == {(uuid.UUID, 7, uuid.RFC_4122)}
    assert made == sorted(made)
    assert len(set(made)) == 1000
    assert re.fullmatch(r"[0-9a-f]{32}", made[0].hex)
