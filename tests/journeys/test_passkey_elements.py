"""A device makes a passkey and signs in with it; who declines is told what to do."""

import re

import pytest
from playwright.sync_api import Page, expect

from privity.accounts import services
from privity.outbox.models import OutboxMail
from tests.journeys.conftest import Enter
from tests.journeys.passkeys import add_passkey_device

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.parametrize("width", [1280], indirect=True)]
CODE = re.compile(r"\b[A-Z]{4}-[A-Z]{4}\b")


def sign_in_by_code(page: Page, address: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("address").fill(address)
    page.get_by_role("button", name="Mail me a code").click()
    expect(page.get_by_label("code")).to_be_visible()
    found = CODE.search(OutboxMail.objects.get(recipient=address).body)
    assert found
    page.get_by_label("code").fill(found[0])
    page.get_by_label("code").press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def test_made_and_used(enter: Enter) -> None:
    services.person_for_address(address="anna@example.org", name="Anna Berg")
    page = enter()
    add_passkey_device(page)
    sign_in_by_code(page, "anna@example.org")
    page.goto("/account/passkeys/add")
    page.get_by_role("button", name="Make a passkey on this device").click()
    expect(page.get_by_role("status")).to_contain_text("The passkey was added.")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/sign-in")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("link", name="You: Anna Berg")).to_be_visible()


def test_declined(enter: Enter) -> None:
    page = enter()
    add_passkey_device(page)
    page.goto("/sign-in")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("No passkey was used.")
