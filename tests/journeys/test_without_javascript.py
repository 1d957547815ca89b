"""No script runs, and everything still works: signing in, reading, asking, setting a boundary, signing."""

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from privity.agreements.models import Signature
from tests.accounts.conftest import mailed_code
from tests.cast import Stage
from tests.journeys.acts import agreed, ask, save_details, sign
from tests.journeys.conftest import Enter, Shot

INSIDE_ITS_CELL = """all => all.every((one) => {
    const [choice, cell] = [one, one.closest(".matrix-cell")].map((part) => part.getBoundingClientRect());
    return choice.left >= cell.left && choice.right <= cell.right;
})"""


@pytest.fixture(autouse=True)
def fresh_counts(transactional_db: None) -> None:
    """No rate limit remembers another journey."""
    cache.clear()


@pytest.fixture
def coach(enter: Enter) -> Page:
    return enter(java_script_enabled=False)


def sign_in(page: Page, address: str) -> None:
    page.goto("/")
    page.get_by_label("Your e-mail address").fill(address)
    page.get_by_role("button", name="Mail me a code").click()
    page.get_by_label("Code", exact=True).fill(mailed_code(address))
    page.get_by_role("button", name="Sign in with this code").click()
    expect(page.get_by_role("heading", name="Today")).to_be_visible()


def read_and_ask(coach: Page, stage: Stage, shot: Shot) -> None:
    coach.get_by_role("row", name="Amara Osei").get_by_role("link", name="Amara Osei").first.click()
    halves = coach.locator("#by-person details[open] .half")
    expect(halves.first).to_be_visible()
    shot(coach, "who-can-see-what")
    ask(coach, stage, recipient="Tom Reyes (line manager)", about="Progress", purpose="A report on progress")
    coach.get_by_role("button", name="See the answer").click()
    expect(coach.locator(".answer")).to_contain_text("Amara Osei")
    shot(coach, "answer")


def set_a_cell(coach: Page, stage: Stage, shot: Shot) -> None:
    coach.goto(f"/engagements/{stage.engagement}/agreement/boundaries")
    coach.locator("select[name=progress-sponsor]").select_option("client_only")
    assert coach.locator(".matrix-select").evaluate_all(INSIDE_ITS_CELL)
    expect(coach.locator(".matrix-words")).to_be_hidden()
    shot(coach, "boundaries")
    coach.get_by_role("button", name="Save, and go on").click()
    save_details(coach)
    expect(coach.locator(".closes")).to_contain_text("Only Amara Osei may tell Helen Brandt about progress.")
    coach.get_by_role("button", name="Offer it to").click()


def test_plain_forms(coach: Page, shot: Shot) -> None:
    stage = agreed()
    sign_in(coach, stage.coach.email)
    read_and_ask(coach, stage, shot)
    set_a_cell(coach, stage, shot)
    coach.get_by_role("link", name="Read and sign it").click()
    expect(coach.get_by_text("Your signature, drawn")).to_be_hidden()
    shot(coach, "sign")
    sign(coach, "Mirjam Kovač")
    expect(coach.get_by_text("You have signed.")).to_be_visible()
    assert Signature.objects.get(version__number=2).person == stage.coach
