"""Anybody reads how words are kept, and what their browser runs."""

from playwright.sync_api import expect

from privity.kit.release import built_release
from tests.journeys.conftest import Enter, Show


def test_how_words_are_kept(enter: Enter, show: Show) -> None:
    page = enter()
    page.goto("/sign-in")
    page.get_by_role("link", name="How your words are kept").click()
    expect(page.get_by_role("heading", name="What the server never sees")).to_be_visible()
    show(page, "words")
    page.get_by_text("For experts").click()
    expect(page.get_by_text(built_release().files["vault.js"])).to_be_visible()
    show(page, "programs")
