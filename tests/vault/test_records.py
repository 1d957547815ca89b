"""``write_revision`` and the strict mark: the server knows an envelope for one, keeps each as it is, and hands it to its circle alone."""

from typing import Any

import pytest

from privity.agreements.models import Review
from privity.core.entries import RecordWritten, StrictMarkLowered, StrictMarkRaised
from privity.core.errors import ConflictError, EpochPassedError, InvalidError, NotFoundError, RefusedError
from privity.core.vocabulary import InformationClass, Phase, Role, Rule
from privity.engagements.selectors import engagement_for
from privity.engagements.services import change_phase, end_engagement
from privity.kit.append_only import AppendOnlyError
from privity.kit.ids import new_id
from privity.ledger.selectors import part_of
from privity.vault import services
from privity.vault.models import Record, Revision
from privity.vault.selectors import Revision as Seen
from privity.vault.selectors import circles_of, facts_of, revisions_for
from tests.canary.stores import _tables, _values
from tests.cast import Stage
from tests.clock import StandingClock
from tests.signed import agree
from tests.vault.conftest import Devices
from tests.vault.sealed import NOTES, OBJECTIVES, Device, SealedCircle, own, random_id, shared

NOTE = random_id("a note")
WORDS = "The heron waits at the third bridge."


def read_by(device: Device, **page: Any) -> list[Seen]:
    engagement = engagement_for(device.person.pk, device.engagement, at=device.clock())
    return revisions_for(engagement, circles_of(engagement, facts_of(engagement)), **page)


def newest(device: Device, stage: Stage, count: int = 1) -> list[Any]:
    return [one.entry for one in part_of(device.person.pk, stage.engagement, stage.practice, limit=count)]


def test_what_the_coach_seals_the_client_opens(stage: Stage, devices: Devices, pair: SealedCircle) -> None:
    pair.write(devices.coach, WORDS, NOTE)
    (revision,) = read_by(devices.client)
    assert pair.open(revision.envelope, NOTE) == WORDS
    assert (revision.author, revision.number, revision.strict) == (devices.coach.name, 1, False)
    assert newest(devices.client, stage) == [RecordWritten(NOTE.hex, 1, "shared_notes")]
    assert read_by(devices.sponsor) == []
    assert RecordWritten not in [type(entry) for entry in newest(devices.sponsor, stage, 20)]


def test_canary_no_table_holds_a_word_of_it(devices: Devices, pair: SealedCircle) -> None:
    pair.write(devices.coach, WORDS, NOTE)
    mine = SealedCircle(devices.client, own(devices.client), random_id("mine"))
    mine.make()
    mine.write(devices.client, WORDS, random_id("my own note"), kind=InformationClass.PERSONAL_DISCLOSURE)
    secrets = [WORDS.encode(), pair.seed(1), pair.key(1), mine.seed(1), devices.coach.keys.root]
    held = [value for table, columns in _tables().items() for column in columns for value in _values(table, column)]
    stored = [bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for value in held if value]
    assert any(value.startswith(b"\xc1\x01") for value in stored)
    assert not [secret for secret in secrets for value in stored if secret in value or secret.hex().encode() in value]


def test_a_revision_stands_beside_the_one_before(devices: Devices, pair: SealedCircle) -> None:
    pair.write(devices.coach, WORDS, NOTE)
    pair.write(devices.client, "Another word.", NOTE, 2)
    texts = [pair.open(one.envelope, NOTE, one.number) for one in read_by(devices.coach)]
    assert texts == [WORDS, "Another word."]
    for number in (1, 2, 4):
        with pytest.raises(ConflictError):
            pair.write(devices.coach, "Late.", NOTE, number)
    with pytest.raises(ConflictError, match="before this one is missing"):
        pair.write(devices.coach, "Late.", random_id("new"), 2)
    with pytest.raises(AppendOnlyError):
        Revision.objects.update(envelope=b"")


