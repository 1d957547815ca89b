"""A review is overdue: what it stops shows, the client may let it wait, everybody answers alone, and it is held."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from privity.accounts.models import Person
from privity.agreements import services
from privity.agreements.models import Review
from privity.kit.clock import now
from tests.cast import Stage
from tests.journeys.acts import agreed, ask
from tests.journeys.conftest import Enter, Show

SINCE = 40
"""Days since all signed: the first review was due after 30."""


def asks_about_objectives(page: Page, stage: Stage) -> None:
    """What would be allowed, were it not for the review."""
    ask(page, stage, recipient="Helen Brandt (sponsor)", about="The agreed objectives", purpose="A report on progress")


def test_overdue_and_let_wait(enter: Enter, show: Show) -> None:
    stage = agreed(days=SINCE)
    coach, client = enter(stage.coach), enter(stage.client)
    coach.goto("/")
    expect(coach.get_by_text("Overdue")).to_be_visible()
    show(coach, "today")
    asks_about_objectives(coach, stage)
    expect(coach.locator("what-if .answer")).to_have_class("answer review_first")
    expect(coach.locator("what-if .answer")).to_contain_text("The agreed review is overdue.")
    show(coach, "review-first")

    client.goto(f"/engagements/{stage.engagement}/")
    show(client, "who-can-see-what")
    client.get_by_role("link", name="To the review").click()
    show(client, "overdue")
    client.get_by_role("link", name="Let it wait").click()
    client.get_by_label("Until which day may it wait?").fill((timezone.localdate() + timedelta(days=9)).isoformat())
    show(client, "wait")
    client.get_by_role("button", name="Let it wait until that day").click()
    expect(client.get_by_text("as you decided")).to_be_visible()
    show(client, "waits")
    client.goto(f"/engagements/{stage.engagement}/")
    expect(client.get_by_text("The review of the agreement is overdue.")).to_have_count(0)
    asks_about_objectives(coach, stage)
    expect(coach.locator("what-if .answer")).to_have_class("answer allow")


def answer(page: Page, stage: Stage, choice: str) -> None:
    page.goto(f"/engagements/{stage.engagement}/reviews")
    page.get_by_role("link", name="Answer for myself").click()
    page.get_by_label(choice).check()
    page.get_by_role("button", name="Give my answer").click()
    expect(page.get_by_text("You have answered")).to_be_visible()


def others_answer(*people: Person) -> None:
    review = Review.objects.get(held_at=None).pk
    for person in people:
        services.answer_review(actor=person.pk, review_id=review, suits=True, clock=now)


def test_asked_answered_held(enter: Enter, show: Show) -> None:
    stage = agreed(days=SINCE)
    coach, client, sponsor = enter(stage.coach), enter(stage.client), enter(stage.sponsor)
    client.goto(f"/engagements/{stage.engagement}/reviews")
    client.get_by_role("button", name="Ask everybody now").click()
    client.get_by_role("link", name="Answer for myself").click()
    show(client, "alone")
    client.get_by_role("link", name="I am by myself").click()
    client.get_by_label("I have doubts").check()
    show(client, "answer")
    client.get_by_role("button", name="Give my answer").click()
    show(client, "answered")

    answer(sponsor, stage, "Yes, they still suit me")
    expect(sponsor.get_by_text("Who has answered")).to_have_count(0)
    show(sponsor, "sponsor")
    answer(coach, stage, "Yes, they still suit me")
    expect(coach.get_by_text("Whether anybody has doubts is shown once everybody has answered")).to_be_visible()
    others_answer(stage.line_manager, stage.assistant)
    coach.reload()
    expect(coach.get_by_text("Somebody has doubts.")).to_be_visible()
    show(coach, "doubts")

    coach.get_by_role("link", name="Write down that it was held").click()
    for name in ("Mirjam Kovač", "Amara Osei"):
        coach.get_by_role("checkbox", name=name).check()
    coach.get_by_label("Keep it as it is").check()
    show(coach, "hold")
    coach.get_by_role("button", name="Write down this review").click()
    expect(coach.get_by_text("Keep the agreement")).to_be_visible()
    for page in (client, sponsor):
        page.reload()
        expect(page.get_by_role("row").filter(has_text="Keep the agreement")).to_contain_text("Mirjam Kovač")
        expect(page.get_by_text("Overdue")).to_have_count(0)
    expect(sponsor.get_by_text("doubts")).to_have_count(0)
    show(client, "held")
    asks_about_objectives(coach, stage)
    expect(coach.locator("what-if .answer")).to_have_class("answer allow")
