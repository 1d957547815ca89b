"""Checkpoints: signed once for many entries, by a key outside the database, kept in two places."""

from pathlib import Path
from stat import S_IMODE
from uuid import UUID

import pytest
from django.db import transaction

from privity.core.merkle.checkpoint import checkpoint_from
from privity.core.merkle.note import is_signed_by
from privity.kit.due import run_all
from privity.kit.ids import new_id
from privity.ledger import folder as second_place
from privity.ledger.facts import BrokenLedgerError, Problem
from privity.ledger.models import Checkpoint
from privity.ledger.selectors import alarms, key_of, last_checkpoint, root_at
from privity.ledger.services import sign_checkpoint, sign_due
from tests.clock import StandingClock
from tests.ledger.writing import write, write_many

pytestmark = pytest.mark.django_db(transaction=True)


def test_nothing_to_sign(folder: Path, practice: UUID, clock: StandingClock) -> None:
    assert sign_checkpoint(practice=practice, clock=clock) is None
    assert (last_checkpoint(practice), key_of(practice), sign_due(clock)) == (None, None, 0)
    assert not folder.exists()


def test_what_is_signed(folder: Path, practice: UUID, clock: StandingClock) -> None:
    write_many(practice, 3)
    note = sign_checkpoint(practice=practice, clock=clock)
    assert note is not None
    key = key_of(practice)
    assert key is not None
    assert is_signed_by(note, key)
    checkpoint = checkpoint_from(note.text)
    assert (checkpoint.origin, checkpoint.size) == (f"privity/{practice.hex}", 3) == (key.name, 3)
    assert checkpoint.root == root_at(practice, 3)
    assert last_checkpoint(practice) == second_place.kept(practice) == note
    assert Checkpoint.objects.get().at == clock()
    assert alarms() == []


def test_only_this_account_reads_the_folder(folder: Path, practice: UUID, clock: StandingClock) -> None:
    write(practice)
    sign_checkpoint(practice=practice, clock=clock)
    files = {file.name: S_IMODE(file.stat().st_mode) for file in folder.iterdir()}
    assert files == {"key.pem": 0o600, f"{practice.hex}.checkpoint": 0o600}
    assert S_IMODE(folder.stat().st_mode) == 0o700


def test_once_for_all_since_the_last(folder: Path, practice: UUID, clock: StandingClock) -> None:
    write(other := new_id())
    for count in (1, 5):
        write_many(practice, count)
        run_all(clock)
        assert sign_due(clock) == 0
        assert sign_checkpoint(practice=practice, clock=clock) == last_checkpoint(practice)
    sizes = Checkpoint.objects.order_by("size", "practice_id").values_list("practice_id", "size")
    assert set(sizes) == {(other, 1), (practice, 1), (practice, 6)}
    assert len({key.public for each in (practice, other) if (key := key_of(each))}) == 1


def test_not_inside_the_transaction_of_an_act(folder: Path, practice: UUID, clock: StandingClock) -> None:
    """What is rolled back must not have been signed."""
    write(practice)
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        sign_checkpoint(practice=practice, clock=clock)
    assert not Checkpoint.objects.exists()
    assert second_place.kept(practice) is None


@pytest.mark.parametrize("rubbish", [None, b"", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_lost_key_is_not_replaced(folder: Path, practice: UUID, clock: StandingClock, rubbish: bytes | None) -> None:
    """Otherwise a second machine, or a database moved without its folder, would sign a past of its own."""
    write(practice)
    note = sign_checkpoint(practice=practice, clock=clock)
    key = folder / "key.pem"
    content = key.read_bytes()
    key.unlink() if rubbish is None else key.write_bytes(rubbish)
    write_many(practice, 2)
    write(other := new_id())
    for each in (practice, other):
        with pytest.raises(BrokenLedgerError) as refused:
            sign_checkpoint(practice=each, clock=clock)
        assert (refused.value.alarm.practice, refused.value.alarm.problem) == (each, Problem.NO_KEY)
    assert sign_due(clock) == 0
    assert last_checkpoint(practice) == note
    key.write_bytes(content)
    assert sign_due(clock) == 2
    assert alarms() == []


def test_a_lost_second_place_is_filled_again(folder: Path, practice: UUID, clock: StandingClock) -> None:
    write(practice)
    note = sign_checkpoint(practice=practice, clock=clock)
    (folder / f"{practice.hex}.checkpoint").unlink()
    assert sign_checkpoint(practice=practice, clock=clock) == note == second_place.kept(practice)
    assert Checkpoint.objects.count() == 1


def test_the_first_key_stays(folder: Path) -> None:
    second_place.make_key()
    first = second_place.key()
    second_place.make_key()
    again = second_place.key()
    assert first is not None
    assert again is not None
    assert first.private_bytes_raw() == again.private_bytes_raw()
    assert [file.name for file in folder.iterdir()] == ["key.pem"]


def test_other_files_beside_them_are_let_be(folder: Path, practice: UUID, clock: StandingClock) -> None:
    write(practice)
    sign_checkpoint(practice=practice, clock=clock)
    for name in ("old.checkpoint", f"{new_id().hex}.checkpoint.old", f"{new_id().hex}.new"):
        (folder / name).write_bytes(b"rubbish")
    assert second_place.practices() == {practice}
    assert alarms() == []
