"""Passkeys that unlock, and those that do not: with one touch, with a second, not at all, and after they are gone."""

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from privity.accounts import services
from privity.accounts.models import Person
from tests.accounts.conftest import mailed_code
from tests.journeys.conftest import Enter, Show
from tests.journeys.passkeys import add_passkey_device, forget_passkeys
from tests.journeys.test_unlocking import PASSPHRASE, set_up, type_back

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def amara() -> Person:
    cache.clear()
    return Person.objects.get(id=services.person_for_address(address="amara@example.org", name="Amara Osei"))


def sign_in(page: Page, who: Person) -> None:
    page.goto("/sign-in")
    page.get_by_label("Your e-mail address").fill(who.email)
    page.get_by_role("button", name="Mail me a code").click()
    expect(page.get_by_label("Code", exact=True)).to_be_visible()
    page.get_by_label("Code", exact=True).fill(mailed_code(who.email))
    page.get_by_role("button", name="Sign in with this code").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def make_passkey(page: Page) -> None:
    page.goto("/account/passkeys/add")
    page.get_by_role("button", name="Make a passkey on this device").click()
    expect(page.get_by_text("The passkey was added.")).to_be_visible()


def set_up_by_passkey(page: Page, show: Show | None = None) -> str:
    page.goto("/account/unlocking")
    page.get_by_role("button", name="With my passkey").click()
    return type_back(page, show)


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def unlocked(page: Page) -> None:
    """The page about the lock, open for changes."""
    expect(page.get_by_role("heading", name="Add or change a way")).to_be_visible()


def test_one_touch_signs_in_and_unlocks(enter: Enter, show: Show, amara: Person) -> None:
    page = enter()
    add_passkey_device(page)
    sign_in(page, amara)
    make_passkey(page)
    set_up_by_passkey(page)
    sign_out(page)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    page.goto("/sign-in?next=/account/unlocking")
    page.get_by_role("button", name="Sign in with a passkey").click()
    unlocked(page)
    show(page, "unlocked")
    proof = next(body for body in sent if "credential=" in body)
    assert "prf" not in proof
    page.get_by_role("button", name="Lock").click()
    page.get_by_role("button", name="Unlock with a passkey").click()
    unlocked(page)


def test_a_passkey_that_cannot_unlock_signs_in_and_the_code_unlocks(enter: Enter, show: Show, amara: Person) -> None:
    page = enter()
    add_passkey_device(page, hasPrf=False)
    sign_in(page, amara)
    make_passkey(page)
    page.goto("/account/unlocking")
    page.get_by_role("button", name="With my passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("signs you in, but it cannot unlock")
    show(page, "cannot")
    code = set_up(page)
    sign_out(page)
    page.goto("/sign-in?next=/account/unlocking")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", name="Locked")).to_be_visible()
    page.get_by_text("Use the recovery code from your sheet").click()
    page.get_by_role("textbox", name="Recovery code").fill(code)
    page.get_by_role("button", name="Unlock with the code").click()
    unlocked(page)
    page.get_by_role("button", name="Let a passkey unlock").click()
    expect(page.get_by_role("alert").filter(has_text="cannot unlock")).to_be_visible()


def test_a_passkey_that_tells_only_when_it_is_used(enter: Enter, amara: Person) -> None:
    """Security keys answer with what unlocks at the second touch only: whatever they say when they are made is not asked."""
    page = enter()
    add_passkey_device(page, transport="usb")
    page.add_init_script(LATE)
    sign_in(page, amara)
    make_passkey(page)
    assert page.evaluate("sessionStorage.getItem('made')") == '{"enabled":true}'
    set_up_by_passkey(page)
    sign_out(page)
    page.goto("/sign-in?next=/account/unlocking")
    page.get_by_role("button", name="Sign in with a passkey").click()
    unlocked(page)


LATE = """
const create = navigator.credentials.create.bind(navigator.credentials);
navigator.credentials.create = async (options) => {
  const made = await create(options);
  const { prf } = made.getClientExtensionResults();
  sessionStorage.setItem("made", JSON.stringify({ enabled: prf?.enabled }));
  made.getClientExtensionResults = () => ({ prf: { enabled: prf?.enabled } });
  return made;
};
"""


def test_after_it_is_gone_the_others_unlock(enter: Enter, show: Show, amara: Person) -> None:
    page = enter()
    device = add_passkey_device(page)
    sign_in(page, amara)
    make_passkey(page)
    set_up_by_passkey(page)
    page.goto("/account/unlocking")
    unlocked(page)
    page.get_by_label("A passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Take this passphrase").click()
    expect(page.get_by_text("The passphrase unlocks from now on.")).to_be_visible()
    forget_passkeys(page, device)
    page.get_by_role("button", name="Lock").click()
    page.get_by_role("button", name="Unlock with a passkey").click()
    expect(page.get_by_role("alert").filter(has_text="No passkey was used")).to_be_visible()
    show(page, "gone")
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_role("button", name="Unlock", exact=True).click()
    unlocked(page)
