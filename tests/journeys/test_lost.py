"""Losing things: the sheet, a device, and every way of unlocking; what it costs, and what the others see."""

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from privity.accounts.models import Person
from privity.accounts.ways import ways_of
from privity.kit.clock import now
from privity.vault.models import CircleEntry, Grant, NamedKey
from tests.accounts.conftest import mailed_code
from tests.cast import Stage, enter_stage
from tests.journeys.acts import agreed
from tests.journeys.conftest import Enter, Show
from tests.journeys.passkeys import add_passkey_device
from tests.journeys.test_keys import MIRJAM, OSEI, card
from tests.journeys.test_notes import make_sure, open_notes
from tests.journeys.test_passkey_unlocking import make_passkey, unlocked
from tests.journeys.test_unlocking import on_the_sheet, set_up, type_back
from tests.journeys.watch import Watch

NEW_PASSPHRASE = "copper lantern sunday river"


@pytest.fixture(autouse=True)
def fresh_counts(transactional_db: None) -> None:
    """No rate limit remembers another journey."""
    cache.clear()


def confirm(page: Page, who: Person) -> None:
    """Shows who is there, by a mailed code, as each change of the lock asks."""
    expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()
    page.get_by_role("button", name="Mail me a code").click()
    expect(page.get_by_label("Code", exact=True)).to_be_visible()
    page.get_by_label("Code", exact=True).fill(mailed_code(who.email))
    page.get_by_role("button", name="Confirm with this code").click()


def unlock_by_code(page: Page, code: str) -> None:
    page.get_by_text("Use the recovery code from your sheet").click()
    page.get_by_role("textbox", name="Recovery code").fill(code)
    page.get_by_role("button", name="Unlock with the code").click()


def test_a_new_sheet_and_another_passphrase(enter: Enter, show: Show) -> None:
    stage = enter_stage(now)
    client = enter(stage.client)
    client.goto("/account/unlocking")
    old = set_up(client)
    client.goto("/account/unlocking")
    expect(client.get_by_text("Stays until there is a new one")).to_be_visible()
    show(client, "ways")
    client.get_by_role("button", name="Make a new recovery code").click()
    new = on_the_sheet(client)
    expect(client.get_by_text("The new recovery code counts from now on.")).to_be_visible()
    client.get_by_label("A new passphrase, in the place of the old one").fill(NEW_PASSPHRASE)
    client.get_by_role("button", name="Take this passphrase").click()
    expect(client.get_by_text("The passphrase unlocks from now on.")).to_be_visible()
    assert sorted(way.kind for way in ways_of(stage.client.pk)) == ["passphrase", "recovery"]
    client.get_by_role("button", name="Lock").click()
    unlock_by_code(client, old)
    expect(client.get_by_role("alert").filter(has_text="does not open your lock")).to_be_visible()
    client.get_by_role("textbox", name="Recovery code").fill(new)
    client.get_by_role("button", name="Unlock with the code").click()
    unlocked(client)
    client.get_by_role("link", name="Remove Passphrase").click()
    confirm(client, stage.client)
    expect(client.get_by_role("heading", name="Remove this way of unlocking?")).to_be_visible()
    show(client, "remove")
    client.get_by_role("button", name="Remove it").click()
    expect(client.get_by_text("That way of unlocking is gone.")).to_be_visible()
    assert [way.kind for way in ways_of(stage.client.pk)] == ["recovery"]


def test_a_lost_device_is_shut_out(enter: Enter, show: Show, watch: Watch) -> None:
    watch.expect(r"status of 401 .*/account/unlocking")
    stage = enter_stage(now)
    lost = enter(stage.client)
    add_passkey_device(lost)
    lost.goto("/account/passkeys/add")
    confirm(lost, stage.client)
    make_passkey(lost)
    lost.goto("/account/unlocking")
    lost.get_by_role("button", name="With my passkey").click()
    type_back(lost)
    lost.goto(f"/engagements/{stage.engagement}/notes")
    expect(lost.get_by_label("Search everything")).to_be_visible()

    home = enter(stage.client)
    home.goto("/account/unlocking")
    home.get_by_role("link", name="I lost a device").click()
    confirm(home, stage.client)
    home.get_by_label("Chrome on Linux").check()
    show(home, "device")
    home.get_by_role("button", name="Shut it out").click()
    expect(home.get_by_text("You are signed out everywhere but here")).to_be_visible()
    show(home, "shut-out")
    assert [way.kind for way in ways_of(stage.client.pk)] == ["recovery"]
    lost.reload()
    expect(lost.get_by_role("heading", name="Sign in")).to_be_visible()
    lost.get_by_role("button", name="Sign in with a passkey").click()
    expect(lost.get_by_text("That passkey does not open this account.")).to_be_visible()


