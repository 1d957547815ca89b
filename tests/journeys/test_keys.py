"""Coach and client make sure of each other: by a link of the coach's own, by sixty digits, by a code; a server that puts in a
key of its own is caught.
"""

import re
from uuid import UUID

import pytest
from django.core.cache import cache
from django.db import connection
from playwright.sync_api import Page, expect

from privity.accounts.models import Person
from privity.core.engagements import EngagementKind
from privity.core.sealing.encoding import to_base64url
from privity.core.sealing.fingerprint import fingerprint
from privity.engagements import services
from privity.engagements.selectors import engagement_for
from privity.kit.clock import now
from privity.vault.models import CircleEntry, Grant, InvitationProof, NamedKey
from privity.vault.selectors import chain_of
from tests.accounts.conftest import mailed_code
from tests.cast import AMARA, Stage, found, part_of, person
from tests.flush import triggers_off
from tests.journeys.acts import agreed
from tests.journeys.conftest import Enter, Show
from tests.journeys.test_unlocking import set_up
from tests.sealing_vectors import people
from tests.sealing_vectors.bytes import unb64
from tests.vault.sealed import keys_of

LINK = re.compile(r"/engagements/[0-9a-f-]{36}/join/[0-9a-f]{32}#[\w-]{22}\.[\w-]{22}$")
MIRJAM, OSEI = "Mirjam Kovač", "Amara Osei"


@pytest.fixture(autouse=True)
def fresh_counts(transactional_db: None) -> None:
    """No rate limit remembers another journey."""
    cache.clear()


def invited() -> tuple[Person, Person, object]:
    """Coach and client, who is invited and has not joined."""
    coach = person(MIRJAM)
    practice = found(coach, "Kovač Coaching", now)
    engagement = services.open_engagement(
        actor=coach.pk, practice_id=practice, kind=EngagementKind.TWO_PARTY, own_name=MIRJAM, people=[AMARA], clock=now
    )
    client = person(OSEI)
    ids = {"engagement_id": engagement, "participation_id": part_of(client, engagement)}
    services.send_invitation(actor=coach.pk, clock=now, **ids)
    return coach, client, engagement


def ready(page: Page, engagement: object) -> None:
    """Sets up a lock, and goes to the page that compares."""
    page.goto(f"/account/unlocking?next=/engagements/{engagement}/keys")
    set_up(page)
    page.get_by_role("link", name="Go on").click()
    expect(page.get_by_role("heading", name="Your own digits")).to_be_visible()


def known(page: Page, name: str) -> None:
    expect(card(page, name).get_by_text("Checked", exact=True)).to_be_visible()


def card(page: Page, name: str):  # type: ignore[no-untyped-def]
    return page.locator(".known").filter(has=page.get_by_role("heading", name=name, exact=True))


def link_for(coach: Page, name: str) -> str:
    card(coach, name).get_by_role("button", name=f"Make a link for {name}").click()
    words = card(coach, name).locator(".copy-words")
    expect(words).to_have_text(LINK)
    return words.inner_text()


def sign_in(page: Page, who: Person) -> None:
    page.get_by_label("Your e-mail address").fill(who.email)
    page.get_by_role("button", name="Mail me a code").click()
    page.get_by_label("Code", exact=True).fill(mailed_code(who.email))
    page.get_by_role("button", name="Sign in with this code").click()


def digits(page: Page, within: str) -> str:
    return " ".join(page.locator(f"{within} .digits span").all_inner_texts())


