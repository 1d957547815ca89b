"""Sealed files: sent in pieces, fetched by those of the circle, and gone where they were not finished."""

from hashlib import sha256
from typing import Any

import pytest
from django.conf import settings

from privity.core.entries import FileAttached
from privity.core.errors import ConflictError, EpochPassedError, InvalidError, NotFoundError, RefusedError
from privity.core.vocabulary import InformationClass
from privity.kit.ids import new_id
from privity.vault import services
from privity.vault.models import Attachment
from privity.vault.services import LARGEST, PIECE
from tests.cast import Stage
from tests.clock import StandingClock
from tests.sealing_vectors import age
from tests.sharing.conftest import Enter
from tests.vault.conftest import Devices
from tests.vault.sealed import NOTES, OBJECTIVES, SealedCircle, random_id, recipient_of, shared
from tests.vault.test_api import NOT_FOUND, place
from tests.vault.test_records import newest

pytestmark = pytest.mark.django_db


def fetched(enter: Enter, who: Any, stage: Stage, circle: SealedCircle, file: Any) -> bytes | int:
    """The bytes, or the status of a refusal."""
    answer: Any = enter(who).get(place(stage, "circles", circle.id, "files", file))
    return b"".join(answer.streaming_content) if answer.status_code == 200 else int(answer.status_code)


def kept() -> list[str]:
    return sorted(folder.name for folder in (settings.DATA / "attachments").glob("*"))


def test_a_file_of_several_pieces_from_one_browser_to_the_other(
    stage: Stage, devices: Devices, pair: SealedCircle, enter: Enter
) -> None:
    sealed = age.sealed_file(bytes(range(256)) * 12_000, recipient_of(pair.seed(pair.epoch)))
    coach = enter(stage.coach)
    begun = coach.post(place(stage, "circles", pair.id, "files"), {"information_class": NOTES, "epoch": pair.epoch})
    file = place(stage, "circles", pair.id, "files", begun.json()["id"])
    for offset in range(0, len(sealed), PIECE):
        assert coach.get(f"{file}/received").json() == {"received": offset}
        piece = sealed[offset : offset + PIECE]
        answer = coach.post(f"{file}/{offset}", piece, content_type="application/octet-stream")
        assert answer.json() == {"received": offset + len(piece)}
    assert enter(stage.client).get(file).json() == NOT_FOUND
    assert coach.post(f"{file}/finish", {"sha256": sha256(sealed).hexdigest()}).status_code == 200
    got: Any = enter(stage.client).get(file)
    assert got.headers["Content-Length"] == str(len(sealed))
    assert got.headers["Content-Type"] == "application/octet-stream"
    assert b"".join(got.streaming_content) == sealed
    assert enter(stage.sponsor).get(file).json() == NOT_FOUND


def test_only_coach_and_client_read_of_it_on_the_ledger(stage: Stage, devices: Devices) -> None:
    circle = SealedCircle(devices.coach, shared(devices.client, OBJECTIVES), random_id("objectives"))
    circle.make()
    circle.add(devices.client)
    circle.add(devices.sponsor)
    told = newest(devices.sponsor, stage, 1)
    file = circle.send_file(devices.coach)
    for one in (devices.coach, devices.client):
        assert newest(one, stage, 1) == [FileAttached(file.hex, "objectives")]
    assert newest(devices.sponsor, stage, 1) == told


def test_who_joined_from_now_on_fetches_nothing_earlier(stage: Stage, devices: Devices, enter: Enter) -> None:
    circle = SealedCircle(devices.coach, shared(devices.client, OBJECTIVES), random_id("objectives"))
    circle.make()
    circle.add(devices.client)
    before = circle.send_file(devices.client)
    circle.add(devices.sponsor, new_epoch=True)
    after = circle.send_file(devices.coach)
    assert fetched(enter, stage.sponsor, stage, circle, before) == 404
    assert fetched(enter, stage.sponsor, stage, circle, after) == circle.sealed_file
    assert fetched(enter, stage.coach, stage, circle, before) != 404


def test_a_piece_counts_once_and_in_its_place(devices: Devices, pair: SealedCircle) -> None:
    file = pair.send_file(devices.coach, finished=False)
    here: dict[str, Any] = {"circle_id": pair.id, "file_id": file}
    size = len(pair.sealed_file)
    for offset in (0, size - 1, size + 1):
        with pytest.raises(ConflictError, match=f"begins at {size}"):
            services.keep_piece(offset=offset, piece=b"again", **here, **devices.coach.here)
    for piece in (b"", bytes(PIECE + 1)):
        with pytest.raises(InvalidError, match="in pieces of at most"):
            services.keep_piece(offset=size, piece=piece, **here, **devices.coach.here)
    with pytest.raises(NotFoundError):
        services.keep_piece(offset=size, piece=b"mine", **here, **devices.client.here)


