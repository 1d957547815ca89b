"""What journeys repeat: an agreement that was signed before they begin, and acts on the pages."""

from datetime import datetime, timedelta

from playwright.sync_api import Page

from privity.kit.clock import Clock, now
from tests.cast import Stage, enter_stage
from tests.signed import agree


def ago(**span: float) -> Clock:
    """The real clock, that much slow."""

    def then() -> datetime:
        return now() - timedelta(**span)

    return then


def agreed(days: float = 1) -> Stage:
    """Everybody, with an agreement that all signed so many days ago."""
    stage = enter_stage(ago(days=days))
    agree(stage.coach, stage.engagement, ago(days=days))
    return stage


def sign(page: Page, name: str) -> None:
    """The limits, the name, the button."""
    page.get_by_label("I have read the limits above").check()
    page.get_by_label("Your name, typed").fill(name)
    page.get_by_role("button", name="Sign as").click()


def save_details(coach: Page) -> None:
    """What the details ask for, and on to reading it whole."""
    coach.get_by_label("Employee").check()
    coach.get_by_label("Of their own will").check()
    coach.get_by_role("button", name="Save, and read it whole").click()


def ask(page: Page, stage: Stage, *, recipient: str, about: str, purpose: str) -> None:
    """May I tell ``recipient``? Typed in; with scripts the answer follows by itself."""
    page.goto(f"/engagements/{stage.engagement}/may-i-share")
    page.get_by_label("Who would be told?").select_option(label=recipient)
    page.get_by_label("What kind of thing is it?").select_option(label=about)
    page.get_by_label("What is it wanted for?").select_option(label=purpose)
