"""A real witness signs a ledger's checkpoints, finds out what was put back or changed, and stops nothing when it is away."""

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from uuid import UUID

import pytest
from pytest_django.fixtures import Settings

from privity.core.merkle.checkpoint import Checkpoint, checkpoint_from
from privity.core.merkle.cosignature import cosigned_at
from privity.core.merkle.keys import Key, key_from
from privity.core.merkle.known_witness import KnownWitness
from privity.core.merkle.note import is_signed_by, signed
from privity.kit.due import run_all
from privity.kit.ids import new_id
from privity.ledger import folder as second_place
from privity.ledger.models import Cosignature
from privity.ledger.selectors import alarms, contradictions, key_of, last_checkpoint, with_cosignatures
from privity.ledger.services import ask_witnesses, sign_due, witnessing
from tests.clock import StandingClock
from tests.ledger.test_exchange import answering
from tests.ledger.writing import write, write_many
from tests.merkle_vectors.signing import WITNESS, key_text
from tests.witness.logs import past, submission
from tests.witness.running import Running, running

pytestmark = pytest.mark.django_db(transaction=True)

type Start = Callable[..., Running]


@pytest.fixture(autouse=True)
def nothing_said() -> None:
    witnessing._said.clear()


@pytest.fixture
def start(folder: Path, tmp_path: Path, settings: Settings) -> Iterator[Start]:
    """Starts a witness of these practices, which have a first checkpoint already, and makes it known."""
    with ExitStack() as stack:

        def started(*practices: UUID, name: str = "supervisor") -> Running:
            keys = [str(key_of(practice)) for practice in practices]
            witness = stack.enter_context(running(tmp_path / name, *keys))
            settings.WITNESSES = [*settings.WITNESSES, KnownWitness(witness.key, witness.url)]
            return witness

        yield started


def grow(practice: UUID, count: int, clock: StandingClock) -> None:
    write_many(practice, count)
    assert sign_due(clock) == 1


def seen(practice: UUID, key: Key) -> int | None:
    """When the witness signed the last checkpoint that is handed out."""
    note = last_checkpoint(practice)
    assert note is not None
    ours = key_of(practice)
    assert ours is not None
    (whole,) = with_cosignatures(practice, [note])
    assert is_signed_by(whole, ours)
    return cosigned_at(whole, key)


def test_nobody_is_asked_unless_named(folder: Path, practice: UUID, clock: StandingClock) -> None:
    grow(practice, 3, clock)
    assert ask_witnesses(clock) == 0
    note = last_checkpoint(practice)
    assert note is not None
    assert with_cosignatures(practice, [note]) == [note]


def test_a_ledger_grows_and_is_witnessed(practice: UUID, start: Start, clock: StandingClock) -> None:
    grow(practice, 3, clock)
    one, two = start(practice), start(practice, name="client")
    for count in (1, 5, 300):
        assert ask_witnesses(clock) == 2
        assert ask_witnesses(clock) == 0
        assert seen(practice, one.key)
        assert seen(practice, two.key)
        grow(practice, count, clock)
        assert seen(practice, one.key) is None
    run_all(clock)
    assert set(Cosignature.objects.values_list("size", flat=True)) == {3, 4, 9, 309}
    assert (alarms(), list(contradictions())) == ([], [])


def test_due_work_signs_and_asks_at_once(practice: UUID, start: Start, clock: StandingClock) -> None:
    grow(practice, 1, clock)
    witness = start(practice)
    write_many(practice, 2)
    done = run_all(clock)
    assert (done["ledger.checkpoints"], done["ledger.cosignatures"]) == (1, 1)
    assert seen(practice, witness.key)


