"""What people are called in their engagement, who may be there in several roles, and be named again."""

from dataclasses import replace
from datetime import UTC, datetime

from privity.core.vocabulary import Role
from privity.engagements.facts import Participant
from privity.engagements.selectors import names_among
from privity.kit.ids import new_id

OLGA = Participant(
    id=new_id(),
    engagement=new_id(),
    person=new_id(),
    role=Role.CLIENT,
    name="Olga Own",
    organisation="",
    since=datetime(2026, 3, 3, tzinfo=UTC),
    joined_at=None,
    signed_at=None,
    until=None,
)
HER_COMPANY = replace(OLGA, role=Role.SPONSOR, name="Olga Own Ltd")


def test_a_client_who_pays_is_called_as_a_person() -> None:
    assert names_among([OLGA, HER_COMPANY]) == names_among([HER_COMPANY, OLGA]) == {OLGA.key: "Olga Own"}


def test_in_one_role_the_newest_name_counts() -> None:
    assert names_among([OLGA, replace(OLGA, name="O. O.")]) == {OLGA.key: "O. O."}


def test_who_only_pays_is_called_as_who_pays() -> None:
    assert names_among([HER_COMPANY]) == {OLGA.key: "Olga Own Ltd"}
