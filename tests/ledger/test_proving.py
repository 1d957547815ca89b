"""``proofs_of``: a person's own part proves itself under the last checkpoint, at a constant number of queries."""

from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from privity.core.entries.base import commitment
from privity.core.merkle.checkpoint import checkpoint_from
from privity.core.merkle.hashing import leaf_hash
from privity.core.merkle.note import is_signed_by
from privity.core.merkle.proofs import verify_consistency, verify_inclusion
from privity.kit.ids import new_id
from privity.ledger.facts import BrokenLedgerError, Problem
from privity.ledger.selectors import Proofs, part_of, proofs_of, root_at
from privity.ledger.services import sign_checkpoint
from tests.clock import StandingClock
from tests.flush import triggers_off
from tests.ledger.writing import write, write_many

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def engagement() -> UUID:
    return new_id()


@pytest.fixture
def amara() -> UUID:
    return new_id()


def are_proven(proofs: Proofs) -> list[bool]:
    """For each line whether it stands under the checkpoint, as anybody would verify it."""
    assert proofs.last is not None
    checkpoint = checkpoint_from(proofs.last.note.text)
    assert proofs.key is not None
    assert is_signed_by(proofs.last.note, proofs.key)
    return [
        line.proof is not None
        and verify_inclusion(
            line.index,
            checkpoint.size,
            leaf_hash(commitment(line.salt, line.content)),
            checkpoint.root,
            line.proof,
        )
        for line in proofs.lines
    ]


def test_what_was_signed_is_proven_and_what_came_later_waits(
    folder: Path, practice: UUID, engagement: UUID, amara: UUID, clock: StandingClock
) -> None:
    for _ in range(3):
        write(practice, engagement=engagement, actor=amara)
        write_many(practice, 200)
    sign_checkpoint(practice=practice, clock=clock)
    write(practice, engagement=engagement, actor=amara)
    proofs = proofs_of(amara, engagement, practice)
    assert are_proven(proofs) == [False, True, True, True]
    assert [line.id for line in proofs.lines] == [record.id for record in part_of(amara, engagement, practice)]
    assert proofs.lines[0].proof is None
    assert proofs.last is not None
    assert proofs.last.at == clock()


def test_before_the_first_checkpoint_everything_waits(
    folder: Path, practice: UUID, engagement: UUID, amara: UUID
) -> None:
    write(practice, engagement=engagement, actor=amara)
    proofs = proofs_of(amara, engagement, practice)
    assert (proofs.key, proofs.last, [line.proof for line in proofs.lines]) == (None, None, [None])


def test_only_ones_own_part_from_a_line_on(
    folder: Path, practice: UUID, engagement: UUID, amara: UUID, clock: StandingClock
) -> None:
    helen = new_id()
    for actor in (amara, helen, amara, amara):
        write(practice, engagement=engagement, actor=actor)
    sign_checkpoint(practice=practice, clock=clock)
    assert [line.index for line in proofs_of(amara, engagement, practice).lines] == [3, 2, 0]
    second = part_of(amara, engagement, practice)[1].id
    assert [line.index for line in proofs_of(amara, engagement, practice, first=second).lines] == [2, 0]
    assert [line.index for line in proofs_of(amara, engagement, practice, first=second, limit=1).lines] == [2]
    assert proofs_of(helen, engagement, practice, first=second).lines == []
    assert proofs_of(new_id(), engagement, practice).lines == []


@pytest.mark.parametrize("since", [0, 1, 2, 255, 256, 257, 300, 512, 513])
def test_it_continues_what_was_seen(folder: Path, practice: UUID, clock: StandingClock, since: int) -> None:
    write_many(practice, 513)
    note = sign_checkpoint(practice=practice, clock=clock)
    assert note is not None
    proofs = proofs_of(new_id(), new_id(), practice, since=since)
    assert proofs.continuation is not None
    root = checkpoint_from(note.text).root
    assert verify_consistency(since, 513, root_at(practice, since), root, proofs.continuation)


@pytest.mark.parametrize("since", [514, 2**53 - 1, -1])
def test_what_it_cannot_continue(folder: Path, practice: UUID, clock: StandingClock, since: int) -> None:
    write_many(practice, 513)
    sign_checkpoint(practice=practice, clock=clock)
    assert proofs_of(new_id(), new_id(), practice, since=since).continuation is None


def test_as_many_queries_for_one_line_as_for_fifty_in_fifty_places(
    folder: Path, practice: UUID, engagement: UUID, amara: UUID, clock: StandingClock
) -> None:
    for _ in range(8):
        write(practice, engagement=engagement, actor=amara)
        write_many(practice, 255)
    write_many(practice, 10)
    sign_checkpoint(practice=practice, clock=clock)
    asked = {}
    for limit in (1, 8):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(proofs_of(amara, engagement, practice, limit=limit, since=700).lines) == limit
        asked[limit] = len(queries)
    assert asked[8] == asked[1] <= 5


def test_rows_of_the_tree_that_are_gone_are_told(
    folder: Path, practice: UUID, engagement: UUID, amara: UUID, clock: StandingClock
) -> None:
    write(practice, engagement=engagement, actor=amara)
    write_many(practice, 259)
    sign_checkpoint(practice=practice, clock=clock)
    with triggers_off(connection), connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_tile")
    with pytest.raises(BrokenLedgerError) as refused:
        proofs_of(amara, engagement, practice)
    assert refused.value.alarm.problem is Problem.REWRITTEN