def test_by_a_link_of_the_coachs_own(enter: Enter, show: Show) -> None:
    mirjam, amara, engagement = invited()
    coach = enter(mirjam)
    ready(coach, engagement)
    expect(card(coach, OSEI).get_by_text("has not set up a lock")).to_be_visible()
    show(coach, "not-here-yet")
    link = link_for(coach, OSEI)
    mail = card(coach, OSEI).get_by_role("link", name="Open in my mail program").get_attribute("href") or ""
    assert mail.startswith("mailto:?subject=")
    assert mail.endswith(link.rpartition("/")[2].replace("#", "%23"))
    show(coach, "link")

    client = enter()
    client.goto(link)
    expect(client.get_by_role("heading", name="Sign in")).to_be_visible()
    assert "#" not in client.url
    sign_in(client, amara)
    client.get_by_role("button", name="Join").click()
    client.get_by_role("link", name="Set it up").click()
    set_up(client)
    client.get_by_role("link", name="Go on").click()
    expect(client.get_by_role("heading", name=f"You opened a link of {MIRJAM}")).to_be_visible()
    show(client, "opened")
    assert not InvitationProof.objects.exists()
    client.get_by_role("button", name=f"Yes, {MIRJAM} sent it").click()
    known(client, MIRJAM)
    show(client, "known")
    assert client.evaluate("sessionStorage.length") == 0

    coach.reload()
    known(coach, OSEI)
    show(coach, "known-to-coach")
    secret = link.rpartition("#")[2].partition(".")[0]
    assert secret not in coach.content()


def test_by_sixty_digits_and_the_sharing_begins(enter: Enter, show: Show) -> None:
    stage = agreed()
    coach, client = enter(stage.coach), enter(stage.client)
    ready(client, stage.engagement)
    ready(coach, stage.engagement)
    assert not Grant.objects.filter(person_id=stage.client.pk).exclude(circle__owner=stage.key(stage.client)).exists()
    hers = card(coach, OSEI)
    expect(hers.get_by_text("Not checked yet")).to_be_visible()
    hers.get_by_text("Compare sixty digits").click()
    show(coach, "compare")
    theirs = " ".join(hers.locator(".digits span").all_inner_texts())
    assert re.fullmatch(r"(\d{5} ){11}\d{5}", theirs)
    assert theirs == digits(client, "[data-part='own']")
    hers.get_by_role("button", name="They are the same").click()
    known(coach, OSEI)
    expect(coach.get_by_text("counts as checked now")).to_be_hidden()
    assert Grant.objects.filter(person_id=stage.client.pk, circle__information_class="shared_notes").exists()
    assert not Grant.objects.filter(person_id=stage.sponsor.pk).exists()
    show(coach, "compared")

    coach.get_by_text("Compare sixty digits").first.click()
    hers.get_by_role("button", name="They differ").click()
    expect(coach.get_by_role("alert").filter(has_text=f"Share nothing with {OSEI}")).to_be_visible()


def code_of(stage: Stage, who: Person) -> str:
    """Where the code on this person's screen leads."""
    engagement = engagement_for(who.pk, stage.engagement, at=now())
    key = chain_of(engagement, who.pk)[-1]
    return f"/engagements/{stage.engagement}/keys#{key.person}.{to_base64url(fingerprint(key))}"


def test_by_the_code_on_the_others_screen(enter: Enter, show: Show) -> None:
    stage = agreed()
    coach, client = enter(stage.coach), enter(stage.client)
    ready(client, stage.engagement)
    ready(coach, stage.engagement)
    code = code_of(stage, stage.client)
    coach.goto(code)
    expect(coach.get_by_role("heading", name=f"This is the code of {OSEI}")).to_be_visible()
    show(coach, "scanned")
    coach.get_by_role("button", name=f"Yes, from the screen of {OSEI}").click()
    known(coach, OSEI)
    coach.goto("about:blank")
    coach.goto(f"{code[:-1]}{'A' if code[-1] != 'A' else 'Q'}")
    expect(coach.get_by_role("heading", name="Stop: this code is another one")).to_be_visible()
    show(coach, "scan-misfit")


