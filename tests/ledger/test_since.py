"""L1, the rest: who has the whole server, database, folder and key, can make a past that contradicts nothing there. Somebody who
kept a file notices it all the same. What database or folder alone show stands in ``test_mutations``.
"""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection

from privity.core.bundle.findings import Verdict
from privity.core.bundle.value import Bundle
from privity.core.entries.base import commitment
from privity.core.merkle.checkpoint import Checkpoint as Signed
from privity.core.merkle.note import signed
from privity.ledger import folder as second_place
from privity.ledger.facts import origin_of
from privity.ledger.models import Checkpoint, Entry, Head
from privity.ledger.selectors import alarms, faults, root_at
from privity.ledger.services import sign_checkpoint
from tests.ledger.test_bundles import Part, check, codes
from tests.ledger.test_bundles import part as part  # noqa: PLC0414  # a fixture
from tests.ledger.test_mutations import database, retile
from tests.ledger.writing import write_many

pytestmark = pytest.mark.django_db(transaction=True)

IN_TILE, IN_EDGE = 254, 260
"""Entries of the part: one in a full tile, one at the edge."""


def edit(part: Part, seq: int) -> None:
    """The act was at another time; its commitment fits, and all that follows from it was computed again."""
    row = Entry.objects.get(seq=seq)
    content = bytes(row.content).replace(b"T09:00", b"T10:00")
    assert content != bytes(row.content)
    fitting = commitment(bytes(row.salt), content)
    later = connection.ops.adapt_datetimefield_value(row.at + timedelta(hours=1))
    statement = "UPDATE ledger_entry SET content = %s, commitment = %s, at = %s WHERE seq = %s"
    database(statement, content, fitting, later, seq)


def remove(part: Part, seq: int) -> None:
    """It never happened: the acts after it move up."""
    last = Head.objects.get().seq
    database("DELETE FROM ledger_entryreader WHERE seq = %s", seq)
    database("DELETE FROM ledger_entry WHERE seq = %s", seq)
    for old in range(seq + 1, last + 1):
        renumber(old, old - 1)
    database("UPDATE ledger_head SET seq = %s", last - 1)


def reorder(part: Part, seq: int) -> None:
    """It changes places with the act before it."""
    for old, new in ((seq, 9_999), (seq - 1, seq), (9_999, seq - 1)):
        renumber(old, new)


def renumber(old: int, new: int) -> None:
    for table in ("entry", "entryreader"):
        database(f"UPDATE ledger_{table} SET seq = %s WHERE seq = %s", new, old)


def cut_off(part: Part, seq: int) -> None:
    """Nothing from it on ever happened."""
    database("DELETE FROM ledger_entryreader WHERE seq >= %s", seq)
    database("DELETE FROM ledger_entry WHERE seq >= %s", seq)
    database("UPDATE ledger_head SET seq = %s", seq - 1)
    database("DELETE FROM ledger_tile WHERE %s <= 256", seq)


def sign_anew(part: Part, *, also: int = 0) -> None:
    """Forget what was signed, here and in the folder, and sign what there is now; as if it had been signed at a size before, too."""
    retile(part.practice) if Head.objects.get().seq >= 256 else None
    database("DELETE FROM ledger_checkpoint")
    (second_place._place() / f"{part.practice.hex}.checkpoint").unlink()
    assert sign_checkpoint(practice=part.practice, clock=part.clock)
    if also:
        note = signed_by(second_place.key(), part.practice, also)
        Checkpoint.objects.create(practice_id=part.practice, size=also, at=part.clock(), note=note)
    assert (list(faults(part.practice)), alarms()) == ([], [])


def signed_by(private: Ed25519PrivateKey | None, practice: UUID, size: int) -> bytes:
    assert private is not None
    return bytes(signed(str(Signed(origin_of(practice), size, root_at(practice, size))), origin_of(practice), private))


@pytest.fixture
def kept(part: Part) -> Bundle:
    """What the person took and kept; then the ledger went on."""
    kept = part.take()
    write_many(part.practice, 3)
    return kept


@pytest.mark.parametrize("change", [edit, remove, reorder])
@pytest.mark.parametrize("seq", [IN_TILE, IN_EDGE])
def test_a_past_that_was_hashed_and_signed_again(
    part: Part, kept: Bundle, change: Callable[[Part, int], None], seq: int
) -> None:
    change(part, seq)
    sign_anew(part, also=kept.head.size)
    after = part.taken(sizes=(kept.head.size,))
    assert check(after).verdict is Verdict.GOOD
    assert codes(check(after, kept)) == ["since_changed"]


