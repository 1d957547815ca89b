"""From an empty installation to an agreement that waits for signatures, in one walk of about five minutes."""

import re

import pytest
from django.core.cache import cache
from playwright.sync_api import Locator, Page, expect

from privity.web.first_run import setup_code
from tests.accounts.conftest import mailed_code
from tests.journeys.conftest import Enter, Show

MARA = "mara@klein-coaching.example"
PEOPLE = {
    "Client": ("Noor Haddad", "noor@haddad.example"),
    "Sponsor": ("Eva Lind", "eva.lind@fjordbank.example"),
    "Line manager": ("Per Moen", "per.moen@fjordbank.example"),
    "Assistant": ("Sam Oduya", "sam@oduya.example"),
}
CLICKS, FIELDS = 12, 14
"""What the walk needs. More must not creep in: five minutes is what a coach has between two sessions."""


class Walk:
    """A page on which each click and each typed field is counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0
        self.fields = 0

    def press(self, name: str) -> None:
        self._click(self.page.get_by_role("button", name=re.compile(f"^{name}")))

    def follow(self, name: str) -> None:
        self._click(self.page.get_by_role("link", name=re.compile(f"^{name}")))

    def choose(self, answer: str) -> None:
        self._click(self.page.get_by_label(answer))

    def _click(self, target: Locator) -> None:
        target.click()
        self.clicks += 1

    def fill(self, field: str, words: str, within: Locator | None = None) -> None:
        (within or self.page).get_by_label(re.compile(f"^{field}")).fill(words)
        self.fields += 1


@pytest.fixture(autouse=True)
def fresh_counts(transactional_db: None) -> None:
    """No rate limit remembers another journey."""
    cache.clear()


def begin(walk: Walk, show: Show) -> None:
    """The first coach, who signs in by a mailed code."""
    walk.page.goto("/")
    show(walk.page, "start")
    walk.fill("Setup code", setup_code())
    walk.fill("Your name", "Mara Klein")
    walk.fill("Your e-mail address", MARA)
    walk.fill("Name of your practice", "Klein Coaching")
    walk.press("Found this practice")
    show(walk.page, "founded")
    expect(walk.page.get_by_label("Your e-mail address")).to_have_value(MARA)
    walk.press("Mail me a code")
    expect(walk.page.get_by_role("heading", name="Look at your mail")).to_be_visible()
    walk.fill("Code", mailed_code(MARA))
    walk.press("Sign in with this code")


def set_up(walk: Walk, show: Show) -> None:
    """A three-way engagement with four people."""
    expect(walk.page.get_by_role("heading", name="Begin with the people")).to_be_visible()
    show(walk.page, "today")
    walk.follow("Set up your first engagement")
    for role, (name, address) in PEOPLE.items():
        line = walk.page.get_by_role("group", name=re.compile(f"^{role}"))
        walk.fill("Name", name, line)
        walk.fill("Mail address", address, line)
    walk.fill("Organisation", "Fjordbank", walk.page.get_by_role("group", name="Sponsor"))
    show(walk.page, "people")
    walk.press("Set it up")


def agree(walk: Walk, show: Show) -> None:
    """The usual boundaries, read whole, offered."""
    show(walk.page, "named")
    walk.follow("Next: the agreement")
    walk.follow("Set the boundaries")
    walk.press("Save, and go on")
    walk.choose("Employee")
    walk.choose("Of their own will")
    walk.press("Save, and read it whole")
    walk.press("Offer it to Noor Haddad")
    expect(walk.page.get_by_role("heading", name="Waiting for signatures")).to_be_visible()
    show(walk.page, "offered")


def test_from_nothing_to_an_offer(enter: Enter, show: Show) -> None:
    walk = Walk(enter())
    begin(walk, show)
    set_up(walk, show)
    agree(walk, show)
    assert walk.clicks <= CLICKS
    assert walk.fields <= FIELDS
