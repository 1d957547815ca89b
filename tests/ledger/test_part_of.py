"""``part_of``: each reader their own part, newest first, page by page, at a constant cost."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from privity.core.entries import InvitationSent
from privity.kit.ids import new_id
from privity.ledger.facts import Record
from privity.ledger.selectors import PAGE, part_of
from tests.ledger.writing import write

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def engagement() -> UUID:
    return new_id()


def persons(records: list[Record]) -> list[str]:
    return [record.entry.person for record in records if isinstance(record.entry, InvitationSent)]


def test_only_ones_own_part(practice: UUID, engagement: UUID) -> None:
    amara, helen = new_id(), new_id()
    write(practice, engagement=engagement, actor=amara, entry=InvitationSent("both"), readers=frozenset({helen}))
    write(practice, engagement=engagement, actor=amara, entry=InvitationSent("amara alone"))
    write(practice, engagement=new_id(), actor=amara, entry=InvitationSent("elsewhere"), readers=frozenset({helen}))
    write(new_id(), engagement=engagement, actor=amara, entry=InvitationSent("another practice"))
    assert persons(part_of(amara, engagement, practice)) == ["amara alone", "both"]
    assert persons(part_of(helen, engagement, practice)) == ["both"]
    assert part_of(new_id(), engagement, practice) == []


def test_page_by_page(practice: UUID, engagement: UUID) -> None:
    amara, helen = new_id(), new_id()
    for number in range(7):
        write(practice, engagement=engagement, actor=amara, entry=InvitationSent(str(number)))
        write(practice, engagement=engagement, actor=helen, entry=InvitationSent("helen's"))
    pages, before = [], None
    while page := part_of(amara, engagement, practice, before=before, limit=3):
        pages.append(persons(page))
        before = page[-1].id
    assert pages == [["6", "5", "4"], ["3", "2", "1"], ["0"]]


def test_a_place_on_anothers_part_leads_nowhere(practice: UUID, engagement: UUID) -> None:
    amara, helen = new_id(), new_id()
    write(practice, engagement=engagement, actor=amara)
    write(practice, engagement=engagement, actor=helen)
    place = part_of(helen, engagement, practice)[0].id
    assert part_of(amara, engagement, practice, before=place) == []
    assert part_of(amara, engagement, practice, before=new_id()) == []


def test_one_query_however_long_the_ledger(practice: UUID, engagement: UUID) -> None:
    amara = new_id()
    for _ in range(PAGE + 5):
        write(practice, engagement=engagement, actor=amara)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert len(part_of(amara, engagement, practice)) == PAGE
    assert len(queries) == 1