@pytest.mark.parametrize("change", [edit, remove, reorder])
def test_nor_does_leaving_out_what_was_signed_help(
    part: Part, kept: Bundle, change: Callable[[Part, int], None]
) -> None:
    """Without the old state the new file cannot show that it continues it: no good answer, and no way to one."""
    change(part, IN_TILE)
    sign_anew(part)
    after = part.taken(sizes=(kept.head.size,))
    assert check(after).verdict is Verdict.GOOD
    assert codes(check(after, kept)) == ["since_missing"]


@pytest.mark.parametrize("seq", [IN_TILE, IN_EDGE])
def test_an_end_that_was_cut_off(part: Part, kept: Bundle, seq: int) -> None:
    cut_off(part, seq)
    sign_anew(part)
    after = part.taken()
    assert check(after).verdict is Verdict.GOOD
    assert codes(check(after, kept)) == ["since_newer"]
    write_many(part.practice, 30)
    sign_anew(part, also=kept.head.size)
    assert codes(check(part.taken(sizes=(kept.head.size,)), kept)) == ["since_changed"]


def test_an_act_that_is_shown_no_longer(part: Part, kept: Bundle) -> None:
    """Who reads an entry is a row beside it: faults see nothing."""
    database("DELETE FROM ledger_entryreader WHERE seq = %s", IN_TILE)
    assert list(faults(part.practice)) == []
    assert codes(check(part.taken(), kept)) == ["since_taken_out"]


@pytest.mark.parametrize("seq", [IN_TILE, IN_EDGE])
def test_an_edit_under_the_old_signature(part: Part, kept: Bundle, seq: int) -> None:
    note = sign_checkpoint(practice=part.practice, clock=part.clock)
    assert note is not None
    row = Entry.objects.get(seq=seq)
    database(
        "UPDATE ledger_entry SET content = %s WHERE seq = %s", bytes(row.content).replace(b"T09:00", b"T10:00"), seq
    )
    assert codes(check(part.taken(), kept)) == ["not_proven"]


def test_an_old_file_again(part: Part, kept: Bundle) -> None:
    later = part.take()
    assert codes(check(kept, later)) == ["since_newer"]


def test_another_past_for_somebody_else(part: Part, kept: Bundle) -> None:
    """Two files of one size: each holds, and each shows that the other is of another past."""
    first = part.take()
    edit(part, IN_TILE)
    cut_off(part, first.head.size + 1)
    sign_anew(part, also=kept.head.size)
    second = part.taken()
    assert first.head.size == second.head.size
    assert (check(first).verdict, check(second).verdict) == (Verdict.GOOD, Verdict.GOOD)
    assert codes(check(first, second)) == codes(check(second, first)) == ["since_changed"]


def test_another_key(part: Part, kept: Bundle) -> None:
    """The key was lost, or somebody else runs the ledger now."""
    (second_place._place() / "key.pem").unlink()
    second_place.make_key()
    sign_anew(part)
    after = part.taken()
    assert codes(check(after)) == ["holds", "own_key"]
    assert codes(check(after, kept)) == ["since_other_ledger"]


def test_database_and_folder_put_back_together(part: Part, folder: Path, tmp_path: Path) -> None:
    """Nothing on the server can know that it was once further; the file does, before and after the ledger has grown again."""
    sign_checkpoint(practice=part.practice, clock=part.clock)
    shutil.copytree(folder, tmp_path / "backup")
    size = Head.objects.get().seq
    part.act()
    kept = part.take()
    cut_off(part, size + 1)
    database("DELETE FROM ledger_checkpoint WHERE size > %s", size)
    shutil.copytree(tmp_path / "backup", folder, dirs_exist_ok=True)
    assert (list(faults(part.practice)), alarms()) == ([], [])
    assert codes(check(part.taken(), kept)) == ["since_newer"]
    write_many(part.practice, 1)
    assert codes(check(part.taken(), kept)) == ["since_changed"]
    write_many(part.practice, 1)
    assert codes(check(part.taken(sizes=(kept.head.size,)), kept)) == ["since_changed"]