def test_a_file_can_have_a_hundred_megabytes(devices: Devices, pair: SealedCircle) -> None:
    file = pair.send_file(devices.coach, finished=False)
    Attachment.objects.update(received=LARGEST - 10)
    here = {"circle_id": pair.id, "file_id": file, **devices.coach.here}
    with pytest.raises(InvalidError, match="100 MB"):
        services.keep_piece(offset=LARGEST - 10, piece=bytes(11), **here)
    assert services.keep_piece(offset=LARGEST - 10, piece=bytes(10), **here) == LARGEST


def test_what_arrived_otherwise_or_is_not_sealed_does_not_count(devices: Devices, pair: SealedCircle) -> None:
    here = {"circle_id": pair.id, **devices.coach.here}
    file = pair.send_file(devices.coach, finished=False)
    with pytest.raises(InvalidError, match="send it again"):
        services.finish_file(file_id=file, sha256=sha256(b"something else").hexdigest(), **here)
    for content in (b"", b"A readable file.", b"age-encryption.org/v2\n"):
        with pytest.raises(InvalidError, match="not sealed"):
            pair.send_file(devices.coach, content=content)


def test_an_epoch_that_has_passed_is_sealed_again(devices: Devices, pair: SealedCircle) -> None:
    file = pair.send_file(devices.coach, finished=False)
    digest = sha256(pair.sealed_file).hexdigest()
    pair.go_on("rotate")
    with pytest.raises(EpochPassedError):
        services.finish_file(file_id=file, circle_id=pair.id, sha256=digest, **devices.coach.here)
    with pytest.raises(EpochPassedError):
        services.begin_file(circle_id=pair.id, kind=NOTES, epoch=1, **devices.coach.here)


def test_another_kind_has_another_circle(devices: Devices, pair: SealedCircle) -> None:
    for kind in (OBJECTIVES, InformationClass.COACH_NOTES):
        with pytest.raises(RefusedError):
            services.begin_file(circle_id=pair.id, kind=kind, epoch=pair.epoch, **devices.coach.here)


def test_nobody_begins_files_without_end(devices: Devices, pair: SealedCircle) -> None:
    for _ in range(10):
        pair.send_file(devices.coach, pieces=0, finished=False)
    with pytest.raises(ConflictError, match="many files"):
        pair.send_file(devices.coach)
    pair.send_file(devices.client)


def test_a_cancelled_file_leaves_nothing(
    devices: Devices, pair: SealedCircle, django_capture_on_commit_callbacks: Any
) -> None:
    file = pair.send_file(devices.coach, finished=False)
    assert file.hex in kept()
    here: dict[str, Any] = {"circle_id": pair.id, "file_id": file}
    with pytest.raises(NotFoundError):
        services.cancel_file(**here, **devices.client.here)
    with django_capture_on_commit_callbacks(execute=True):
        services.cancel_file(**here, **devices.coach.here)
    assert file.hex not in kept()
    assert not Attachment.objects.exists()
    done = pair.send_file(devices.coach)
    with pytest.raises(NotFoundError):
        services.cancel_file(circle_id=pair.id, file_id=done, **devices.coach.here)


def test_what_is_not_finished_in_a_day_is_dropped(devices: Devices, pair: SealedCircle, clock: StandingClock) -> None:
    done = pair.send_file(devices.coach)
    left = pair.send_file(devices.coach, finished=False)
    clock.forward(hours=23)
    services.forget_unfinished(clock)
    assert {done.hex, left.hex} <= set(kept())
    clock.forward(hours=2)
    orphan = settings.DATA / "attachments" / new_id().hex
    orphan.mkdir()
    services.forget_unfinished(clock)
    assert kept() == [done.hex]
    assert [row.pk for row in Attachment.objects.all()] == [done]


@pytest.mark.parametrize("offset", ["-1", "x", "9" * 40, "1.5"])
def test_nonsense_for_an_offset_is_not_found(
    stage: Stage, devices: Devices, pair: SealedCircle, enter: Enter, offset: str
) -> None:
    file = pair.send_file(devices.coach, finished=False)
    where = place(stage, "circles", pair.id, "files", file, offset)
    answer = enter(stage.coach).post(where, b"a piece", content_type="application/octet-stream")
    assert (answer.status_code, answer.json()) == (404, NOT_FOUND)


@pytest.mark.parametrize("body", [b"", bytes(PIECE + 1), bytes(2_000_000)], ids=len)
def test_a_piece_that_cannot_be_used_gets_one_line(
    stage: Stage, devices: Devices, pair: SealedCircle, enter: Enter, body: bytes
) -> None:
    file = pair.send_file(devices.coach, pieces=0, finished=False)
    where = place(stage, "circles", pair.id, "files", file, 0)
    for sent in ((body, "application/octet-stream"), ({"piece": "as a form"}, None)):
        how: dict[str, Any] = {"content_type": sent[1]} if sent[1] else {}
        answer = enter(stage.coach).post(where, sent[0], **how)
        assert answer.status_code == 400
        assert "\n" not in answer.json()["message"]
    assert not Attachment.objects.exclude(received=0).exists()
