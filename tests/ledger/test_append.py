"""``append``: an act and its entry stand or fall together; numbers without gaps; what is stored is what was said."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from privity.core.entries import EngagementEnded, InvitationSent, to_bytes
from privity.core.entries.base import commitment
from privity.core.parties import known_as
from privity.kit.ids import new_id
from privity.ledger.models import Entry, EntryReader, Head
from privity.ledger.selectors import part_of
from privity.ledger.services import append
from tests.ledger.writing import AT, write

pytestmark = pytest.mark.django_db(transaction=True)


def test_only_inside_a_transaction() -> None:
    with pytest.raises(TransactionManagementError):
        append(actor=new_id(), practice=new_id(), engagement=None, entry=EngagementEnded(), readers=frozenset(), at=AT)
    assert not Entry.objects.exists()


def test_the_columns_repeat_the_content(practice: UUID) -> None:
    engagement, actor, person = new_id(), new_id(), new_id()
    write(practice, engagement=engagement, actor=actor, entry=InvitationSent(person=person.hex))
    row = Entry.objects.get()
    assert (row.practice_id, row.engagement_id, row.actor_id) == (practice, engagement, actor)
    assert (row.seq, row.tag, row.at) == (1, InvitationSent.tag, AT)
    envelope = part_of(actor, engagement, practice)[0].envelope
    assert envelope is not None
    assert (envelope.practice, envelope.engagement, envelope.actor) == (
        practice.hex,
        engagement.hex,
        known_as(actor, engagement),
    )
    assert (envelope.at, envelope.entry) == (AT, InvitationSent(person=person.hex))
    assert bytes(row.content) == to_bytes(envelope)


def test_an_act_of_the_practice_has_no_engagement(practice: UUID) -> None:
    write(practice, engagement=None)
    assert b'"engagement":""' in bytes(Entry.objects.get().content)


def test_each_entry_has_its_own_salt_and_is_committed_to(practice: UUID) -> None:
    write(practice)
    write(practice)
    rows = list(Entry.objects.all())
    assert len({bytes(row.salt) for row in rows}) == 2
    for row in rows:
        assert bytes(row.commitment) == commitment(bytes(row.salt), bytes(row.content))


def test_microseconds_and_zones_are_kept(practice: UUID) -> None:
    at = datetime.fromisoformat("2026-03-03T10:00:00.000001+01:00")
    engagement, reader = new_id(), new_id()
    write(practice, engagement=engagement, actor=reader, at=at)
    (record,) = part_of(reader, engagement, practice)
    assert record.envelope is not None
    assert record.envelope.at == datetime(2026, 3, 3, 9, 0, 0, 1, tzinfo=UTC)


def test_each_practice_counts_for_itself(practice: UUID) -> None:
    other = new_id()
    assert [write(practice), write(other), write(practice)] == [1, 1, 2]


def test_what_is_rolled_back_leaves_no_gap(practice: UUID) -> None:
    assert write(practice) == 1
    with transaction.atomic():
        write(practice)
        transaction.set_rollback(True)
    assert write(practice) == 2
    assert list(Entry.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2]
    assert Head.objects.get().seq == 2
    assert EntryReader.objects.count() == 2


def test_an_entry_without_readers_stands_all_the_same(practice: UUID) -> None:
    with transaction.atomic():
        append(actor=new_id(), practice=practice, engagement=None, entry=EngagementEnded(), readers=frozenset(), at=AT)
    assert Entry.objects.count() == 1
    assert not EntryReader.objects.exists()
