"""The editor: marks by button and key, words to find a note by, who is named in it; and two devices that write at once."""

from playwright.sync_api import Page, expect

from privity.kit.clock import now
from tests.cast import enter_stage
from tests.journeys.conftest import Enter, Show
from tests.journeys.test_drafts import wait_for_drafts
from tests.journeys.test_notes import found_in_the_database, open_notes
from tests.journeys.watch import Watch
from tests.signed import agree

CANARY = "Klappergrasmückenkanarie"


def begin_own_note(coach: Page) -> None:
    coach.get_by_role("link", name="Write").click()
    coach.get_by_label("What is it?").select_option("My own note, for the coaching")


def test_marks_look_as_they_were_meant(enter: Enter, show: Show) -> None:
    stage = enter_stage(now)
    agree(stage.coach, stage.engagement, now)
    coach = enter(stage.coach)
    open_notes(coach, stage)
    begin_own_note(coach)
    text = coach.get_by_label("Text", exact=True)
    text.press_sequentially("Third session")
    coach.get_by_role("button", name="Heading").click()
    text.press_sequentially("\n\nShe ")
    text.press("Control+b")
    text.press_sequentially("decided")
    for _ in range(2):
        text.press("ArrowRight")
    text.press_sequentially(":\n\n- sleep\nwalk\n\n[not a trap](javascript:alert(1))")
    expect(text).to_have_value(
        "## Third session\n\nShe **decided**:\n\n- sleep\n- walk\n\n[not a trap](javascript:alert(1))"
    )
    text.press("Control+z")
    expect(text).not_to_have_value(
        "## Third session\n\nShe **decided**:\n\n- sleep\n- walk\n\n[not a trap](javascript:alert(1))"
    )
    text.press("Control+Shift+z")
    coach.get_by_label("Words to find it by").fill(f"sleep, {CANARY}")
    coach.get_by_label("It names people who are not here").check()
    show(coach, "marks")
    text.press("Control+Enter")

    written = coach.locator(".written")
    expect(written.get_by_role("heading", name="Third session")).to_be_visible()
    expect(written.locator("strong")).to_have_text("decided")
    expect(written.get_by_role("listitem")).to_have_text(["sleep", "walk"])
    expect(written.get_by_role("link")).to_have_count(0)
    expect(coach.get_by_role("article").get_by_text("Names others")).to_be_visible()
    expect(coach.get_by_text(f"#sleep #{CANARY}")).to_be_visible()
    show(coach, "as-meant")

    coach.get_by_role("link", name="Change").click()
    expect(coach.get_by_label("Words to find it by")).to_have_value(f"sleep, {CANARY}")
    expect(coach.get_by_label("It names people who are not here")).to_be_checked()
    coach.goto(f"/engagements/{stage.engagement}/notes")
    coach.get_by_label("Search everything").fill(CANARY.lower())
    expect(coach.get_by_role("link", name="Third session")).to_be_visible()
    assert found_in_the_database(CANARY) == []


def test_two_devices_at_once(enter: Enter, show: Show, watch: Watch) -> None:
    """Both versions stand there, and whoever changes the note brings them together."""
    watch.expect("status of 409")
    stage = enter_stage(now)
    agree(stage.coach, stage.engagement, now)
    here = enter(stage.coach)
    open_notes(here, stage)
    begin_own_note(here)
    here.get_by_label("Title").fill("Plan")
    here.get_by_label("Text", exact=True).fill("Walk.")
    here.get_by_role("button", name="Keep these").click()
    expect(here.locator(".written").first).to_have_text("Walk.")

    there = here.context.new_page()
    there.goto(here.url)
    for page, words in ((there, "Walk far."), (here, "Walk early.")):
        page.get_by_role("link", name="Change").click()
        page.get_by_label("Text", exact=True).fill(words)
    there.get_by_role("button", name="Keep these").click()
    expect(there.locator(".written").first).to_have_text("Walk far.")
    here.get_by_role("button", name="Keep these").click()
    expect(here.get_by_text("wrote at the same time")).to_be_visible()
    expect(here.locator(".written").filter(visible=True)).to_have_text(["Walk far.", "Walk early."])
    show(here, "both")

    here.get_by_role("link", name="Change").click()
    expect(here.get_by_label("Text", exact=True)).to_have_value("Walk far.\n\n---\n\nWalk early.")
    here.get_by_label("Text", exact=True).fill("Walk far, early.")
    here.get_by_role("button", name="Keep these").click()
    expect(here.locator(".written").filter(visible=True)).to_have_text(["Walk far, early."])
    expect(here.get_by_text("wrote at the same time")).to_be_hidden()


def test_a_draft_from_before_a_change(enter: Enter) -> None:
    """What was typed over an earlier version stands beside the later one, and does not replace it."""
    stage = enter_stage(now)
    agree(stage.coach, stage.engagement, now)
    here = enter(stage.coach)
    open_notes(here, stage)
    begin_own_note(here)
    here.get_by_label("Text", exact=True).fill("Walk.")
    here.get_by_role("button", name="Keep these").click()
    expect(here.locator(".written").first).to_have_text("Walk.")
    there = here.context.new_page()
    there.goto(here.url)
    here.get_by_role("link", name="Change").click()
    here.get_by_label("Text", exact=True).fill("Walk early.")
    wait_for_drafts(here, 1)
    there.get_by_role("link", name="Change").click()
    there.get_by_role("button", name="Throw it away").click()
    there.get_by_label("Text", exact=True).fill("Walk far.")
    there.get_by_role("button", name="Keep these").click()
    expect(there.locator(".written").first).to_have_text("Walk far.")
    here.get_by_label("Text", exact=True).fill("Walk early.")
    wait_for_drafts(here, 1)
    here.reload()
    expect(here.get_by_text("Since then the note was changed.")).to_be_visible()
    here.get_by_role("button", name="Keep these").click()
    expect(here.locator(".written").filter(visible=True)).to_have_text(["Walk far.", "Walk early."])