def begin_anew(client: Page, who: Person, show: Show) -> None:
    client.get_by_role("link", name="I cannot unlock any more").click()
    confirm(client, who)
    expect(client.get_by_role("heading", name="What happens then")).to_be_visible()
    show(client, "anew")
    client.get_by_label("To go on, type: begin anew").fill("please")
    client.get_by_role("button", name="Begin anew").click()
    expect(client.get_by_role("alert")).to_contain_text("Please type these two words")
    client.get_by_label("To go on, type: begin anew").fill("begin anew")
    client.get_by_role("button", name="Begin anew").click()
    expect(client.get_by_text("You are beginning anew.")).to_be_visible()
    show(client, "new-lock")


def write(page: Page, stage: Stage, kind: str, text: str) -> None:
    page.goto(f"/engagements/{stage.engagement}/notes")
    page.get_by_role("link", name="Write").click()
    page.get_by_label("What is it?").select_option(kind)
    page.get_by_label("Text").fill(text)
    page.get_by_role("button", name="Keep these").click()
    expect(page.locator(".written").get_by_text(text)).to_be_visible()


def reads(page: Page, stage: Stage, *texts: str) -> None:
    """The notes that open there, by their first words."""
    page.goto(f"/engagements/{stage.engagement}/notes")
    for text in texts:
        expect(page.get_by_role("link", name=text)).to_be_visible()


def lose_all(page: Page, who: Person, show: Show) -> None:
    page.goto("/account/unlocking")
    page.get_by_role("button", name="Lock").click()
    begin_anew(page, who, show)
    page.goto("/account/unlocking")
    expect(page.get_by_text("Stays until there is a new one")).to_be_visible()
    page.goto("/account/unlocking/anew/lock")
    set_up(page)
    expect(page.get_by_text("The others have to check your lock again")).to_be_visible()
    show(page, "begun")


def test_a_client_begins_anew(enter: Enter, show: Show, watch: Watch) -> None:
    watch.expect(r"status of 400 .*/account/unlocking/anew")
    stage = agreed()
    coach, client = enter(stage.coach), enter(stage.client)
    for page in (client, coach):
        open_notes(page, stage)
    make_sure(coach, stage, OSEI)
    make_sure(client, stage, MIRJAM)
    write(coach, stage, "Shared note", "What we began with.")
    write(client, stage, "My own note", "For myself alone.")
    before = Grant.objects.count(), CircleEntry.objects.count()

    lose_all(client, stage.client, show)
    client.goto(f"/engagements/{stage.engagement}/keys")
    expect(client.get_by_role("heading", name="Your own digits")).to_be_visible()
    assert NamedKey.objects.filter(person_id=stage.client.pk).count() == 2
    coach.goto(f"/engagements/{stage.engagement}/keys")
    hers = card(coach, OSEI)
    expect(hers.get_by_text("Has changed", exact=True)).to_be_visible()
    expect(hers.get_by_text("Sharing with them has stopped")).to_be_visible()
    show(coach, "changed")
    coach.goto(f"/engagements/{stage.engagement}/notes")
    expect(coach.get_by_text(f"Before anything can be shared with {OSEI}")).to_be_visible()
    assert (Grant.objects.count(), CircleEntry.objects.count()) == before

    make_sure(coach, stage, OSEI)
    make_sure(client, stage, MIRJAM)
    reads(client, stage, "What we began with.")
    expect(client.get_by_text("Cannot be opened here")).to_have_count(1)
    show(client, "again")
    write(client, stage, "My own note", "For myself, anew.")
    write(client, stage, "Shared note", "Good to be back.")
    reads(coach, stage, "What we began with.", "Good to be back.")


def test_a_coach_begins_anew(enter: Enter, show: Show, watch: Watch) -> None:
    """Who kept the circles lost them: the client still reads what they held, and goes on in new ones."""
    watch.expect(r"status of 400 .*/account/unlocking/anew")
    stage = agreed()
    coach, client = enter(stage.coach), enter(stage.client)
    for page in (client, coach):
        open_notes(page, stage)
    make_sure(coach, stage, OSEI)
    make_sure(client, stage, MIRJAM)
    write(coach, stage, "Shared note", "What we began with.")
    lose_all(coach, stage.coach, show)
    coach.goto(f"/engagements/{stage.engagement}/keys")
    expect(coach.get_by_role("heading", name="Your own digits")).to_be_visible()
    client.goto(f"/engagements/{stage.engagement}/keys")
    expect(card(client, MIRJAM).get_by_text("Has changed", exact=True)).to_be_visible()
    make_sure(client, stage, MIRJAM)
    make_sure(coach, stage, OSEI)
    write(coach, stage, "Shared note", "I lost my keys.")
    reads(client, stage, "What we began with.", "I lost my keys.")
    write(client, stage, "Shared note", "You are back.")
    reads(coach, stage, "You are back.", "I lost my keys.")
