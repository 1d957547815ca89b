"""A client sets up their lock, goes on from page to page, locks, and comes back: by passphrase, and by the recovery code."""

import re

from playwright.sync_api import Page, expect

from privity.accounts.selectors import has_recovery
from privity.kit.clock import now
from tests.cast import Stage, enter_stage
from tests.journeys.conftest import Enter, Show

PASSPHRASE = "violet anchor thursday spoon"


def set_up(page: Page, show: Show | None = None) -> str:
    """Sets up a lock on the page that offers it; returns the recovery code."""
    page.get_by_label("A passphrase").fill("too short")
    page.get_by_label("A passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Take this passphrase").click()
    return type_back(page, show)


def type_back(page: Page, show: Show | None = None) -> str:
    """Types the new code back, with a slip first; returns it."""
    code = on_the_sheet(page, show)
    expect(page.get_by_role("heading", name="Your lock is ready")).to_be_visible()
    return code


def on_the_sheet(page: Page, show: Show | None = None) -> str:
    expect(page.get_by_role("heading", name="Your recovery code")).to_be_visible()
    code = page.locator(".recovery-code").inner_text()
    assert re.fullmatch(r"([0-9A-Z]{4}-){8}[0-9A-Z]{2}", code)
    if show:
        show(page, "sheet")
    page.get_by_role("button", name="I have it on paper").click()
    page.get_by_role("textbox", name="Recovery code").fill(code[:-1] + ("A" if code[-1] != "A" else "B"))
    page.get_by_role("button", name="This is my code").click()
    expect(page.get_by_role("alert")).to_contain_text("has a slip in it")
    if show:
        show(page, "slip")
    page.get_by_role("textbox", name="Recovery code").fill(code.lower().replace("-", " "))
    page.get_by_role("button", name="This is my code").click()
    return code


def notes_of(page: Page, stage: Stage) -> None:
    page.goto(f"/engagements/{stage.engagement}/notes")


def test_set_up_lock_and_come_back(enter: Enter, show: Show) -> None:
    stage = enter_stage(now)
    client = enter(stage.client)
    notes_of(client, stage)
    expect(client.get_by_role("heading", name="Locked")).to_be_visible()
    show(client, "not-set-up")
    client.get_by_role("link", name="Set it up").click()
    expect(client.get_by_role("heading", name="How will you unlock every day?")).to_be_visible()
    show(client, "everyday")
    code = set_up(client, show)
    show(client, "done")
    assert has_recovery(stage.client.pk)

    client.get_by_role("link", name="Go on").click()
    expect(client.get_by_label("Search everything")).to_be_visible()
    client.reload()
    expect(client.get_by_label("Search everything")).to_be_visible()

    client.get_by_role("button", name="Lock").click()
    expect(client.get_by_role("heading", name="Locked")).to_be_visible()
    expect(client.get_by_label("Search everything")).to_be_hidden()
    show(client, "locked")
    client.get_by_label("Passphrase").fill("violet anchor friday spoon")
    client.get_by_role("button", name="Unlock", exact=True).click()
    expect(client.get_by_role("alert")).to_contain_text("does not open your lock")
    client.get_by_label("Passphrase").fill(PASSPHRASE)
    client.get_by_role("button", name="Unlock", exact=True).click()
    expect(client.get_by_label("Search everything")).to_be_visible()

    elsewhere = enter(stage.client)
    notes_of(elsewhere, stage)
    elsewhere.get_by_text("Use the recovery code from your sheet").click()
    elsewhere.get_by_label("Recovery code").fill(code)
    show(elsewhere, "recovery")
    elsewhere.get_by_role("button", name="Unlock with the code").click()
    expect(elsewhere.get_by_label("Search everything")).to_be_visible()


def test_one_page_locks_all_and_signing_out_locks(enter: Enter) -> None:
    stage = enter_stage(now)
    client = enter(stage.client)
    client.goto("/account/unlocking")
    set_up(client)
    notes_of(client, stage)
    expect(client.get_by_label("Search everything")).to_be_visible()
    other = client.context.new_page()
    notes_of(other, stage)
    expect(other.get_by_label("Search everything")).to_be_visible()
    other.get_by_role("button", name="Lock").click()
    expect(client.get_by_role("heading", name="Locked")).to_be_visible()
