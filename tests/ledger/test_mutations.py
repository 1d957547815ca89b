"""L1: with full access to the database, triggers off. Each change of the past is found by ``faults``, which computes all of it
again, and each that touches what was signed already by ``alarm_of``, at the next start or signature.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection

from privity.commands import UsageError
from privity.commands.check import ledger_alarms
from privity.commands.serve import warn
from privity.core.entries.base import commitment
from privity.core.merkle.checkpoint import Checkpoint as Signed
from privity.core.merkle.note import signed
from privity.kit.ids import new_id
from privity.ledger import folder as second_place
from privity.ledger.facts import BrokenLedgerError, Problem, origin_of
from privity.ledger.models import Checkpoint, Entry, Tile
from privity.ledger.selectors import alarm_of, alarms, faults, root_at, size_of
from privity.ledger.services import sign_checkpoint, sign_due
from tests.clock import StandingClock
from tests.flush import triggers_off
from tests.ledger.writing import fill_tiles, plant, write, write_many

pytestmark = pytest.mark.django_db(transaction=True)

SIZE = 260
"""One full tile, and an edge of four."""


def database(statement: str, *values: Any) -> None:
    """What somebody does who owns the database."""
    with triggers_off(connection), connection.cursor() as cursor:
        cursor.execute(statement, values)


def key(practice: UUID) -> UUID | str:
    return practice if connection.features.has_native_uuid_field else practice.hex


@pytest.fixture
def written(folder: Path, practice: UUID, clock: StandingClock) -> UUID:
    """A practice with ``SIZE`` signed entries."""
    plant(practice, SIZE)
    assert sign_checkpoint(practice=practice, clock=clock)
    assert (list(faults(practice)), alarms()) == ([], [])
    return practice


def edit(practice: UUID, seq: int) -> None:
    """Other bytes in place of an entry's: its actor is somebody else."""
    row = Entry.objects.get(seq=seq)
    content = bytes(row.content).replace(row.actor_id.hex.encode(), new_id().hex.encode())
    assert content != bytes(row.content)
    database("UPDATE ledger_entry SET content = %s WHERE seq = %s", content, seq)


def recommit(seq: int) -> None:
    """Make an entry's commitment fit its bytes and columns again."""
    row = Entry.objects.get(seq=seq)
    actor = UUID(bytes(row.content).decode().split('"actor":"')[1][:32])
    database(
        "UPDATE ledger_entry SET commitment = %s, actor_id = %s WHERE seq = %s",
        commitment(bytes(row.salt), bytes(row.content)),
        key(actor),
        seq,
    )


def retile(practice: UUID) -> None:
    """Compute every tile again from the entries as they are now."""
    database("DELETE FROM ledger_tile")
    fill_tiles()
    assert Tile.objects.count() == SIZE // 256


def edit_and_commit(practice: UUID, seq: int) -> None:
    edit(practice, seq)
    recommit(seq)


def rehash(practice: UUID, seq: int) -> None:
    """Change an entry, and then all that stands above it, in the database: nothing in there contradicts it any more."""
    edit_and_commit(practice, seq)
    retile(practice)
    database("DELETE FROM ledger_checkpoint")


def delete(practice: UUID, seq: int) -> None:
    database("DELETE FROM ledger_entryreader WHERE seq = %s", seq)
    database("DELETE FROM ledger_entry WHERE seq = %s", seq)


def swap(practice: UUID, seq: int) -> None:
    """An entry and the one before it change places, numbers and all."""
    for old, new in ((seq, 9_999), (seq - 1, seq), (9_999, seq - 1)):
        database("UPDATE ledger_entry SET seq = %s WHERE seq = %s", new, old)


def truncate(practice: UUID, seq: int) -> None:
    """Nothing from this entry on ever happened."""
    database("DELETE FROM ledger_entryreader WHERE seq >= %s", seq)
    database("DELETE FROM ledger_entry WHERE seq >= %s", seq)
    database("UPDATE ledger_head SET seq = %s", seq - 1)
    database("DELETE FROM ledger_tile WHERE %s <= 256", seq)
    database("DELETE FROM ledger_checkpoint WHERE size >= %s", seq)


def change_a_tile(practice: UUID, seq: int) -> None:
    database("UPDATE ledger_tile SET hashes = %s", bytes(8192))


def change_a_root(practice: UUID, seq: int) -> None:
    database("UPDATE ledger_tile SET root = %s", bytes(32))


def change_a_group(practice: UUID, seq: int) -> None:
    database("UPDATE ledger_tile SET groups = %s", bytes(512))


def lose_a_tile(practice: UUID, seq: int) -> None:
    database("DELETE FROM ledger_tile")


def wrong_column(practice: UUID, seq: int) -> None:
    database("UPDATE ledger_entry SET tag = 1 WHERE seq = %s", seq)


def wrong_salt(practice: UUID, seq: int) -> None:
    database("UPDATE ledger_entry SET salt = %s WHERE seq = %s", b"short", seq)


def no_entry_at_all(practice: UUID, seq: int) -> None:
    database("UPDATE ledger_entry SET content = %s WHERE seq = %s", b"[1]", seq)
    row = Entry.objects.get(seq=seq)
    database(
        "UPDATE ledger_entry SET commitment = %s WHERE seq = %s", commitment(bytes(row.salt), bytes(row.content)), seq
    )


def everything(practice: UUID, seq: int) -> None:
    """The practice has no ledger, and never had one."""
    for table in ("entryreader", "entry", "tile", "checkpoint", "head"):
        database(f"DELETE FROM ledger_{table}")


def hide_the_end(practice: UUID, seq: int) -> None:
    """The rows stay; only the count says that there are fewer."""
    database("UPDATE ledger_head SET seq = %s", SIZE - 1)