def substitute(engagement: UUID, name: str) -> None:
    """The server shows a key of its own in place of this person's: whoever can write the database can do that."""
    mine = people.person_key(keys_of(name, 7), 1, None)
    statement = people.statement("person-key", mine, keys_of(name, 7)).encode()
    row = next(row for row in NamedKey.objects.filter(engagement_id=engagement) if name.encode() in _said(row))
    with triggers_off(connection), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE vault_namedkey SET statement = %s WHERE statement = %s", [statement, bytes(row.statement)]
        )


def _said(row: NamedKey) -> bytes:
    return unb64(re.search(rb'"p":"([^"]+)"', bytes(row.statement))[1].decode())  # type: ignore[index]


def test_a_key_that_the_server_puts_in_is_caught(enter: Enter, show: Show) -> None:
    stage = agreed()
    coach, client = enter(stage.coach), enter(stage.client)
    ready(coach, stage.engagement)
    ready(client, stage.engagement)
    coach.reload()
    link = link_for(coach, OSEI)
    client.goto("about:blank")
    client.goto(link)
    client.get_by_role("button", name=f"Yes, {MIRJAM} sent it").click()
    known(client, MIRJAM)
    substitute(stage.engagement, stage.key(stage.client))
    coach.reload()
    expect(coach.get_by_role("heading", name=f"Stop: this may not be {OSEI}")).to_be_visible()
    expect(card(coach, OSEI).get_by_text("Not checked yet")).to_be_visible()
    show(coach, "misproof")
    assert nothing_for(stage, stage.client)


def test_another_inviter_than_the_links_stops_the_joiner(enter: Enter, show: Show) -> None:
    stage = agreed()
    coach, client = enter(stage.coach), enter(stage.client)
    ready(coach, stage.engagement)
    ready(client, stage.engagement)
    coach.reload()
    link = link_for(coach, OSEI)
    substitute(stage.engagement, stage.key(stage.coach))
    client.goto("about:blank")
    client.goto(link)
    expect(client.get_by_role("heading", name="Stop: this is not who invited you")).to_be_visible()
    show(client, "misfit")
    assert not InvitationProof.objects.exists()


def test_a_key_that_changed_stops_sharing(enter: Enter, show: Show) -> None:
    stage = agreed()
    coach, client = enter(stage.coach), enter(stage.client)
    ready(client, stage.engagement)
    ready(coach, stage.engagement)
    hers = card(coach, OSEI)
    hers.get_by_text("Compare sixty digits").click()
    hers.get_by_role("button", name="They are the same").click()
    known(coach, OSEI)
    before = Grant.objects.count(), CircleEntry.objects.count()
    name = stage.key(stage.client)
    row = NamedKey.objects.get(person_id=stage.client.pk)
    named = people.statement_id("person-key", _said(row))
    said = people.person_key(keys_of(name, 7), 2, named)
    NamedKey.objects.create(
        practice_id=stage.practice,
        engagement_id=stage.engagement,
        person_id=stage.client.pk,
        seq=2,
        statement=people.statement("person-key", said, keys_of(name, 7)).encode(),
        at=now(),
    )
    coach.reload()
    expect(hers.get_by_text("Has changed", exact=True)).to_be_visible()
    expect(hers.get_by_text("Sharing with them has stopped")).to_be_visible()
    show(coach, "changed")
    coach.goto(f"/engagements/{stage.engagement}/notes")
    expect(coach.get_by_text(f"Before anything can be shared with {OSEI}")).to_be_visible()
    assert (Grant.objects.count(), CircleEntry.objects.count()) == before

    coach.get_by_role("link", name="Whose lock is it?").click()
    hers.get_by_text("Compare sixty digits").click()
    hers.get_by_role("button", name="They are the same").click()
    known(coach, OSEI)
    assert CircleEntry.objects.count() > before[1]


def nothing_for(stage: Stage, who: Person) -> bool:
    """Whether this person was handed no key, but to their own notes."""
    return not Grant.objects.filter(person_id=who.pk).exclude(circle__owner=stage.key(who)).exists()