def test_a_witness_of_one_practice_learns_of_no_other(
    practice: UUID, start: Start, clock: StandingClock, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    write(other := new_id())
    write_many(practice, 2)
    assert sign_due(clock) == 2
    witness = start(practice)
    assert ask_witnesses(clock) == 1
    assert f"did not sign the ledger of the practice {other.hex}: it does not know this ledger." in caplog.text
    caplog.clear()
    settings.WITNESSES = [KnownWitness(witness.key, witness.url, f"privity/{practice.hex}")]
    for _ in range(2):
        assert ask_witnesses(clock) == 0
    assert caplog.text == ""


def test_one_that_is_away_stops_nothing(
    practice: UUID, start: Start, clock: StandingClock, caplog: pytest.LogCaptureFixture
) -> None:
    grow(practice, 2, clock)
    away, there = start(practice, name="away"), start(practice, name="there")
    away.process.kill()
    away.process.wait()
    for _ in range(3):
        grow(practice, 1, clock)
        assert ask_witnesses(clock) == 1
    assert seen(practice, there.key)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "privity-witness does not answer: " in caplog.text
    assert list(contradictions()) == []


def test_one_that_comes_back_goes_on(
    practice: UUID, tmp_path: Path, start: Start, clock: StandingClock, settings: Settings
) -> None:
    grow(practice, 2, clock)
    witness = start(practice)
    assert ask_witnesses(clock) == 1
    witness.process.kill()
    witness.process.wait()
    grow(practice, 2, clock)
    assert ask_witnesses(clock) == 0
    settings.WITNESSES = []
    again = start(practice)
    assert again.key == witness.key
    assert ask_witnesses(clock) == 1
    assert seen(practice, again.key)


@pytest.mark.parametrize("told", [0, 2, 4])
def test_it_is_asked_again_from_what_it_says(
    practice: UUID, tmp_path: Path, start: Start, clock: StandingClock, told: int
) -> None:
    """Its memory and ours differ: an answer of it was lost, or it began anew with what it had."""
    grow(practice, 2, clock)
    kept = {0: None, 2: last_checkpoint(practice)}
    grow(practice, 2, clock)
    kept[4] = last_checkpoint(practice)
    witness = start(practice)
    if note := kept[told]:
        assert witness.ask(b"old 0\n\n" + bytes(note))[0] == 200
    write_many(practice, 3)
    assert sign_due(clock) == 1
    assert ask_witnesses(clock) == 1
    assert seen(practice, witness.key)


def test_an_answer_that_was_lost_is_asked_for_again(practice: UUID, start: Start, clock: StandingClock) -> None:
    grow(practice, 2, clock)
    witness, note = start(practice), last_checkpoint(practice)
    assert note is not None
    assert witness.ask(b"old 0\n\n" + bytes(note))[0] == 200
    assert ask_witnesses(clock) == 1
    assert seen(practice, witness.key)


def test_what_another_installation_signed_is_an_alarm(
    practice: UUID, start: Start, clock: StandingClock, caplog: pytest.LogCaptureFixture
) -> None:
    """A copy of database and folder went on beside us: the witness saw more than there is here."""
    grow(practice, 5, clock)
    witness = start(practice)
    assert witness.ask(submission_of(practice, 9))[0] == 200
    for _ in range(2):
        assert ask_witnesses(clock) == 0
    (line,) = contradictions()
    assert f"saw 9 entries in the ledger of the practice {practice.hex}, but 5 are signed here" in line
    grow(practice, 10, clock)
    assert ask_witnesses(clock) == 0
    (line,) = contradictions()
    assert f"saw other 9 entries in the ledger of the practice {practice.hex}" in line
    assert [record.levelno for record in caplog.records] == [logging.ERROR] * 2
    assert (sign_due(clock), alarms(), Cosignature.objects.count()) == (0, [], 0)


def test_the_same_size_with_another_past_is_an_alarm(practice: UUID, start: Start, clock: StandingClock) -> None:
    grow(practice, 5, clock)
    assert start(practice).ask(submission_of(practice, 5))[0] == 200
    assert ask_witnesses(clock) == 0
    (line,) = contradictions()
    assert f"saw other 5 entries in the ledger of the practice {practice.hex}" in line


def test_an_alarm_ends_when_the_witness_signs_again(
    practice: UUID, tmp_path: Path, start: Start, clock: StandingClock, settings: Settings
) -> None:
    grow(practice, 5, clock)
    witness = start(practice)
    assert witness.ask(submission_of(practice, 9))[0] == 200
    assert ask_witnesses(clock) == 0
    assert list(contradictions())
    (file,) = (tmp_path / "supervisor" / "seen").iterdir()
    file.unlink()
    assert ask_witnesses(clock) == 1
    assert list(contradictions()) == []


def submission_of(practice: UUID, size: int) -> bytes:
    """What somebody with the installation's key can make: other entries of this practice."""
    private = second_place.key()
    assert private is not None
    origin = f"privity/{practice.hex}"
    root = checkpoint_from(submission(0, size, past(0)).checkpoint.text).root
    return b"old 0\n\n" + bytes(signed(str(Checkpoint(origin, size, root)), origin, private))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nyes", "did not sign"),
        (b"HTTP/1.1 307 Moved\r\nLocation: /\r\nContent-Length: 0\r\n\r\n", "it answered 307."),
        (b"HTTP/1.1 409 Conflict\r\nContent-Length: 5\r\n\r\nmany\n", "did not sign"),
        (b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n", "it answered 500."),
        (b"HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n", "it knows another key of this ledger."),
        (b"rubbish", "does not answer"),
    ],
)
def test_another_answer_is_one_line(
    folder: Path,
    practice: UUID,
    clock: StandingClock,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
    content: bytes,
    words: str,
) -> None:
    grow(practice, 2, clock)
    with answering(content) as (url, _):
        settings.WITNESSES = [KnownWitness(key_from(key_text(WITNESS, 4)), url)]
        assert ask_witnesses(clock) == 0
    assert words in caplog.text
    assert (len(caplog.records), Cosignature.objects.count(), list(contradictions())) == (1, 0, [])