def forge_a_checkpoint(practice: UUID, seq: int) -> None:
    """A checkpoint over more entries, signed by some other key."""
    origin = origin_of(practice)
    note = signed(str(Signed(origin, SIZE, root_at(practice, SIZE))), origin, Ed25519PrivateKey.generate())
    database("UPDATE ledger_checkpoint SET note = %s", bytes(note))


def rubbish_for_a_checkpoint(practice: UUID, seq: int) -> None:
    database("UPDATE ledger_checkpoint SET note = %s", b"rubbish")


type Mutation = Callable[[UUID, int], None]
IN_TILE, IN_EDGE = 17, SIZE - 1
MUTATIONS: list[tuple[Mutation, int, str, Problem | None]] = [
    (edit, IN_TILE, "entry 17 was changed.", None),
    (edit, IN_EDGE, "entry 259 was changed.", None),
    (wrong_column, IN_TILE, "entry 17 was changed.", None),
    (wrong_salt, IN_EDGE, "entry 259 was changed.", None),
    (no_entry_at_all, IN_TILE, "entry 17 was changed.", None),
    (edit_and_commit, IN_TILE, "tile/0/000 is not what its rows make.", None),
    (edit_and_commit, IN_EDGE, "the checkpoint over 260 entries does not hold any more.", Problem.REWRITTEN),
    (rehash, IN_TILE, "does not hold the 260 entries", Problem.REWRITTEN),
    (rehash, IN_EDGE, "does not hold the 260 entries", Problem.REWRITTEN),
    (delete, IN_TILE, "entry 17 is missing.", None),
    (delete, IN_EDGE, "entry 259 is missing.", Problem.REWRITTEN),
    (swap, IN_TILE, "tile/0/000 is not what its rows make.", None),
    (swap, IN_EDGE, "the checkpoint over 260 entries does not hold any more.", Problem.REWRITTEN),
    (truncate, IN_TILE, "has 16 entries, but 260 were signed", Problem.SHORTER),
    (truncate, SIZE, "has 259 entries, but 260 were signed", Problem.SHORTER),
    (everything, 1, "has 0 entries, but 260 were signed", Problem.SHORTER),
    (hide_the_end, 1, "there is more than the 259 entries", Problem.SHORTER),
    (change_a_tile, 1, "tile/0/000 is not what its rows make.", None),
    (change_a_root, 1, "tile/0/000 is not what its rows make.", Problem.REWRITTEN),
    (change_a_group, 1, "tile/0/000 is not what its rows make.", None),
    (lose_a_tile, 1, "tile/0/000 is not what its rows make.", Problem.REWRITTEN),
    (forge_a_checkpoint, 1, "the checkpoint over 260 entries does not hold any more.", Problem.NOT_OURS),
    (rubbish_for_a_checkpoint, 1, "the checkpoint over 260 entries does not hold any more.", Problem.UNREADABLE),
]


@pytest.mark.parametrize(
    ("mutation", "seq", "fault", "problem"), MUTATIONS, ids=[f"{each[0].__name__}-{each[1]}" for each in MUTATIONS]
)
def test_each_mutation_is_found(
    written: UUID, clock: StandingClock, mutation: Mutation, seq: int, fault: str, problem: Problem | None
) -> None:
    mutation(written, seq)
    found = list(faults(written))
    assert any(fault in line for line in found), found
    alarm = alarm_of(written)
    assert (alarm and alarm.problem) == problem
    assert alarms() == ([alarm] if alarm else [])


@pytest.mark.parametrize("mutation", [rehash, truncate])
def test_a_rewritten_past_is_not_signed(written: UUID, clock: StandingClock, mutation: Mutation) -> None:
    """Neither at once nor when it has grown past what was signed; and other practices are signed all the same."""
    mutation(written, SIZE - 1)
    write_many(written, 10)
    write(other := new_id())
    with pytest.raises(BrokenLedgerError) as refused:
        sign_checkpoint(practice=written, clock=clock)
    assert refused.value.alarm == alarm_of(written)
    assert written.hex not in str(refused.value)
    assert sign_due(clock) == 1
    assert set(Checkpoint.objects.filter(size__gt=SIZE).values_list("practice_id", flat=True)) == set()
    assert [alarm.practice for alarm in alarms()] == [written]
    assert list(faults(other)) == []
    assert size_of(written) > SIZE - 2


def test_who_starts_the_server_is_told(written: UUID, capsys: pytest.CaptureFixture[str]) -> None:
    warn()
    assert capsys.readouterr().err == ""
    truncate(written, SIZE)
    warn()
    assert capsys.readouterr().err == f"privity serve: {alarm_of(written)}\n"


def test_a_folder_that_cannot_be_read_is_one_line(written: UUID, folder: Path) -> None:
    (folder / "key.pem").unlink()
    (folder / "key.pem").mkdir()
    with pytest.raises(UsageError, match=r"key\.pem: Is a directory\."):
        list(ledger_alarms())


def test_a_copy_of_another_ledgers_checkpoint(written: UUID, clock: StandingClock) -> None:
    """The signature of a note does not cover the name beside it."""
    write(other := new_id())
    note = sign_checkpoint(practice=other, clock=clock)
    assert note is not None
    private = second_place.key()
    assert private is not None
    second_place.keep(written, signed(note.text, origin_of(written), private))
    alarm = alarm_of(written)
    assert alarm is not None
    assert alarm.problem is Problem.NOT_OURS


def test_a_hole_behind_what_was_signed(written: UUID, clock: StandingClock) -> None:
    write_many(written, 5)
    delete(written, SIZE + 2)
    alarm = alarm_of(written)
    assert alarm is not None
    assert alarm.problem is Problem.DAMAGED
    assert "entry 262 is missing." in list(faults(written))
    assert sign_due(clock) == 0
