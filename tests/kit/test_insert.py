"""Inserting: what is read again is what Django itself would have written, on every database."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from privity.core.entries import EngagementEnded
from privity.kit.ids import new_id
from privity.kit.insert import insert, insertion
from privity.ledger.models import Entry, EntryReader
from privity.ledger.rows import entry_row, reader_rows
from tests.clock import StandingClock

pytestmark = pytest.mark.django_db


def columns(row: Entry | EntryReader) -> dict[str, Any]:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return {name: bytes(value) if isinstance(value, memoryview) else value for name, value in values.items()}


def an_entry(clock: StandingClock, seq: int) -> Entry:
    row = entry_row(actor=new_id(), practice=new_id(), engagement=None, entry=EngagementEnded(), at=clock())
    row.seq = seq
    return row


def test_what_is_inserted_is_read(clock: StandingClock) -> None:
    """Ids, numbers, instants, bytes, nothing, and a key of another table; several rows in one statement."""
    entry = an_entry(clock, 7)
    readers = list(reader_rows(entry, {new_id(), new_id()}))
    with CaptureQueriesContext(connection) as queries:
        insert([entry])
        insert(readers)
    assert len(queries) == 2
    assert columns(Entry.objects.get()) == columns(entry)
    found = EntryReader.objects.order_by("person_id")
    assert [columns(row) for row in found] == [columns(row) for row in readers]


def test_a_column_may_be_taken_from_the_database(clock: StandingClock) -> None:
    """All other columns are the row's own."""
    entries = [an_entry(clock, 7), an_entry(clock, 7)]
    with connection.cursor() as cursor:
        cursor.execute(*insertion(entries, {"seq": "SELECT 40 + 2"}))
    for entry in entries:
        entry.seq = 42
        assert columns(Entry.objects.get(pk=entry.pk)) == columns(entry)


def test_nothing_is_no_statement() -> None:
    with CaptureQueriesContext(connection) as queries:
        insert([])
    assert len(queries) == 0


def test_a_row_is_written_once(clock: StandingClock) -> None:
    entry = an_entry(clock, 7)
    insert([entry])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert([entry])
    assert Entry.objects.count() == 1
