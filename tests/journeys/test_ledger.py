"""Amara reads her part of the ledger: her browser proves each line, keeps what it has seen, and notices a past that changed."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Page, expect

from privity.core.entries.base import commitment
from privity.core.merkle.receipt import receipt_from
from privity.kit.clock import now
from privity.ledger.models import Entry, EntryReader
from privity.ledger.services import sign_checkpoint
from tests.cast import Stage
from tests.flush import triggers_off
from tests.journeys.acts import agreed
from tests.journeys.conftest import Enter, Show
from tests.ledger.conftest import folder
from tests.ledger.writing import write

__all__ = ["folder"]

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def stage(live_server: object, folder: Path) -> Stage:
    """An agreement that everybody signed, all of it under a checkpoint."""
    stage = agreed()
    sign_checkpoint(practice=stage.practice, clock=now)
    return stage


def read(page: Page, stage: Stage) -> None:
    page.goto(f"/engagements/{stage.engagement}/ledger")
    expect(page.get_by_role("button", name="Checking")).to_have_count(0)


def act_again(stage: Stage) -> None:
    """One more act of Amara's, now."""
    write(stage.practice, engagement=stage.engagement, actor=stage.client.pk, at=now())


def test_each_line_is_proven(enter: Enter, show: Show, stage: Stage) -> None:
    page = enter(stage.client)
    read(page, stage)
    lines = page.locator(".timeline > li")
    expect(page.get_by_role("button", name="Proven", exact=True)).to_have_count(lines.count())
    expect(page.get_by_role("alert")).to_be_empty()
    show(page, "proven")

    page.get_by_role("button", name="Proven", exact=True).first.click()
    details = page.locator(".proof-details:visible")
    expect(details).to_contain_text("this act stands in the signed ledger, at its place, unchanged")
    expect(details).to_contain_text("Somebody signed")
    show(page, "details")
    with page.expect_download() as download:
        details.get_by_role("link", name="Save the receipt of this act").click()
    receipt = receipt_from(download.value.path().read_bytes())
    row = Entry.objects.get(practice_id=stage.practice, seq=receipt.index + 1)
    assert receipt.extra == bytes(row.salt) + bytes(row.content)

    act_again(stage)
    read(page, stage)
    expect(page.get_by_role("button", name="Not proven yet")).to_have_count(1)
    show(page, "not-yet")
    sign_checkpoint(practice=stage.practice, clock=now)
    read(page, stage)
    expect(page.get_by_role("button", name="Not proven yet")).to_have_count(0)
    expect(page.get_by_role("alert")).to_be_empty()


def rewrite(stage: Stage, folder: Path) -> None:
    """Somebody who has database, folder and key lets an old act of Amara's have happened an hour earlier, and signs that."""
    row = EntryReader.objects.filter(person_id=stage.client.pk).order_by("seq").select_related("entry")[0].entry
    earlier = (row.at - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    content = re.sub(rb'"at":"[^"]+"', f'"at":"{earlier}"'.encode(), bytes(row.content))
    with triggers_off(connection), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE ledger_entry SET content = %s, commitment = %s WHERE seq = %s AND practice_id = %s",
            [content, commitment(bytes(row.salt), content), row.seq, _key(stage)],
        )
        cursor.execute("DELETE FROM ledger_checkpoint WHERE practice_id = %s", [_key(stage)])
    (folder / f"{stage.practice.hex}.checkpoint").unlink()
    sign_checkpoint(practice=stage.practice, clock=now)


def _key(stage: Stage) -> str:
    """A text that both databases take for the practice's id."""
    return str(stage.practice) if connection.features.has_native_uuid_field else stage.practice.hex


def test_a_past_that_changed_is_told_loudly(enter: Enter, show: Show, stage: Stage, folder: Path) -> None:
    page = enter(stage.client)
    read(page, stage)
    kept = page.evaluate("JSON.stringify(localStorage)")
    act_again(stage)
    rewrite(stage, folder)
    read(page, stage)
    alarm = page.get_by_role("alert")
    expect(alarm).to_contain_text("The past of this ledger has changed")
    expect(alarm).to_contain_text("What stands in it is not what stood there when your browser last saw it.")
    expect(page.get_by_role("button", name="Proven", exact=True)).to_have_count(0)
    show(page, "changed")
    with page.expect_download() as download:
        alarm.get_by_role("link", name="Save what my browser kept").click()
    assert f"privity/{stage.practice.hex}" in kept
    assert download.value.path().read_text().splitlines()[2] in kept
    read(page, stage)
    expect(alarm).to_contain_text("The past of this ledger has changed")
    assert page.evaluate("JSON.stringify(localStorage)") == kept


def test_what_the_server_noticed_itself(enter: Enter, show: Show, stage: Stage, folder: Path) -> None:
    (folder / "key.pem").rename(folder / "elsewhere.pem")
    page = enter(stage.client)
    read(page, stage)
    expect(page.get_by_text("This ledger does not agree with what was signed of it")).to_be_visible()
    show(page, "server-alarm")


@pytest.mark.parametrize("width", [390], indirect=True)
def test_without_a_script_the_page_reads_well(enter: Enter, show: Show, stage: Stage) -> None:
    page = enter(stage.client, java_script_enabled=False)
    page.goto(f"/engagements/{stage.engagement}/ledger")
    expect(page.locator(".timeline > li").first).to_be_visible()
    expect(page.locator("proof-badge").first).to_have_text("")
    expect(page.get_by_text("The past of this ledger has changed")).to_have_count(0)
