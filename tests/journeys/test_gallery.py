"""Every component in a real Chromium: in both widths and schemes, for keyboards, without scripts, without a complaint."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.accessibility import assert_accessible
from tests.journeys.conftest import Enter, Shot

pytestmark = [pytest.mark.urls("privity.demo.urls"), pytest.mark.django_db(transaction=True)]
one_width = pytest.mark.parametrize("width", [1280], indirect=True)


def gallery(enter: Enter, **options: object) -> Page:
    page = enter(**options)
    page.goto("/gallery/")
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_looks(enter: Enter, shot: Shot, scheme: str) -> None:
    page = gallery(enter, color_scheme=scheme, reduced_motion="reduce")
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shot(page, scheme)


@one_width
def test_forced_colours(enter: Enter, shot: Shot) -> None:
    shot(gallery(enter, forced_colors="active", reduced_motion="reduce"), "forced")


def test_targets_are_large_enough(enter: Enter) -> None:
    small = gallery(enter).evaluate(
        """() => [...document.querySelectorAll("main button, .nav a, .who a, .tabs a, select, .check, .radio-card, .button")]
            .filter((e) => e.checkVisibility()).map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)"""
    )
    assert small == []


@one_width
def test_a_mistake_takes_the_focus(enter: Enter) -> None:
    expect(gallery(enter).get_by_role("alert").filter(has_text="Nothing was saved yet")).to_be_focused()


def test_another_choice_is_read_at_once(enter: Enter) -> None:
    page = gallery(enter)
    cell = page.locator("[name='cells.session_content.sponsor']")
    cell.select_option("never")
    box = page.locator(".matrix-cell", has=cell)
    expect(box.locator(".rule")).to_have_text("Never")
    expect(box.get_by_text("usually: Only the client tells")).to_be_visible()
    expect(page.locator("#draft output")).to_have_text("Northwind and what is said in sessions: never.")


@one_width
def test_what_if_is_answered_in_place(enter: Enter) -> None:
    page = gallery(enter)
    answer = page.locator("what-if .answer")
    expect(answer).to_have_count(1)
    with page.expect_response("**/gallery/answer") as reply:
        page.get_by_label("What is it about?", exact=True).first.select_option("progress")
    assert reply.value.ok
    expect(answer).to_have_count(1)
    expect(answer.get_by_role("heading", name="What you can do")).to_be_visible()


@one_width
def test_words_are_copied(enter: Enter) -> None:
    page = gallery(enter, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy these words").first.click()
    expect(page.get_by_text("Copied")).to_be_visible()
    assert str(page.evaluate("navigator.clipboard.readText()")).startswith("I would rather not speak for you")


@one_width
def test_a_signature_is_drawn_and_cleared(enter: Enter) -> None:
    page = gallery(enter)
    canvas = page.locator("draw-signature canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 60, steps=8)
    page.mouse.up()
    drawing = page.locator("draw-signature input")
    assert str(drawing.input_value()).startswith("M")
    page.get_by_role("button", name="Clear the drawing").click()
    assert drawing.input_value() == ""


def test_without_scripts_everything_is_there_to_use(enter: Enter) -> None:
    page = gallery(enter, java_script_enabled=False)
    expect(page.locator("#draft").get_by_label("Progress").nth(1)).to_be_visible()
    expect(page.get_by_role("button", name="Copy these words").first).to_be_hidden()
    expect(page.locator("draw-signature canvas")).to_be_hidden()


@one_width
def test_the_first_tab_leads_past_the_navigation(enter: Enter) -> None:
    page = enter()
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
