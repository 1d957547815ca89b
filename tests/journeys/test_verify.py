"""Amara takes her part of the ledger with her, and a stranger checks the file in their own browser, offline."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from privity.kit.clock import now
from privity.ledger.services import sign_checkpoint
from tests.cast import Stage
from tests.journeys.acts import agreed
from tests.journeys.conftest import Enter, Show
from tests.ledger.conftest import folder
from tests.ledger.writing import write

__all__ = ["folder"]

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def stage(live_server: object, folder: Path) -> Stage:
    stage = agreed()
    sign_checkpoint(practice=stage.practice, clock=now)
    return stage


def take(page: Page, stage: Stage, to: Path) -> Path:
    """Press the button on the ledger's page, once the browser has proven what stands there."""
    page.goto(f"/engagements/{stage.engagement}/ledger")
    expect(page.get_by_role("button", name="Checking")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("button", name="Take my part with me").click()
    assert download.value.suggested_filename.endswith(".privity.json")
    download.value.save_as(to)
    return to


def open_offline(page: Page) -> list[str]:
    """The page, loaded, and then without a network; every address that is asked for from now on."""
    page.goto("/verify", wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    asked: list[str] = []
    context: BrowserContext = page.context
    context.set_offline(True)
    context.on("request", lambda request: asked.append(request.url))
    return asked


def check(page: Page, file: Path, *, seen: Path | None = None) -> None:
    page.get_by_label("The file", exact=True).set_input_files(file)
    if seen is not None:
        page.get_by_text("I have something beside it").click()
        page.get_by_label("What you kept from before").set_input_files(seen)
    page.get_by_role("button", name="Check it here").click()
    expect(page.get_by_role("button", name="Check it here")).to_be_enabled()


def test_a_file_is_taken_and_checked_elsewhere(enter: Enter, show: Show, stage: Stage, tmp_path: Path) -> None:
    client = enter(stage.client)
    older = take(client, stage, tmp_path / "older.privity.json")
    write(stage.practice, engagement=stage.engagement, actor=stage.client.pk, at=now())
    newer = take(client, stage, tmp_path / "newer.privity.json")
    client.reload()
    expect(client.get_by_text("You saved your part of the ledger as a file.")).to_have_count(2)

    stranger = enter()
    asked = open_offline(stranger)
    show(stranger, "before")
    check(stranger, newer)
    expect(stranger.get_by_role("heading", name="It holds")).to_be_visible()
    expect(stranger.get_by_text("Signed by everybody, among them: ")).to_contain_text("Amara Osei")
    expect(stranger.locator(".timeline > li")).to_have_count(9)
    expect(stranger.locator(".timeline")).to_contain_text("Somebody took their part of the ledger with them")
    show(stranger, "holds")
    check(stranger, newer, seen=older)
    expect(stranger.get_by_text("Nothing was changed or taken away since what you kept.")).to_be_visible()
    show(stranger, "continues")
    assert asked == []


def test_one_changed_byte_and_an_older_file(enter: Enter, show: Show, stage: Stage, tmp_path: Path) -> None:
    client = enter(stage.client)
    older = take(client, stage, tmp_path / "older.privity.json")
    newer = take(client, stage, tmp_path / "newer.privity.json")
    changed = tmp_path / "changed.privity.json"
    changed.write_bytes(
        older.read_bytes().replace(rb"\"completed\":false", rb"\"completed\":true ", 1).replace(b"true ", b"true", 1)
    )
    stranger = enter()
    asked = open_offline(stranger)
    check(stranger, changed)
    expect(stranger.get_by_role("heading", name="No: this file is not what was signed")).to_be_visible()
    expect(stranger.get_by_text("It holds acts that are not what was signed.")).to_be_visible()
    expect(stranger.locator(".timeline > li:visible")).to_have_count(0)
    show(stranger, "changed")
    check(stranger, older, seen=newer)
    expect(stranger.get_by_text("The file is older than what you kept")).to_be_visible()
    rubbish = tmp_path / "rubbish.json"
    rubbish.write_bytes(b"{}")
    check(stranger, rubbish)
    expect(stranger.get_by_role("heading", name="This cannot be checked")).to_be_visible()
    show(stranger, "rubbish")
    assert asked == []
