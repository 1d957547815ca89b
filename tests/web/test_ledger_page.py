"""The ledger's page: one's own part, by day, in plain words, page by page."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from privity.accounts.models import Person
from privity.core.entries import REGISTRY, InvitationSent
from privity.core.entries.base import commitment
from privity.kit.clock import now
from privity.ledger.models import Entry
from privity.ledger.selectors import PAGE, Problem
from privity.ledger.services import sign_checkpoint
from privity.web.ledger_alarm import WORDS
from privity.web.ledger_page import icon_of
from tests.architecture.findings import ROOT
from tests.cast import Stage, enter_stage
from tests.flush import triggers_off
from tests.ledger.conftest import folder
from tests.ledger.writing import write
from tests.visitor import Visitor

__all__ = ["folder"]


@pytest.fixture
def stage(db: None) -> Stage:
    return enter_stage(now)


def look(client: Visitor, person: Person, stage: Stage, query: str = "") -> Any:
    client.force_login(person)
    return client.get(reverse("web:ledger", args=[stage.engagement]) + query)


def test_plain_words_for_each_reader(client: Visitor, stage: Stage) -> None:
    for person in (stage.client, stage.sponsor):
        write(
            stage.practice,
            engagement=stage.engagement,
            actor=stage.coach.pk,
            entry=InvitationSent(person=stage.key(person)),
            readers=frozenset({person.pk}),
            at=now(),
        )
    for_coach = look(client, stage.coach, stage).content.decode()
    assert "You mailed an invitation to Amara Osei." in for_coach
    for_sponsor = look(client, stage.sponsor, stage).content.decode()
    assert "Mirjam Kovač mailed an invitation to you." in for_sponsor
    assert "invitation to Amara" not in for_sponsor


def test_nothing_tells_how_much_is_not_yours(client: Visitor, stage: Stage) -> None:
    """Gaps in a number would (M3): only times are shown, and places on one's own part."""
    found = look(client, stage.sponsor, stage).content.decode()
    assert not re.search(r"\b(entry|seq|no\.)\b", found)


def test_page_by_page(client: Visitor, stage: Stage) -> None:
    for number in range(PAGE):
        write(
            stage.practice,
            engagement=stage.engagement,
            actor=stage.coach.pk,
            entry=InvitationSent(person=f"n{number}"),
            at=now(),
        )
    first = look(client, stage.coach, stage).content.decode()
    assert first.count("<time") == PAGE + first.count("<h2><time")
    (query,) = re.findall(r'href="(\?before=[^"]+)"', first)
    older = look(client, stage.coach, stage, query).content.decode()
    assert "You set this up" in older
    assert "?before" not in older


@pytest.mark.parametrize("before", ["", "x", "-1", "9" * 40, "%00", "01a201f0-4f48-7614-b07f-a41190ebe546"])
def test_a_place_that_is_none(client: Visitor, stage: Stage, before: str) -> None:
    assert look(client, stage.coach, stage, f"?before={before}").status_code == 200


@pytest.mark.parametrize("who", ["second_client", "other_coach", "foreign_coach", "administrator", "operator"])
def test_not_for_others(client: Visitor, stage: Stage, who: str) -> None:
    assert look(client, getattr(stage, who), stage).status_code == 404


@pytest.mark.parametrize("kind", REGISTRY.values(), ids=lambda kind: kind.__name__)
def test_every_kind_of_act_has_an_icon(kind: type) -> None:
    names = {line.split("=")[0].strip() for line in (ROOT / "frontend/icons.txt").read_text().splitlines()}
    assert icon_of(kind) in names


@pytest.mark.django_db(transaction=True)
def test_what_the_server_noticed_is_told_in_plain_words(client: Visitor, folder: Path) -> None:
    stage = enter_stage(now)
    sign_checkpoint(practice=stage.practice, clock=now)
    told = "This ledger does not agree with what was signed of it"
    assert told not in look(client, stage.client, stage).content.decode()
    (folder / "key.pem").unlink()
    page = look(client, stage.client, stage).content.decode()
    assert told in page
    assert "The key that signs it is missing." in page
    assert "key.pem" not in page


SPOILED = "This act can no longer be read: what stands here is not what was recorded."


def spoil(stage: Stage, content: bytes, *, salt: bytes | None = None) -> None:
    """Put other bytes in the place of the newest act; with a ``salt`` they are committed to as well."""
    newest = Entry.objects.filter(practice_id=stage.practice).latest("seq")
    committed = commitment(salt, content) if salt else bytes(newest.commitment)
    with triggers_off(connection), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE ledger_entry SET content = %s, salt = %s, commitment = %s WHERE seq = %s",
            [content, salt or bytes(newest.salt), committed, newest.seq],
        )


def written_by(stage: Stage) -> bytes:
    """The bytes of an act of the coach, the newest one on everybody's part."""
    invited = InvitationSent(person=stage.key(stage.client))
    readers = frozenset({stage.client.pk})
    write(stage.practice, engagement=stage.engagement, actor=stage.coach.pk, entry=invited, readers=readers, at=now())
    return bytes(Entry.objects.latest("seq").content)


def is_told_to_be_spoiled(client: Visitor, stage: Stage) -> bool:
    page = look(client, stage.client, stage)
    text = page.content.decode()
    assert page.status_code == 200
    assert "You set this up" in text or "Mirjam Kovač set this up" in text
    return SPOILED in text and "On this page stands an act that is not what was recorded." in text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("content", [b"", b"\xff", b"null", b"[]", b"{}", b'{"v":1,"tag":[]}', b"[" * 100_000])
def test_an_act_that_somebody_destroyed(client: Visitor, content: bytes) -> None:
    stage = enter_stage(now)
    written_by(stage)
    assert not is_told_to_be_spoiled(client, stage)
    spoil(stage, content)
    assert is_told_to_be_spoiled(client, stage)
    spoil(stage, content, salt=b"s" * 32)
    assert is_told_to_be_spoiled(client, stage)


@pytest.mark.django_db(transaction=True)
def test_an_act_that_somebody_told_otherwise(client: Visitor) -> None:
    """It reads well, but is not what was recorded: nobody is shown it."""
    stage = enter_stage(now)
    other = written_by(stage).replace(stage.key(stage.client).encode(), stage.key(stage.sponsor).encode())
    spoil(stage, other)
    assert is_told_to_be_spoiled(client, stage)
    assert "mailed an invitation" not in look(client, stage.client, stage).content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("person", [b"{}", b"[{}]"])
def test_an_act_of_which_no_sentence_can_be_made(client: Visitor, person: bytes) -> None:
    stage = enter_stage(now)
    odd = written_by(stage).replace(f'"{stage.key(stage.client)}"'.encode(), person)
    spoil(stage, odd, salt=b"s" * 32)
    assert is_told_to_be_spoiled(client, stage)


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_has_its_words(problem: Problem) -> None:
    assert not re.search(r"[{}_]|checkpoint file|row", WORDS[problem].render())
