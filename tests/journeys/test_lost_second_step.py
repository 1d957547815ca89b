"""A lost second step, as its owner meets it: the wait begins, the mailed link stops it, and after the wait one is in."""

from datetime import timedelta

from django.core.cache import cache
from playwright.sync_api import Page, expect

from privity.accounts.models import Person, SecondStepReset
from privity.kit.clock import now
from tests.accounts.conftest import mailed_code, reset_token, turn_on_two_step
from tests.accounts.conftest import sign_in as sign_in_visitor
from tests.journeys.accessibility import assert_accessible
from tests.journeys.conftest import Enter, Shot
from tests.visitor import Visitor


def anna_with_second_step() -> Person:
    cache.clear()
    anna = Person.objects.create(email="anna@example.org", name="Anna Berg")
    visitor = Visitor()
    sign_in_visitor(visitor, anna)
    turn_on_two_step(visitor)
    return anna


def to_lost_step(page: Page, person: Person) -> None:
    page.goto("/sign-in")
    page.get_by_label("Your e-mail address").fill(person.email)
    page.get_by_role("button", name="Mail me a code").click()
    page.get_by_label("Code", exact=True).fill(mailed_code(person.email))
    page.get_by_role("button", name="Sign in with this code").click()
    page.get_by_role("link", name="Lost your app and your recovery codes?").click()


def begin_wait(page: Page) -> None:
    expect(page.get_by_role("heading", name="Have you lost your app and your codes?")).to_be_visible()
    page.get_by_role("button", name="I have lost them all: begin the wait").click()
    expect(page.get_by_role("heading", name="Please wait")).to_be_visible()


def test_the_way_back(enter: Enter, shot: Shot, transactional_db: None) -> None:
    anna = anna_with_second_step()
    page = enter()
    to_lost_step(page, anna)
    assert_accessible(page)
    shot(page, "lost")
    begin_wait(page)
    assert_accessible(page)
    shot(page, "wait")
    SecondStepReset.objects.update(opens_at=now() - timedelta(minutes=1))
    to_lost_step(enter_again := enter(), anna)
    expect(enter_again.get_by_role("heading", name="The wait is over")).to_be_visible()
    assert_accessible(enter_again)
    shot(enter_again, "over")
    enter_again.get_by_role("button", name="Turn the second step off and sign in").click()
    expect(enter_again.get_by_text("The second step is off.")).to_be_visible()
    shot(enter_again, "in")


def test_the_link_in_the_mail(enter: Enter, shot: Shot, transactional_db: None) -> None:
    anna = anna_with_second_step()
    page = enter()
    to_lost_step(page, anna)
    begin_wait(page)
    owner = enter()
    owner.goto(f"/sign-in/second-step/stop/{reset_token(anna)}")
    assert_accessible(owner)
    shot(owner, "stop")
    owner.get_by_role("button", name="Stop it: keep the second step on").click()
    expect(owner.get_by_text("Stopped: your second step stays on.")).to_be_visible()
    page.goto("/sign-in/second-step/lost")
    expect(page.get_by_role("heading", name="Have you lost your app and your codes?")).to_be_visible()
