"""The coach sets the boundaries and offers; everybody reads their own part and signs, one of them by a link; it is in force."""

import re
from uuid import UUID

from playwright.sync_api import Page, expect

from privity.agreements.models import AgreementVersion
from privity.core.engagements import Named
from privity.core.vocabulary import Role
from privity.engagements.services import add_person
from privity.kit.clock import now
from tests.agreements.acts import SigningLinks
from tests.cast import enter_stage
from tests.journeys.accessibility import assert_accessible
from tests.journeys.acts import save_details, sign
from tests.journeys.conftest import Enter, Show
from tests.journeys.watch import Watch

PROGRESS = "progress-sponsor"
FOR_TWO = "Helen Brandt may know about attendance, but only for planning dates and evaluating the programme."


def draw(page: Page) -> None:
    """Two strokes of a pen."""
    place = page.locator("draw-signature canvas")
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 30, steps=5)
    page.mouse.move(box["x"] + 150, box["y"] + 80, steps=5)
    page.mouse.up()


def choose_purposes(coach: Page, show: Show) -> None:
    """A listed cell opens; its sentence follows the purposes that are ticked."""
    coach.get_by_text("Helen Brandt may know about attendance, but only for invoices.").click()
    cell = coach.get_by_role("group", name="Attendance, for Helen Brandt")
    cell.get_by_label("invoices").uncheck()
    expect(coach.get_by_text("No purpose is listed, so nothing about attendance goes to Helen Brandt.")).to_be_visible()
    cell.get_by_label("planning dates").check()
    cell.get_by_label("evaluating the programme").check()
    expect(coach.get_by_text(FOR_TWO)).to_be_visible()
    show(coach, "purposes")


def offer(coach: Page, engagement: UUID, show: Show) -> None:
    """Boundaries, details, reading it whole, offering."""
    coach.goto(f"/engagements/{engagement}/agreement")
    show(coach, "none")
    coach.get_by_role("link", name="Set the boundaries").click()
    coach.locator(f"select[name={PROGRESS}]").select_option("client_only")
    sentence = "Only Amara Osei may tell Helen Brandt about progress."
    expect(coach.locator(f"[data-sentence-for={PROGRESS}]")).to_have_text(sentence)
    show(coach, "boundaries")
    coach.get_by_role("button", name="Save, and go on").click()
    show(coach, "details")
    choose_purposes(coach, show)
    save_details(coach)
    expect(coach.get_by_text(FOR_TWO)).to_be_visible()
    show(coach, "offer")
    coach.get_by_role("button", name=re.compile("Offer it to Amara Osei, Helen Brandt")).click()
    expect(coach.get_by_text("Waiting for signatures").first).to_be_visible()


def read_and_sign(client: Page, version: UUID, show: Show, watch: Watch) -> None:
    """The client reads, forgets the limits, is told, draws and signs."""
    client.goto(f"/agreements/{version}")
    show(client, "read")
    client.get_by_role("link", name="sign as Amara Osei").click()
    show(client, "sign")
    watch.expect("status of 400")
    client.get_by_role("button", name="Sign as Amara Osei").click()
    expect(client.get_by_text("Please confirm that you have read the limits.").first).to_be_visible()
    assert_accessible(client)
    draw(client)
    sign(client, "Amara Osei")
    expect(client.get_by_text("You have signed.")).to_be_visible()
    show(client, "waiting")


def sign_by_link(visitor: Page, token: str, show: Show) -> None:
    """Somebody without an account."""
    visitor.goto(f"/sign/{token}")
    show(visitor, "link")
    sign(visitor, "Jonas Lindqvist")
    expect(visitor.get_by_text("Everybody has signed it")).to_be_visible()
    show(visitor, "link-signed")


def test_offer_and_sign(enter: Enter, show: Show, watch: Watch) -> None:
    stage = enter_stage(now)
    supporter = Named(Role.SUPPORTER, "Jonas Lindqvist", stage.second_client.email)
    add_person(actor=stage.coach.pk, engagement_id=stage.engagement, named=supporter, clock=now)
    offer(enter(stage.coach), stage.engagement, show)
    version = AgreementVersion.objects.get().pk
    client = enter(stage.client)
    read_and_sign(client, version, show, watch)
    for person in (stage.sponsor, stage.line_manager, stage.assistant, stage.coach):
        party = enter(person)
        party.goto(f"/agreements/{version}")
        party.get_by_role("link", name=f"sign as {person.name}").click()
        sign(party, person.name)
        expect(party.get_by_text("You have signed.")).to_be_visible()
    sign_by_link(enter(), SigningLinks().of(stage.second_client), show)
    client.reload()
    expect(client.get_by_text("Everybody has signed these same words")).to_be_visible()
    expect(client.locator("svg.drawn path")).to_have_count(1)
    show(client, "signed")
    client.get_by_role("link", name="The agreement").click()
    expect(client.get_by_text("In force").first).to_be_visible()
    show(client, "in-force")
