"""Taking one's part of the ledger with one: each their own, with the words that they may read; and it is an act."""

from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from privity.accounts.models import Person
from privity.agreements import services
from privity.core.bundle.form import bundle_from
from privity.core.bundle.telling import told
from privity.core.bundle.value import Bundle
from privity.core.bundle.verifying import verify
from privity.core.engagements import Named
from privity.core.entries import LedgerPartTaken
from privity.core.errors import NotFoundError, UnavailableError
from privity.core.vocabulary import Role
from privity.engagements.services import add_person
from privity.ledger.models import Entry
from privity.ledger.selectors import part_of
from privity.ledger.services import sign_checkpoint
from tests.cast import Stage, let_join
from tests.clock import StandingClock
from tests.flush import triggers_off
from tests.signed import offer

SVEN = Named(Role.SUPPORTER, "Sven Holm", "sven@holm.example")


@pytest.fixture
def stage(agreed: Stage) -> Stage:
    """An agreement is in force."""
    return agreed


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    """A data folder of this test's own."""
    settings.DATA = tmp_path
    return tmp_path / "ledger"


def take(stage: Stage, person: Person, clock: StandingClock, sizes: tuple[int, ...] = ()) -> bytes:
    return services.take_ledger_part(actor=person.pk, engagement_id=stage.engagement, clock=clock, sizes=sizes)


def newest(stage: Stage, person: Person) -> list[object]:
    return [record.entry for record in part_of(person.pk, stage.engagement, stage.practice, limit=1)]


def codes(content: bytes, seen: bytes | None = None) -> list[str]:
    return [finding.code.value for finding in verify(content, seen=seen).findings]


def test_it_holds_with_everything_that_they_may_read(stage: Stage, clock: StandingClock) -> None:
    for person in (stage.client, stage.coach, stage.sponsor):
        content = take(stage, person, clock)
        assert codes(content) == ["holds", "document", "own_key"]
        bundle = bundle_from(content)
        records = part_of(person.pk, stage.engagement, stage.practice, limit=10_000)
        assert len(bundle.entries) == len(records) - 1
        assert bundle.reader == stage.key(person)


def test_it_is_told_in_plain_words_with_names(stage: Stage, clock: StandingClock) -> None:
    bundle = bundle_from(take(stage, stage.client, clock))
    lines = [words.render() for _at, words in told(bundle)]
    assert "Mirjam Kovač offered version 1 of the agreement for signing." in lines
    assert "Amara Osei signed." in "\n".join(lines)


def test_who_is_no_party_gets_no_document(stage: Stage, clock: StandingClock) -> None:
    """Somebody who came after the agreement was made."""
    late = add_person(actor=stage.coach.pk, engagement_id=stage.engagement, named=SVEN, clock=clock)
    let_join(stage.engagement, clock)
    content = services.take_ledger_part(actor=late, engagement_id=stage.engagement, clock=clock)
    assert codes(content) == ["holds", "own_key"]
    assert bundle_from(content).documents == ()


def test_taking_it_is_an_act_that_only_they_read(stage: Stage, clock: StandingClock) -> None:
    before = newest(stage, stage.coach)
    bundle = bundle_from(take(stage, stage.client, clock))
    assert newest(stage, stage.client) == [LedgerPartTaken(size=bundle.head.size)]
    assert newest(stage, stage.coach) == before
    assert Entry.objects.filter(tag=LedgerPartTaken.tag).count() == 1


def test_the_next_one_tells_of_the_time_since(stage: Stage, clock: StandingClock) -> None:
    first = take(stage, stage.client, clock)
    clock.forward(hours=1)
    offer(stage.coach, stage.engagement, clock)
    second = take(stage, stage.client, clock)
    assert codes(second, first) == ["holds", "continues", "document", "document", "own_key"]
    assert len(_sizes(bundle_from(second))) == 1
    assert codes(take(stage, stage.coach, clock), first) == ["since_other_part"]


def test_what_somebody_else_kept_can_be_asked_for(stage: Stage, clock: StandingClock) -> None:
    note = sign_checkpoint(practice=stage.practice, clock=clock)
    assert note is not None
    size = bundle_from(take(stage, stage.client, clock)).head.size
    clock.forward(hours=1)
    assert codes(take(stage, stage.coach, clock), bytes(note)) == ["since_missing"]
    content = take(stage, stage.coach, clock, sizes=(size,))
    assert codes(content, bytes(note)) == ["holds", "continues", "document", "own_key"]


def _sizes(bundle: Bundle) -> list[str]:
    return [each.checkpoint.text.split("\n")[1] for each in bundle.earlier]


def test_strangers_and_who_has_left_get_nothing(stage: Stage, clock: StandingClock) -> None:
    for person in (stage.second_client, stage.other_coach, stage.administrator, stage.operator):
        with pytest.raises(NotFoundError):
            take(stage, person, clock)
    assert not Entry.objects.filter(tag=LedgerPartTaken.tag).exists()


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        ("UPDATE ledger_head SET seq = 2", []),
        ("UPDATE ledger_entry SET content = %s", [b"\xff"]),
        ("UPDATE ledger_entry SET content = %s WHERE tag = 21", [b"{}"]),
    ],
)
def test_of_a_changed_ledger_no_file_is_made(
    stage: Stage, clock: StandingClock, statement: str, values: list[bytes]
) -> None:
    """Nor does anybody learn of ids and checkpoints: they are told whom to tell."""
    take(stage, stage.client, clock)
    with triggers_off(connection), connection.cursor() as cursor:
        cursor.execute(statement, values)
    with pytest.raises(UnavailableError, match=r"Please tell who runs this installation\.") as refused:
        take(stage, stage.client, clock)
    assert stage.practice.hex not in str(refused.value)
