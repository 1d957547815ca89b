"""Who sees a recorded question: never the one who would be told."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privity.core.asks import readers
from privity.core.vocabulary import Role

ROLES: Mapping[str, frozenset[Role]] = {
    "mirjam": frozenset({Role.COACH}),
    "amara": frozenset({Role.CLIENT}),
    "helen": frozenset({Role.SPONSOR}),
    "tom": frozenset({Role.LINE_MANAGER}),
    "iris": frozenset({Role.ASSISTANT}),
}
GROUP: Mapping[str, frozenset[Role]] = {
    "mirjam": frozenset({Role.COACH}),
    "anna": frozenset({Role.GROUP_MEMBER}),
    "ben": frozenset({Role.GROUP_MEMBER}),
}
people = st.sampled_from(sorted(ROLES))


@pytest.mark.parametrize(
    ("actor", "recipient", "seen_by"),
    [
        ("mirjam", "helen", {"mirjam", "amara"}),
        ("amara", "tom", {"mirjam", "amara"}),
        ("helen", "helen", {"mirjam", "amara", "helen"}),
        ("tom", "helen", {"mirjam", "amara", "tom"}),
        ("mirjam", "authority", {"mirjam", "amara"}),
        ("iris", "mirjam", {"amara", "iris"}),
    ],
)
def test_the_asker_the_coach_and_the_client_see_it(actor: str, recipient: str, seen_by: set[str]) -> None:
    assert readers(actor=actor, recipient=recipient, subjects={"amara"}, roles=ROLES) == seen_by


def test_what_is_not_about_the_client_does_not_show_to_the_client_as_recipient() -> None:
    assert readers(actor="mirjam", recipient="amara", subjects={"helen"}, roles=ROLES) == {"mirjam"}
    assert readers(actor="mirjam", recipient="amara", subjects={"amara"}, roles=ROLES) == {"mirjam", "amara"}


def test_a_member_of_a_group_sees_only_what_is_about_them() -> None:
    assert readers(actor="mirjam", recipient="ben", subjects={"anna"}, roles=GROUP) == {"mirjam", "anna"}
    assert readers(actor="mirjam", recipient="authority", subjects={"anna"}, roles=GROUP) == {"mirjam", "anna"}
    assert readers(actor="ben", recipient="authority", subjects={"anna"}, roles=GROUP) == {"mirjam", "anna", "ben"}


@given(actor=people, recipient=people, subjects=st.frozensets(people, min_size=1))
def test_nobody_else_ever_sees_it(actor: str, recipient: str, subjects: frozenset[str]) -> None:
    seen_by = readers(actor=actor, recipient=recipient, subjects=subjects, roles=ROLES)
    assert actor in seen_by
    assert seen_by <= {actor, "mirjam", "amara"}
    assert recipient not in seen_by or recipient == actor or recipient in subjects
