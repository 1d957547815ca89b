"""The client ends it: the terms go on, nobody learns more than before, and "may I share this?" says that the duty continues."""

from playwright.sync_api import Page, expect

from tests.cast import Stage
from tests.journeys.acts import agreed, ask
from tests.journeys.conftest import Enter, Show


def open_to(page: Page, stage: Stage) -> set[str]:
    """Every sentence that the reader's page says is open to somebody."""
    page.goto(f"/engagements/{stage.engagement}/")
    return set(page.locator("#by-person .half.shared li").all_text_contents())


def end(client: Page, stage: Stage, show: Show) -> None:
    client.goto(f"/engagements/{stage.engagement}/people")
    client.get_by_role("link", name="End the engagement").click()
    show(client, "confirm")
    client.get_by_role("button", name="End the engagement for everybody").click()
    expect(client.get_by_text("The engagement has ended. What was confidential stays confidential.")).to_be_visible()


def test_the_client_ends_it(enter: Enter, show: Show) -> None:
    stage = agreed()
    coach, client, sponsor = enter(stage.coach), enter(stage.client), enter(stage.sponsor)
    before = {page: open_to(page, stage) for page in (coach, client, sponsor)}
    end(client, stage, show)

    for page, name in ((coach, "coach"), (client, "client"), (sponsor, "sponsor")):
        assert open_to(page, stage) <= before[page]
        expect(page.locator(".page-header .tag")).to_have_text("Ended")
        expect(page.get_by_text("The duty to keep it confidential has not.")).to_be_visible()
        show(page, name)
    sponsor.get_by_role("link", name="Agreement", exact=True).first.click()
    expect(sponsor.get_by_role("heading", name="What still binds")).to_be_visible()
    show(sponsor, "agreement")

    ask(coach, stage, recipient="Helen Brandt (sponsor)", about="The agreed objectives", purpose="A report on progress")
    answer = coach.locator("what-if .answer")
    expect(answer).to_have_class("answer deny")
    expect(answer).to_contain_text("The coaching has ended. The duty to keep it confidential has not.")
    show(coach, "may-i-share")

    client.goto(f"/engagements/{stage.engagement}/ledger")
    expect(client.get_by_text("You ended the engagement")).to_be_visible()
