"""What somebody will do until a day: overdue, done, and not done after all."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Enter, Show
from tests.journeys.test_files import both_there


def test_an_action_until_a_day(enter: Enter, show: Show) -> None:
    stage, coach, client = both_there(enter)
    coach.goto(f"/engagements/{stage.engagement}/notes#new")
    coach.get_by_label("What is it?").select_option("Action")
    coach.get_by_label("Title").fill("Speak first in the board meeting")
    coach.get_by_label("Until when?").fill("2026-01-31")
    coach.get_by_label("Text", exact=True).fill("Two sentences are enough.")
    coach.get_by_label("Words to find it by").fill("board")
    coach.get_by_role("button", name="Keep these").click()
    expect(coach.get_by_role("article").get_by_text("Until 31 Jan 2026")).to_be_visible()
    expect(coach.get_by_role("article").get_by_text("Overdue")).to_be_visible()

    client.goto(f"/engagements/{stage.engagement}/notes")
    expect(line(client)).to_contain_text("Until 31 Jan 2026")
    expect(line(client).get_by_text("Overdue")).to_be_visible()
    show(client, "overdue")
    client.get_by_role("link", name="Speak first").click()
    client.get_by_role("button", name="Done", exact=True).click()
    expect(client.get_by_role("button", name="Not done after all")).to_be_visible()
    expect(client.get_by_role("article").get_by_text("Overdue")).to_be_hidden()
    show(client, "done")

    coach.reload()
    expect(coach.get_by_role("article").get_by_text("Done", exact=True).first).to_be_visible()
    expect(coach.get_by_text("#board")).to_be_visible()
    coach.get_by_role("link", name="Change").click()
    coach.get_by_label("Text", exact=True).fill("Three sentences.")
    coach.get_by_role("button", name="Keep these").click()
    expect(coach.locator(".written").first).to_have_text("Three sentences.")
    coach.get_by_role("button", name="Not done after all").click()
    expect(coach.get_by_role("button", name="Done", exact=True)).to_be_visible()
    expect(coach.locator(".written").first).to_have_text("Three sentences.")
    expect(coach.get_by_role("article").get_by_text("Overdue")).to_be_visible()


def line(page: Page) -> Locator:
    return page.locator("[data-part=list] > li")
