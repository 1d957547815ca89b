"""The journeys' own tools: the first page passes, and each kind of complaint is seen."""

import re

import pytest
from playwright.sync_api import expect

from privity.accounts.models import Person
from tests.journeys.accessibility import assert_accessible
from tests.journeys.conftest import Enter, Shot
from tests.journeys.passkeys import add_passkey_device
from tests.journeys.watch import Watch

one_width = pytest.mark.parametrize("width", [1280], indirect=True)


def test_first_page(enter: Enter, shot: Shot) -> None:
    page = enter()
    page.goto("/")
    expect(page.get_by_role("main")).to_be_visible()
    assert_accessible(page)
    shot(page, "home")


@one_width
def test_somebody_is_signed_in(enter: Enter) -> None:
    person = Person.objects.create(email="anna@example.org", name="Anna")
    page = enter(person)
    page.goto("/")
    assert enter().context.cookies() == []
    assert "sessionid" in {cookie["name"] for cookie in page.context.cookies()}


@one_width
@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("document.body.setAttribute('style', 'color: red')", "CSP style-src"),
        ("document.body.innerHTML = '<b>x</b>'", "CSP require-trusted-types-for"),
        ("new Image().src = 'https://elsewhere.example/x.png'", "CSP img-src"),
        ("throw new Error('broken')", "page error: .*broken"),
        ("console.error('oh')", "console error: oh"),
        ("fetch('/absent')", "console error: .*404"),
    ],
    ids=["inline style", "markup from a string", "another host", "exception", "console", "absent file"],
)
def test_complaints_are_seen(enter: Enter, watch: Watch, script: str, complaint: str) -> None:
    page = enter()
    page.goto("/")
    page.evaluate(f"() => void setTimeout(() => {{ {script} }})")
    page.wait_for_timeout(300)
    seen, watch.complaints = watch.complaints, []
    assert any(re.search(complaint, line) for line in seen), seen


def test_an_expected_complaint_must_come() -> None:
    watch = Watch("http://localhost")
    watch.expect("404")
    watch.complaints = ["console error: 500"]
    assert watch.verdict() == ["console error: 500", "expected, but never seen: 404"]


@one_width
def test_a_passkey_can_be_made(enter: Enter) -> None:
    page = enter()
    page.goto("/")
    add_passkey_device(page)
    made = page.evaluate(
        """async () => {
        const publicKey = {
            rp: {name: "Privity"}, user: {id: new Uint8Array(8), name: "a", displayName: "a"},
            challenge: new Uint8Array(16), pubKeyCredParams: [-7, -257].map((alg) => ({type: "public-key", alg})),
        };
        return (await navigator.credentials.create({publicKey})).type;
    }"""
    )
    assert made == "public-key"
