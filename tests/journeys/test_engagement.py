"""A coach sets up a three-way engagement, invites the client, who joins by the link and reads their part of the ledger."""

import re

from playwright.sync_api import expect

from privity.accounts.models import Person
from privity.engagements.models import Engagement
from privity.engagements.services import found_practice
from privity.kit.clock import now
from tests.cast import person
from tests.engagements.mailbox import last_mail, token_in
from tests.journeys.accessibility import assert_accessible
from tests.journeys.conftest import Enter, Shot

PEOPLE = {
    "Client": ("A. O.", "amara.osei@northwind.example"),
    "Sponsor": ("Helen Brandt", "helen.brandt@northwind.example"),
    "Line manager": ("Tom Reyes", "tom.reyes@northwind.example"),
    "Assistant": ("Iris Vogel", "iris.vogel@northwind.example"),
}


def test_set_up_and_join(enter: Enter, shot: Shot) -> None:
    mirjam = person("Mirjam Kovač")
    found_practice(actor=mirjam.pk, name="Kovač Coaching", clock=now)

    coach = enter(mirjam)
    coach.goto("/engagements/")
    assert_accessible(coach)
    shot(coach, "empty")
    coach.get_by_role("link", name="Set up your first engagement").click()
    coach.get_by_role("link", name="Coach, client and sponsor").click()
    assert_accessible(coach)
    shot(coach, "new")
    coach.get_by_role("button", name="Set it up").click()
    assert_accessible(coach)
    expect(coach.get_by_role("alert")).to_be_visible()
    shot(coach, "missing")
    for role, (name, address) in PEOPLE.items():
        line = coach.get_by_role("group", name=re.compile(f"^{role}"))
        line.get_by_label("Name").fill(name)
        line.get_by_label("Mail address").fill(address)
    coach.get_by_label("Organisation").fill("Northwind")
    coach.get_by_role("button", name="Set it up").click()

    coach.wait_for_url("**/people")
    assert_accessible(coach)
    expect(coach.get_by_text("Ask A. O. for a private address")).to_be_visible()
    shot(coach, "people")
    coach.get_by_role("button", name="Invite A. O.").click()
    expect(coach.get_by_text("The invitation is on its way")).to_be_visible()
    expect(coach.get_by_role("button", name="Remind A. O.")).to_be_visible()

    amara = Person.objects.get(email=PEOPLE["Client"][1])
    client = enter()
    client.goto(f"/join/{token_in(last_mail(amara))}")
    assert_accessible(client)
    expect(client.get_by_role("heading", name="Mirjam Kovač invites you")).to_be_visible()
    shot(client, "invitation")
    client.get_by_role("button", name="Join").click()

    engagement = Engagement.objects.get()
    client.wait_for_url(f"**/engagements/{engagement.pk}/")
    client.get_by_role("link", name="Ledger").click()
    assert_accessible(client)
    expect(client.get_by_text("You joined as client, by the mailed link.")).to_be_visible()
    shot(client, "ledger")

    coach.reload()
    coach.get_by_role("row", name=re.compile("Iris Vogel")).get_by_role("link", name="End").click()
    assert_accessible(coach)
    shot(coach, "end")
    coach.get_by_role("button", name="End the access of Iris Vogel now").click()
    expect(coach.get_by_text("access is closed from this moment on")).to_be_visible()
