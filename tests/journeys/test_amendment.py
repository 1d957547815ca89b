"""Something in force is changed: what opens and what closes is plain before anybody signs, and the old words stay readable."""

import re

from playwright.sync_api import Locator, Page, expect

from privity.agreements.models import AgreementVersion
from privity.kit.clock import now
from tests import signed
from tests.cast import Stage
from tests.journeys.acts import agreed, save_details, sign
from tests.journeys.conftest import Enter, Show

OPENED = "Helen Brandt may know about progress, but only for a report on progress."
CLOSED = "may tell Tom Reyes about the agreed objectives."


def amend(coach: Page, stage: Stage, show: Show) -> None:
    """The coach opens one cell and closes another, sees both before offering, and offers."""
    coach.goto(f"/engagements/{stage.engagement}/agreement")
    coach.get_by_role("link", name="Propose a change").click()
    coach.locator("select[name=progress-sponsor]").select_option("listed")
    coach.locator("select[name=objectives-line_manager]").select_option("client_only")
    coach.get_by_role("button", name="Save, and go on").click()
    save_details(coach)
    shows_both(coach)
    show(coach, "offer")
    coach.get_by_role("button", name=re.compile("^Offer it to")).click()
    expect(coach.get_by_role("heading", name="Waiting for signatures")).to_be_visible()


def half(page: Page, heading: str) -> Locator:
    return page.locator(".diff section").filter(has=page.get_by_role("heading", name=heading))


def shows_both(page: Page) -> None:
    """One sentence under what opens, one under what closes."""
    expect(half(page, "What opens").get_by_role("listitem")).to_have_count(1)
    expect(half(page, "What opens")).to_contain_text(OPENED)
    expect(half(page, "What closes").get_by_role("listitem")).to_have_count(1)
    expect(half(page, "What closes")).to_contain_text(CLOSED)


def read_the_change_and_sign(client: Page, show: Show) -> None:
    client.goto("/")
    show(client, "today")
    client.get_by_role("link", name="Read it").click()
    shows_both(client)
    show(client, "read")
    client.get_by_role("link", name="sign as Amara Osei").click()
    sign(client, "Amara Osei")
    expect(client.get_by_text("You have signed.")).to_be_visible()


def test_a_change(enter: Enter, show: Show) -> None:
    stage = agreed()
    first = AgreementVersion.objects.get()
    coach, client = enter(stage.coach), enter(stage.client)
    amend(coach, stage, show)
    read_the_change_and_sign(client, show)
    client.goto(f"/engagements/{stage.engagement}/")
    expect(client.locator("#by-person")).not_to_contain_text(CLOSED)

    second = AgreementVersion.objects.exclude(pk=first.pk).get().pk
    for person in (stage.coach, stage.sponsor, stage.line_manager, stage.assistant):
        signed.sign(person.pk, second, now)
    client.reload()
    expect(client.locator("#by-person")).to_contain_text(OPENED)
    client.get_by_role("link", name="Version 2", exact=True).click()
    client.get_by_role("link", name="What it changed").click()
    shows_both(client)
    show(client, "comparison")

    client.get_by_role("link", name="Read version 1").click()
    expect(client.get_by_text("Replaced").first).to_be_visible()
    expect(client.locator(".paper")).not_to_contain_text(CLOSED)
    show(client, "old-version")
