"""Signing in as people do: by a mailed code, by a passkey, with a second step; and looking after it."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.cache import cache
from playwright.sync_api import Page, expect

from privity.accounts.models import Person
from privity.outbox.models import OutboxMail
from privity.web.first_run import setup_code
from tests.accounts.conftest import app_code, mailed_code
from tests.journeys.accessibility import assert_accessible
from tests.journeys.conftest import Enter, Shot
from tests.journeys.passkeys import add_passkey_device
from tests.journeys.watch import Watch

one_width = pytest.mark.parametrize("width", [1280], indirect=True)


@pytest.fixture(autouse=True)
def fresh_counts(transactional_db: None) -> None:
    """No rate limit remembers another journey."""
    cache.clear()


@pytest.fixture
def anna(transactional_db: None) -> Person:
    return Person.objects.create(email="anna@example.org", name="Anna Berg", time_zone="Europe/Berlin")


def ask_for_code(page: Page, address: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("Your e-mail address").fill(address)
    page.get_by_role("button", name="Mail me a code").click()
    expect(page.get_by_role("heading", name="Look at your mail")).to_be_visible()


def enter_code(page: Page, code: str) -> None:
    page.get_by_label("Code", exact=True).fill(code)
    page.get_by_role("button", name=re.compile("Sign in with this code|Confirm with this code")).click()


def sign_in(page: Page, person: Person) -> None:
    ask_for_code(page, person.email)
    enter_code(page, mailed_code(person.email))
    page.wait_for_url(re.compile(r"^(?!.*/sign-in/code)"))


def sign_out(page: Page) -> None:
    page.goto("/sign-out")
    page.get_by_role("button", name="Sign out here").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def let_ten_minutes_pass() -> None:
    """Make every proof in every session eleven minutes old."""
    for row in Session.objects.all():
        data = row.get_decoded()
        for record in data.get("account_authentication_methods", []):
            record["at"] -= 660
        row.session_data = Session.objects.encode(data)
        row.save()


def test_by_a_mailed_code(enter: Enter, shot: Shot, anna: Person) -> None:
    page = enter()
    page.goto("/account/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert_accessible(page)
    shot(page, "ask")
    page.get_by_label("Your e-mail address").fill("Anna@Example.org")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Look at your mail")).to_be_visible()
    enter_code(page, "XXXX-XXXX")
    expect(page.get_by_text("That code is not right.")).to_be_visible()
    assert_accessible(page)
    shot(page, "wrong-code")
    enter_code(page, mailed_code(anna.email))
    page.wait_for_url("**/account/")
    expect(page.get_by_text("You sign in as anna@example.org.")).to_be_visible()
    assert_accessible(page)
    shot(page, "account")


@one_width
def test_a_mistyped_address_traps_nobody(enter: Enter, anna: Person) -> None:
    page = enter()
    ask_for_code(page, "ana@example.org")
    page.get_by_role("link", name="Ask for a new code, or use another address").click()
    sign_in(page, anna)
    page.goto("/account/")
    expect(page.get_by_text("You sign in as anna@example.org.")).to_be_visible()


def test_by_a_passkey(enter: Enter, shot: Shot, anna: Person) -> None:
    page = enter()
    add_passkey_device(page)
    sign_in(page, anna)
    page.goto("/account/passkeys")
    assert_accessible(page)
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name").fill("My laptop")
    assert_accessible(page)
    shot(page, "add")
    page.get_by_role("button", name="Make a passkey on this device").click()
    expect(page.get_by_text("The passkey was added.")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("My laptop"))).to_be_visible()
    shot(page, "list")
    sign_out(page)
    page.goto("/sign-in?next=/account/passkeys")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("row", name=re.compile("My laptop"))).to_be_visible()
    let_ten_minutes_pass()
    page.get_by_role("link", name=re.compile("Remove")).click()
    expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()
    assert_accessible(page)
    shot(page, "confirm")
    page.get_by_role("button", name="Confirm with a passkey").click()
    expect(page.get_by_role("heading", name="Remove “My laptop”?")).to_be_visible()
    shot(page, "remove")
    page.get_by_role("button", name="Remove this passkey").click()
    expect(page.get_by_text("No passkey yet")).to_be_visible()
    assert not Authenticator.objects.exists()


@one_width
def test_a_removed_passkey_opens_nothing(enter: Enter, anna: Person, watch: Watch) -> None:
    watch.expect(r"status of 401 .*/account/unlocking")
    page = enter()
    add_passkey_device(page)
    sign_in(page, anna)
    page.goto("/account/passkeys/add")
    page.get_by_role("button", name="Make a passkey on this device").click()
    expect(page.get_by_text("The passkey was added.")).to_be_visible()
    sign_out(page)
    Authenticator.objects.all().delete()
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("That passkey does not open this account.")).to_be_visible()


@one_width
def test_a_device_without_the_owners_finger_adds_nothing(enter: Enter, anna: Person) -> None:
    page = enter()
    add_passkey_device(page, isUserVerified=False)
    sign_in(page, anna)
    page.goto("/account/passkeys/add")
    page.get_by_role("button", name="Make a passkey on this device").click()
    expect(page.get_by_role("alert").filter(has_text="No passkey was made.")).to_be_visible()
    assert not Authenticator.objects.exists()


@one_width
def test_a_passkey_of_another_person_is_theirs(enter: Enter, anna: Person) -> None:
    """One device, two people: what ben's passkey proves is that it is ben (A3)."""
    ben = Person.objects.create(email="ben@example.org", name="Ben Okafor")
    page = enter()
    add_passkey_device(page)
    sign_in(page, ben)
    page.goto("/account/passkeys/add")
    page.get_by_role("button", name="Make a passkey on this device").click()
    expect(page.get_by_text("The passkey was added.")).to_be_visible()
    sign_out(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(re.compile(r"^(?!.*/sign-in)"))
    page.goto("/account/")
    expect(page.get_by_text("You sign in as ben@example.org.")).to_be_visible()
    assert not Authenticator.objects.filter(user=anna).exists()


def test_with_a_second_step(enter: Enter, shot: Shot, anna: Person) -> None:
    page = enter()
    sign_in(page, anna)
    page.goto("/account/two-step")
    assert_accessible(page)
    page.get_by_role("link", name="Turn the second step on").click()
    secret = page.locator("code").inner_text()
    assert_accessible(page)
    shot(page, "turn-on")
    page.get_by_label("Code", exact=True).fill(app_code(secret))
    page.get_by_role("button", name="Turn the second step on").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    codes = page.get_by_role("main").locator("code").all_inner_texts()
    assert len(codes) == 10
    assert_accessible(page)
    shot(page, "recovery-codes")
    sign_out(page)
    ask_for_code(page, anna.email)
    enter_code(page, mailed_code(anna.email))
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    assert_accessible(page)
    shot(page, "second-step")
    enter_code(page, codes[0])
    page.goto("/account/two-step")
    expect(page.get_by_text("9 codes are left.")).to_be_visible()
    shot(page, "on")
    page.get_by_role("link", name="Turn the second step off").click()
    page.get_by_role("button", name="Turn the second step off").click()
    expect(page.get_by_text("The second step is off")).to_be_visible()


def test_confirming_by_mail(enter: Enter, shot: Shot, anna: Person) -> None:
    page = enter()
    sign_in(page, anna)
    let_ten_minutes_pass()
    page.goto("/account/passkeys/add")
    page.get_by_role("button", name="Mail me a code").click()
    expect(page.get_by_text("Enter the code that we mailed to anna@example.org.")).to_be_visible()
    assert_accessible(page)
    shot(page, "entered")
    enter_code(page, mailed_code(anna.email))
    expect(page.get_by_role("heading", name="Add a passkey")).to_be_visible()


def test_ending_another_session(enter: Enter, shot: Shot, anna: Person) -> None:
    here, there = enter(), enter()
    for page in (there, here):
        sign_in(page, anna)
    here.goto("/account/sessions")
    expect(here.get_by_text("Berlin time").first).to_be_visible()
    assert_accessible(here)
    shot(here, "list")
    here.get_by_role("button", name="End this session").click()
    expect(here.get_by_text("You are signed out there.")).to_be_visible()
    there.goto("/account/")
    expect(there.get_by_role("heading", name="Sign in")).to_be_visible()


def test_the_first_coach(enter: Enter, shot: Shot, watch: Watch) -> None:
    page = enter()
    page.goto("/start")
    assert_accessible(page)
    shot(page, "empty")
    page.get_by_label("Setup code").fill(setup_code())
    page.get_by_label("Your name").fill("Mara Klein")
    page.get_by_label("Your e-mail address").fill("mara@example.org")
    page.get_by_label("Name of your practice").fill("Klein Coaching")
    page.get_by_role("button", name="Found this practice").click()
    expect(page.get_by_text("Your practice is ready. Now sign in.")).to_be_visible()
    sign_in(page, Person.objects.get())
    watch.expect("404")
    answer = page.goto("/start")
    assert answer is not None
    assert answer.status == 404


@one_width
def test_what_a_mailbox_shows(enter: Enter, anna: Person) -> None:
    ask_for_code(enter(), anna.email)
    mail = OutboxMail.objects.get()
    assert mail.subject == "Your sign-in code"
    assert "Anna" not in mail.body
    assert time.time() - mail.created_at.timestamp() < 60
