"""Files of a note: sealed when it is kept, handed over whole, or not at all."""

from pathlib import Path

from django.conf import settings
from playwright.sync_api import FilePayload, Page, expect

from privity.kit.clock import now
from tests.cast import Stage, enter_stage
from tests.journeys.conftest import Enter, Show
from tests.journeys.test_notes import found_in_the_database, make_sure, open_notes
from tests.journeys.watch import Watch
from tests.signed import agree

CANARY = "Orpheusgrasmückenkanarie"
WORDS = f"What the feedback says: {CANARY}. ".encode()


def file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "text/html", "buffer": content}


def save(page: Page, name: str) -> bytes:
    with page.expect_download() as saving:
        page.get_by_role("button", name=f"Save {name}").click()
    assert saving.value.suggested_filename == name
    return Path(saving.value.path()).read_bytes()


def both_there(enter: Enter) -> tuple[Stage, Page, Page]:
    """Coach and client, who have checked each other."""
    stage = enter_stage(now)
    agree(stage.coach, stage.engagement, now)
    coach, client = enter(stage.coach), enter(stage.client)
    for page in (coach, client):
        open_notes(page, stage)
    make_sure(client, stage, "Mirjam Kovač")
    make_sure(coach, stage, "Amara Osei")
    return stage, coach, client


def pieces() -> list[Path]:
    """What lies on the server's disk, the last that came last."""
    return sorted(Path(settings.DATA, "attachments").glob("*/[0-9]*"), key=lambda piece: piece.stat().st_mtime_ns)


def test_files_of_a_note(enter: Enter, show: Show) -> None:
    stage, coach, client = both_there(enter)
    coach.goto(f"/engagements/{stage.engagement}/notes#new")
    coach.get_by_label("What is it?").select_option("Shared note")
    coach.get_by_label("Title").fill("Feedback")
    coach.get_by_label("Text", exact=True).fill("Please read it before we meet.")
    large = WORDS * 60_000
    chosen = [file("feedback.html", WORDS), file("left out.txt", b"x"), file("scan.pdf", large)]
    coach.locator("[data-part=file-input]").set_input_files(chosen)
    coach.get_by_role("button", name="Leave out left out.txt").click()
    expect(coach.locator("[data-part=files] li")).to_have_count(2)
    show(coach, "attached")
    coach.get_by_role("button", name="Keep these").click()
    expect(coach.get_by_role("button", name="Save scan.pdf")).to_be_visible()

    client.goto(coach.url)
    expect(client.get_by_text("feedback.html")).to_be_visible()
    show(client, "to-save")
    assert save(client, "feedback.html") == WORDS
    assert save(client, "scan.pdf") == large
    assert found_in_the_database(CANARY) == []
    assert found_in_the_database("scan.pdf") == []
    assert all(CANARY.encode() not in piece.read_bytes() for piece in pieces())

    client.get_by_role("link", name="Change").click()
    client.get_by_role("button", name="Leave out feedback.html").click()
    client.get_by_role("button", name="Keep these").click()
    expect(client.get_by_role("button", name="Save feedback.html").filter(visible=True)).to_have_count(0)
    assert save(client, "scan.pdf") == large

    last = pieces()[-1]
    content = bytearray(last.read_bytes())
    content[-1] ^= 1
    last.write_bytes(content)
    client.get_by_role("button", name="Save scan.pdf").click()
    expect(client.get_by_text("This file is not what its author attached")).to_be_visible()
    show(client, "damaged")


def test_stopping_loses_nothing(enter: Enter, watch: Watch) -> None:
    """Without a connection the file waits; whoever leaves it out keeps the note without it."""
    watch.expect("ERR_INTERNET_DISCONNECTED")
    before = pieces()
    stage = enter_stage(now)
    agree(stage.coach, stage.engagement, now)
    coach = enter(stage.coach)
    open_notes(coach, stage)
    coach.get_by_role("link", name="Write").click()
    coach.get_by_label("What is it?").select_option("My own note, for the coaching")
    coach.get_by_label("Text", exact=True).fill("With a file, or without.")
    coach.locator("[data-part=file-input]").set_input_files([file("scan.pdf", WORDS * 100_000)])
    coach.route("**/files/*/1048576", lambda route: route.abort("internetdisconnected"))
    coach.get_by_role("button", name="Keep these").click()
    expect(coach.get_by_text("Waiting for the connection…")).to_be_visible()
    coach.get_by_role("button", name="Leave out scan.pdf").click()
    expect(coach.get_by_role("alert")).to_contain_text("Stopped. The note is not kept yet")
    expect(coach.get_by_label("Text", exact=True)).to_have_value("With a file, or without.")
    coach.get_by_role("button", name="Keep these").click()
    expect(coach.locator(".written").first).to_have_text("With a file, or without.")
    assert pieces() == before
