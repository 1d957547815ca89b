"""The line manager asks for themselves: a kind answer, the client sees that they asked, and nothing hidden shows to them."""

import pytest
from playwright.sync_api import Page, expect

from privity.core.vocabulary import ChannelKind, InformationClass, Purpose
from privity.kit.clock import now
from privity.sharing import services
from privity.sharing.selectors import Wish
from tests.agreements.acts import offer_addendum
from tests.cast import Stage
from tests.clock import StandingClock
from tests.journeys.acts import agreed, ask
from tests.journeys.conftest import Enter, Show

PAGES = ("", "people", "agreement", "reviews", "addendum", "may-i-share", "asks", "ledger")


def test_a_kind_answer(enter: Enter, show: Show) -> None:
    stage = agreed()
    manager, client = enter(stage.line_manager), enter(stage.client)
    ask(manager, stage, recipient="You", about="Progress", purpose="A decision about the job")
    answer = manager.locator("what-if .answer")
    expect(answer).to_contain_text("Please do not press")
    show(manager, "what-if")
    manager.get_by_role("button", name="Ask and record").click()
    expect(manager.get_by_text("You asked: may Mirjam Kovač tell you about progress?")).to_be_visible()
    show(manager, "on-record")

    client.goto(f"/engagements/{stage.engagement}/")
    expect(client.get_by_text("Tom Reyes asked: may Mirjam Kovač tell them about progress?")).to_be_visible()
    show(client, "who-asked")


def seen(page: Page, stage: Stage) -> dict[str, str]:
    """Every word that this person can read of the engagement, and of their day."""
    words = {}
    for path in ("/", *(f"/engagements/{stage.engagement}/{name}" for name in PAGES)):
        page.goto(path)
        expect(page.get_by_text("Checking…")).to_have_count(0)
        words[path] = page.get_by_role("main").inner_text()
    return words


def hidden_things(stage: Stage) -> None:
    """Questions about what the manager would be told, a way the client accepts, an addendum that waits for others."""
    wish = Wish(
        sender=stage.key(stage.coach),
        recipient=stage.key(stage.line_manager),
        subjects=frozenset({stage.key(stage.client)}),
        information_class=InformationClass.PROGRESS,
        purpose=Purpose.EMPLOYMENT_DECISION,
        channel=ChannelKind.IN_PERSON,
    )
    services.ask(actor=stage.client.pk, engagement_id=stage.engagement, wish=wish, clock=now)
    services.record_somebody_asked(actor=stage.coach.pk, engagement_id=stage.engagement, wish=wish, clock=now)
    services.accept_channel(actor=stage.client.pk, engagement_id=stage.engagement, channel=ChannelKind.EMAIL, clock=now)
    offer_addendum(stage, StandingClock(now()))


@pytest.mark.parametrize("width", [1280], indirect=True)
def test_nothing_hidden_shows(enter: Enter) -> None:
    stage = agreed()
    manager, client = enter(stage.line_manager), enter(stage.client)
    before, known = seen(manager, stage), seen(client, stage)
    hidden_things(stage)
    assert seen(manager, stage) == before
    changed = {path for path, words in seen(client, stage).items() if words != known[path]}
    assert {"", "asks", "ledger", "addendum"} <= {path.rpartition("/")[2] for path in changed}