def test_pages_go_on_after_the_last_one(devices: Devices, pair: SealedCircle) -> None:
    for number in range(1, 6):
        pair.write(devices.coach, f"{number}", NOTE, number)
    first = read_by(devices.client, limit=2)
    rest = read_by(devices.client, after=first[-1].id)
    assert [one.number for one in [*first, *rest]] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("place", "error"),
    [
        ({"c": "0" * 32}, InvalidError),
        ({"r": "0" * 32}, InvalidError),
        ({"v": 2}, InvalidError),
        ({"k": "coach_notes"}, RefusedError),
        ({"k": "objectives"}, RefusedError),
        ({"k": "gossip"}, InvalidError),
        ({"x": 1}, InvalidError),
    ],
)
def test_a_header_that_says_another_place_is_refused(
    devices: Devices, pair: SealedCircle, place: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        pair.write(devices.coach, WORDS, NOTE, place={**pair.place(NOTE, 1, NOTES), **place})
    assert not Revision.objects.exists()


def test_whatever_is_no_envelope_is_refused(devices: Devices, pair: SealedCircle) -> None:
    good = pair.seal(devices.coach, WORDS, NOTE)
    forged = [
        b"",
        WORDS.encode(),
        b"\xc1\x01",
        b"\xc1\x02" + good[2:],
        good[:-1],
        good + b"x",
        good + bytes(2**20),
        good[:200],
    ]
    for envelope in forged:
        with pytest.raises(InvalidError):
            services.write_revision(
                circle_id=pair.id, record_id=NOTE, number=1, envelope=envelope, **devices.coach.here
            )
    assert not Record.objects.exists()


def test_an_epoch_that_has_passed_is_sealed_again(devices: Devices, pair: SealedCircle) -> None:
    late = pair.seal(devices.client, WORDS, NOTE)
    pair.go_on("rotate")
    with pytest.raises(EpochPassedError):
        services.write_revision(circle_id=pair.id, record_id=NOTE, number=1, envelope=late, **devices.client.here)
    pair.write(devices.client, WORDS, NOTE)
    assert [one.epoch for one in read_by(devices.coach)] == [2]


def test_who_is_not_in_the_circle_writes_nothing(stage: Stage, devices: Devices, pair: SealedCircle) -> None:
    with pytest.raises(NotFoundError):
        pair.write(devices.sponsor, WORDS, NOTE)
    stranger = Device(stage.foreign_coach, stage.engagement, devices.coach.clock)
    with pytest.raises(NotFoundError):
        pair.write(stranger, WORDS, NOTE)


def test_a_record_does_not_move(devices: Devices, pair: SealedCircle) -> None:
    pair.write(devices.coach, WORDS, NOTE)
    mine = SealedCircle(devices.coach, own(devices.coach), random_id("mine"))
    mine.make()
    with pytest.raises(NotFoundError):
        mine.write(devices.coach, WORDS, NOTE, 2)


def test_own_notes_before_the_agreement(stage: Stage, clock: StandingClock) -> None:
    """R1: the coach notes what frames the coaching; the client's own story waits for nothing."""
    coach = Device(stage.coach, stage.second_engagement, clock)
    client = Device(stage.second_client, stage.second_engagement, clock)
    for one in (coach, client):
        one.name_key()
        mine = SealedCircle(one, own(one), random_id(one.name))
        mine.make()
        mine.write(one, WORDS, random_id(f"frame {one.name}"), kind=OBJECTIVES)
        story, said = random_id(f"story {one.name}"), InformationClass.SESSION_CONTENT
        if one is client:
            mine.write(one, WORDS, story, kind=said)
            continue
        with pytest.raises(RefusedError, match="waits for the agreement"):
            mine.write(one, WORDS, story, kind=said)
    assert [one.information_class for one in read_by(coach)] == [OBJECTIVES]


def test_employment_opinions_have_no_place(devices: Devices) -> None:
    mine = SealedCircle(devices.coach, own(devices.coach), random_id("mine"))
    mine.make()
    with pytest.raises(RefusedError):
        mine.write(devices.coach, WORDS, NOTE, kind=InformationClass.EMPLOYMENT_OPINION)


def test_while_it_is_paused_nothing_is_told_but_all_is_read(
    stage: Stage, devices: Devices, pair: SealedCircle, clock: StandingClock
) -> None:
    pair.write(devices.coach, WORDS, NOTE)
    change_phase(actor=stage.coach.pk, engagement_id=stage.engagement, phase=Phase.SUSPENDED, clock=clock)
    with pytest.raises(RefusedError, match="right now"):
        pair.write(devices.coach, WORDS, NOTE, 2)
    assert len(read_by(devices.client)) == 1


def test_an_overdue_review_stops_what_is_new_of_the_coach_not_of_the_client(
    stage: Stage, devices: Devices, pair: SealedCircle, clock: StandingClock
) -> None:
    """R11: sharing waits for the review; the client's own act does not."""
    clock.at = Review.objects.get(engagement_id=stage.engagement).due_at
    with pytest.raises(RefusedError, match="right now"):
        pair.write(devices.coach, WORDS, NOTE)
    pair.write(devices.client, WORDS, NOTE)
    assert len(read_by(devices.coach)) == 1


def test_after_the_end_everybody_keeps_what_they_had(
    stage: Stage, devices: Devices, pair: SealedCircle, clock: StandingClock
) -> None:
    pair.write(devices.coach, WORDS, NOTE)
    end_engagement(actor=stage.client.pk, engagement_id=stage.engagement, clock=clock)
    clock.forward(hours=1)
    with pytest.raises(RefusedError):
        pair.write(devices.coach, WORDS, NOTE, 2)
    assert len(read_by(devices.client)) == len(read_by(devices.coach)) == 1


@pytest.fixture
def table(devices: Devices) -> SealedCircle:
    circle = SealedCircle(devices.coach, shared(devices.client, OBJECTIVES), random_id("objectives"))
    circle.make()
    circle.add(devices.client)
    circle.add(devices.sponsor)
    circle.write(devices.coach, WORDS, NOTE)
    return circle


def test_who_joined_from_now_on_reads_nothing_earlier(
    stage: Stage, devices: Devices, table: SealedCircle, clock: StandingClock
) -> None:
    clock.forward(hours=1)
    agree(stage.coach, stage.engagement, clock, {OBJECTIVES: {Role.LINE_MANAGER: Rule.ALWAYS}})
    clock.forward(hours=1)
    table.add(devices.line_manager, new_epoch=True)
    later = random_id("later")
    table.write(devices.coach, WORDS, later)
    assert [one.record for one in read_by(devices.line_manager)] == [later]
    assert [one.record for one in read_by(devices.sponsor)] == [NOTE, later]


def raise_mark(device: Device, record: Any = NOTE) -> None:
    services.raise_strict_mark(record_id=record, **device.here)


def lower_mark(device: Device, record: Any = NOTE) -> None:
    services.lower_strict_mark(record_id=record, **device.here)


def test_coach_or_client_raise_the_mark_and_only_the_client_lowers_it(
    stage: Stage, devices: Devices, table: SealedCircle
) -> None:
    for by in (devices.coach, devices.client):
        raise_mark(by)
        assert newest(devices.client, stage) == [StrictMarkRaised(NOTE.hex, "objectives")]
        assert read_by(devices.sponsor) == []
        assert [one.strict for one in read_by(devices.client)] == [True]
        with pytest.raises(ConflictError):
            raise_mark(by)
        with pytest.raises(RefusedError):
            lower_mark(devices.coach)
        lower_mark(devices.client)
        assert newest(devices.coach, stage) == [StrictMarkLowered(NOTE.hex, "objectives")]
        assert len(read_by(devices.sponsor)) == 1
    with pytest.raises(ConflictError):
        lower_mark(devices.client)


def test_a_mark_hides_from_everybody_else_that_it_is_there(stage: Stage, devices: Devices, table: SealedCircle) -> None:
    with pytest.raises(RefusedError):
        raise_mark(devices.sponsor)
    raise_mark(devices.coach)
    told = len(newest(devices.sponsor, stage, 50))
    table.write(devices.coach, "Another word.", NOTE, 2)
    assert len(newest(devices.sponsor, stage, 50)) == told
    with pytest.raises(NotFoundError):
        raise_mark(devices.sponsor)
    with pytest.raises(NotFoundError):
        table.write(devices.sponsor, "Mine.", NOTE, 3)
    with pytest.raises(NotFoundError):
        raise_mark(devices.client, new_id())
