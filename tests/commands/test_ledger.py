"""``privity ledger``: somebody's part, everything computed again, and the signed state of now."""

from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from privity import cli
from privity.core.bundle.form import bundle_from
from privity.core.bundle.verifying import verify
from privity.core.entries import LedgerPartTaken
from privity.core.merkle.checkpoint import checkpoint_from
from privity.core.merkle.note import note_from
from privity.kit.ids import new_id
from privity.ledger.models import Entry
from privity.ledger.selectors import key_of, practices
from privity.ledger.services import sign_due
from tests.cast import Stage, enter_stage
from tests.clock import StandingClock
from tests.flush import triggers_off
from tests.ledger.writing import write

pytestmark = pytest.mark.django_db(transaction=True)
type Said = pytest.CaptureFixture[str]


@pytest.fixture
def stage(clock: StandingClock, tmp_path: Path, settings: Settings) -> Stage:
    """Everybody, and a data folder of this test's own."""
    settings.DATA = tmp_path / "data"
    return enter_stage(clock)


def bundle(stage: Stage, *more: str, person: str = "") -> list[str]:
    return [
        *("ledger", "bundle", "--engagement", stage.engagement.hex),
        *("--person", person or stage.client.email, *more),
    ]


def test_a_persons_part(stage: Stage, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    assert cli.main(bundle(stage)) == 0
    first = capfdbinary.readouterr().out
    assert bundle_from(first).reader == stage.key(stage.client)
    assert Entry.objects.filter(tag=LedgerPartTaken.tag, actor_id=stage.client.pk).count() == 1
    (tmp_path / "first").write_bytes(first)
    write(stage.practice)
    assert cli.main(bundle(stage, "--since", str(tmp_path / "first"), person=stage.coach.email.upper())) == 0
    second = capfdbinary.readouterr().out
    (tmp_path / "checkpoint").write_bytes(bytes(bundle_from(first).checkpoint))
    assert verify(second, seen=(tmp_path / "checkpoint").read_bytes()).findings[1].code == "continues"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bundle"], "--engagement, --person"),
        (["bundle", "--engagement", "x", "--person", "a@b.example"], "this is no id"),
        (
            ["bundle", "--engagement", "{engagement}", "--person", "nobody@b.example"],
            "nobody signs in with this address",
        ),
        (["bundle", "--engagement", "{engagement}", "--person", "rubbish"], ""),
        (["bundle", "--engagement", "{engagement}", "--person", "{stranger}"], "There is nothing here for you."),
        (["bundle", "--engagement", "{engagement}", "--person", "{client}", "--since", "/"], "/: Is a directory"),
        (["bundle", "--engagement", "{engagement}", "--person", "{client}", "--since", "/dev/null"], "neither a part"),
        (["checkpoint", "0" * 32], "this practice has no ledger."),
        (["checkpoint", "x"], "this is no id"),
        (["check", "surplus"], "unrecognized arguments: surplus"),
        ([], "bundle|check|checkpoint"),
        (["nonsense"], "invalid choice"),
    ],
)
def test_unusable_input_is_one_line(stage: Stage, capsys: Said, arguments: list[str], message: str) -> None:
    words = {"engagement": stage.engagement.hex, "client": stage.client.email, "stranger": stage.operator.email}
    assert cli.main(["ledger", *(argument.format(**words) for argument in arguments)]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert said.err.startswith("privity ledger: ")
    assert message in said.err


def test_all_is_computed_again(stage: Stage, clock: StandingClock, capsys: Said) -> None:
    sign_due(clock)
    assert cli.main(["ledger", "check"]) == 0
    said = capsys.readouterr()
    size = Entry.objects.filter(practice_id=stage.practice).count()
    assert f"practice {stage.practice.hex}: good, {size} entries\n" in said.out
    assert (said.out.count("\n"), said.err) == (2, "")
    with triggers_off(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_entry SET tag = 99 WHERE seq <= 5")
    assert cli.main(["ledger", "check"]) == 1
    said = capsys.readouterr()
    assert (
        f"practice {stage.practice.hex}: entry 1 was changed. entry 2 was changed. entry 3 was changed. And 2 more.\n"
        in said.err
    )


def test_a_practice_that_is_gone_is_told(stage: Stage, clock: StandingClock, capsys: Said) -> None:
    sign_due(clock)
    with triggers_off(connection), connection.cursor() as cursor:
        for table in ("entryreader", "entry", "tile", "checkpoint", "head"):
            cursor.execute(f"DELETE FROM ledger_{table}")
    assert cli.main(["ledger", "check"]) == 1
    assert f"practice {stage.practice.hex}: the ledger of the practice" in capsys.readouterr().err


def test_the_signed_state_of_now(stage: Stage, capsys: Said) -> None:
    assert cli.main(["ledger", "checkpoint", stage.practice.hex]) == 0
    note = note_from(capsys.readouterr().out.encode())
    size = Entry.objects.filter(practice_id=stage.practice).count()
    assert checkpoint_from(note.text).size == size
    assert cli.main(["ledger", "checkpoint"]) == 0
    assert capsys.readouterr().out.count("privity/") == 2 * 2


def test_what_was_changed_is_not_signed_but_the_rest_is(stage: Stage, clock: StandingClock, capsys: Said) -> None:
    sign_due(clock)
    with triggers_off(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_entry SET commitment = %s WHERE seq = 1", [bytes(32)])
    write(other := new_id())
    assert cli.main(["ledger", "checkpoint"]) == 1
    said = capsys.readouterr()
    assert f"privity/{other.hex}\n1\n" in said.out
    assert said.err.count("does not hold the") == 2


def test_without_a_key_nobody_gets_a_part(stage: Stage, clock: StandingClock, capsys: Said, tmp_path: Path) -> None:
    sign_due(clock)
    (tmp_path / "data/ledger/key.pem").unlink()
    assert cli.main(bundle(stage)) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)


def test_the_key_of_a_ledger(stage: Stage, clock: StandingClock, capsys: Said) -> None:
    write(other := new_id())
    assert cli.main(["ledger", "key"]) == 2
    assert "there is no key yet" in capsys.readouterr().err
    sign_due(clock)
    assert cli.main(["ledger", "key"]) == 0
    assert sorted(capsys.readouterr().out.split()) == sorted(str(key_of(each)) for each in practices())
    assert cli.main(["ledger", "key", other.hex]) == 0
    assert capsys.readouterr().out == f"{key_of(other)}\n"
    assert cli.main(["ledger", "key", new_id().hex]) == 2
    assert capsys.readouterr().err == "privity ledger: this practice has no ledger.\n"
