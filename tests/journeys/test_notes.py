"""Writing in confidence: own notes before anything else, found again, changed, and nowhere readable on the server."""

from django.apps import apps
from django.db.models import BinaryField, CharField, JSONField, TextField
from playwright.sync_api import Page, expect

from privity.kit.clock import now
from tests.cast import Stage, enter_stage
from tests.journeys.conftest import Enter, Show
from tests.journeys.test_unlocking import set_up
from tests.signed import agree

CANARY = "Zimtsternkanarienvogel"
TEXT = f"We said it out loud for the first time: {CANARY}.\n\nNext: sleep on it."


def open_notes(page: Page, stage: Stage) -> None:
    """Sets up a lock, and opens the notes of Amara's engagement."""
    page.goto(f"/account/unlocking?next=/engagements/{stage.engagement}/notes")
    set_up(page)
    page.get_by_role("link", name="Go on").click()
    expect(page.get_by_role("link", name="Write")).to_be_visible()


def found_in_the_database(text: str) -> list[str]:
    """Every column of every table in which this stands."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if isinstance(field, BinaryField | CharField | TextField | JSONField):
                values = model._default_manager.values_list(field.attname, flat=True)
                found += [f"{model._meta.label}.{field.name}" for value in values if text in _readable(value)]
    return found


def _readable(value: object) -> str:
    return bytes(value).decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value)


def test_an_own_note(enter: Enter, show: Show) -> None:
    stage = enter_stage(now)
    agree(stage.coach, stage.engagement, now)
    coach = enter(stage.coach)
    open_notes(coach, stage)
    show(coach, "empty")
    coach.get_by_role("link", name="Write").click()
    coach.get_by_label("What is it?").select_option("My own note, for the coaching")
    coach.get_by_label("Title").fill("After the third session")
    coach.get_by_label("Text", exact=True).fill(TEXT)
    expect(coach.get_by_text("Only you will be able to read this.")).to_be_visible()
    expect(coach.get_by_text("it falls under that request too")).to_be_visible()
    show(coach, "editor")
    coach.get_by_role("button", name="Keep these 14 words for yourself").click()
    expect(coach.get_by_role("heading", name="After the third session")).to_be_visible()
    expect(coach.get_by_text("only you can read this", exact=True)).to_be_visible()
    show(coach, "reading")

    coach.get_by_role("link", name="Change").click()
    coach.get_by_label("Text", exact=True).fill(f"{TEXT}\n\nSlept on it.")
    coach.get_by_role("button", name="Keep these").click()
    expect(coach.get_by_text("Slept on it.")).to_be_visible()
    coach.get_by_text("What stood here before").click()
    expect(coach.locator(".revision")).to_have_count(2)

    coach.reload()
    expect(coach.get_by_text("Slept on it.")).to_be_visible()
    coach.goto(f"/engagements/{stage.engagement}/notes")
    coach.get_by_label("Search everything").fill(CANARY.lower())
    expect(coach.get_by_role("link", name="After the third session")).to_be_visible()
    coach.get_by_label("Search everything").fill("not there")
    expect(coach.get_by_text("Nothing here has these words.")).to_be_visible()
    show(coach, "found-nothing")
    assert found_in_the_database(CANARY) == []
    assert found_in_the_database("After the third session") == []
    assert found_in_the_database("Kovač Coaching") != []


def test_before_the_agreement_only_the_clients_own_story(enter: Enter, show: Show) -> None:
    """R1"""
    stage = enter_stage(now)
    coach = enter(stage.coach)
    open_notes(coach, stage)
    coach.get_by_role("link", name="Write").click()
    expect(coach.get_by_text("This waits for the agreement.")).to_be_visible()
    show(coach, "closed")
    coach.get_by_label("Text", exact=True).fill(TEXT)
    coach.get_by_role("button", name="Keep these").click()
    expect(coach.get_by_role("alert")).to_contain_text("This waits for the agreement.")
    expect(coach.get_by_label("Text", exact=True)).to_have_value(TEXT)

    client = enter(stage.client)
    open_notes(client, stage)
    client.get_by_role("link", name="Write").click()
    client.get_by_label("Text", exact=True).fill(TEXT)
    client.get_by_role("button", name="Keep these").click()
    expect(client.locator(".written").get_by_text(CANARY)).to_be_visible()
    assert found_in_the_database(CANARY) == []


def make_sure(page: Page, stage: Stage, *names: str) -> None:
    """Compares with these people; that the digits are the same is for the journeys of the keys."""
    page.goto(f"/engagements/{stage.engagement}/keys")
    for name in names:
        card = page.locator(".known").filter(has=page.get_by_role("heading", name=name, exact=True))
        card.get_by_text("Compare sixty digits").click()
        card.get_by_role("button", name="They are the same").click()
        expect(card.get_by_text("Checked", exact=True)).to_be_visible()


def mark_strictly(coach: Page, client: Page, show: Show) -> None:
    """The coach raises the mark on the note that both have open, and the client alone takes it off (R34)."""
    coach.get_by_role("button", name="Strictly between coach and client").click()
    expect(coach.get_by_role("article").get_by_text("Strictly confidential")).to_be_visible()
    expect(coach.get_by_role("button", name="Take the mark off")).to_be_hidden()
    show(coach, "strict")
    client.reload()
    client.get_by_role("button", name="Take the mark off").click()
    expect(client.get_by_role("article").get_by_text("Strictly confidential")).to_be_hidden()


def test_coach_and_client_write_to_each_other(enter: Enter, show: Show) -> None:
    stage = enter_stage(now)
    agree(stage.coach, stage.engagement, now)
    coach, client, sponsor = enter(stage.coach), enter(stage.client), enter(stage.sponsor)
    for page in (coach, client, sponsor):
        open_notes(page, stage)
    client.get_by_role("link", name="Write").click()
    client.get_by_label("What is it?").select_option("Shared note")
    client.get_by_label("Text", exact=True).fill(TEXT)
    client.get_by_role("button", name="Keep these 14 words for Mirjam Kovač and you").click()
    expect(client.get_by_role("alert")).to_contain_text("as soon as your coach has checked")
    show(client, "not-yet")
    make_sure(client, stage, "Mirjam Kovač")
    make_sure(coach, stage, "Amara Osei", "Helen Brandt")
    make_sure(sponsor, stage, "Mirjam Kovač", "Amara Osei")

    coach.goto(f"/engagements/{stage.engagement}/notes#new")
    coach.get_by_label("What is it?").select_option("Shared note")
    coach.get_by_label("Title").fill("What we agreed")
    coach.get_by_label("Text", exact=True).fill(TEXT)
    expect(coach.get_by_text("Amara Osei and you will be able to read this, and nobody else.")).to_be_visible()
    coach.get_by_role("button", name="Keep these 14 words for Amara Osei and you").click()
    expect(coach.get_by_text("read by Amara Osei and you")).to_be_visible()

    client.goto(f"/engagements/{stage.engagement}/notes")
    client.get_by_role("link", name="What we agreed").click()
    expect(client.locator(".written").get_by_text(CANARY)).to_be_visible()
    show(client, "read")
    client.get_by_role("link", name="Change").click()
    client.get_by_label("Text", exact=True).fill(f"{TEXT}\n\nI slept.")
    client.get_by_role("button", name="Keep these 16 words for Mirjam Kovač and you").click()
    expect(client.locator(".written").get_by_text("I slept.")).to_be_visible()

    coach.goto(f"/engagements/{stage.engagement}/notes")
    coach.get_by_role("link", name="What we agreed").click()
    expect(coach.locator(".written").get_by_text("I slept.")).to_be_visible()
    mark_strictly(coach, client, show)
    coach.get_by_role("link", name="All notes").click()
    coach.get_by_role("link", name="Write").click()
    coach.get_by_label("What is it?").select_option("Objective")
    coach.get_by_label("Text", exact=True).fill("Speak first in the board meeting.")
    expect(coach.get_by_text("Amara Osei, Helen Brandt and you will be able to read this")).to_be_visible()
    coach.get_by_role("button", name="Keep these 6 words").click()
    expect(coach.get_by_text("read by Amara Osei, Helen Brandt and you")).to_be_visible()

    sponsor.goto(f"/engagements/{stage.engagement}/notes")
    expect(sponsor.get_by_role("link", name="Speak first in the board meeting.")).to_be_visible()
    expect(sponsor.get_by_role("link", name="What we agreed")).to_be_hidden()
    show(sponsor, "sponsor")
    assert found_in_the_database(CANARY) == []
    assert found_in_the_database("Speak first") == []
