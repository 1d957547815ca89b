"""The pages: the list, a new engagement, its people, leaving and ending."""

from typing import Any

import pytest
from django.urls import reverse

from privity.accounts.models import Person
from privity.core.engagements import EngagementKind, Named
from privity.core.vocabulary import Phase, Role
from privity.engagements import selectors, services
from privity.engagements.models import Engagement
from privity.kit.clock import now
from privity.kit.ids import new_id
from privity.outbox.models import OutboxMail
from tests.cast import Stage, enter_stage, part_of
from tests.visitor import Visitor

SOL = Named(Role.SUPPORTER, "Sol", "sol@example.org")


@pytest.fixture
def stage(db: None) -> Stage:
    """Everybody on stage, at the time it really is."""
    return enter_stage(now)


def page(client: Visitor, person: Person, name: str, *args: object) -> Any:
    client.force_login(person)
    return client.get(reverse(f"engagements:{name}", args=args))


def text(response: Any) -> str:
    return response.content.decode()


def filled(**fields: str) -> dict[str, str]:
    """The form of a new three-way engagement."""
    return {
        "own_name": "Mirjam Kovač",
        "client-1-name": "A. O.",
        "client-1-address": "ao@example.org",
        "sponsor-1-name": "Helen Brandt",
        "sponsor-1-address": "helen@northwind.example",
        "sponsor-1-organisation": "Northwind",
        **fields,
    }


@pytest.fixture
def practice_field(stage: Stage) -> dict[str, str]:
    return {"practice": str(stage.practice)}


def post_new(client: Visitor, data: dict[str, str], kind: str = "three_way") -> Any:
    return client.post(f"{reverse('engagements:new')}?kind={kind}", data)


# The list


def test_a_strangers_list_teaches(client: Visitor, stage: Stage) -> None:
    found = text(page(client, stage.operator, "list"))
    assert "A coach sets up an engagement and invites you" in found
    assert "New engagement" not in found


def test_a_coachs_empty_list_leads_on(client: Visitor, stage: Stage) -> None:
    assert "Set up your first engagement" in text(page(client, stage.other_coach, "list"))


def test_the_list(client: Visitor, stage: Stage) -> None:
    found = text(page(client, stage.coach, "list"))
    assert "Amara Osei" in found
    assert "Jonas Lindqvist" in found
    assert "Jonas" not in text(page(client, stage.client, "list"))


@pytest.mark.parametrize("path", ["/engagements/", "/engagements/new"])
def test_first_sign_in(client: Visitor, db: None, path: str) -> None:
    assert client.get(path).headers["Location"] == f"/sign-in?next={path}"


# A new engagement


@pytest.mark.parametrize(
    ("kind", "there", "absent"),
    [
        ("two_party", "client-1-name", "sponsor-1-name"),
        ("three_way", "sponsor-1-organisation", "supervisor-1-name"),
        ("group", "group_member-4-address", "client-1-name"),
        ("supervision", "supervisor-1-name", "assistant-1-name"),
        ("nonsense", "sponsor-1-name", "supervisor-1-name"),
    ],
)
def test_each_kind_has_its_lines(client: Visitor, stage: Stage, kind: str, there: str, absent: str) -> None:
    client.force_login(stage.coach)
    found = text(client.get(f"/engagements/new?kind={kind}"))
    assert f'name="{there}"' in found
    assert absent not in found
    assert ("Does anybody else need to be here?" in found) is (kind != "supervision")


def test_open(client: Visitor, stage: Stage, practice_field: dict[str, str]) -> None:
    client.force_login(stage.coach)
    mails = OutboxMail.objects.count()
    answer = post_new(
        client, filled(**practice_field, **{"assistant-1-name": "Iris", "assistant-1-address": "i@example.org"})
    )
    opened = Engagement.objects.latest("id")
    assert answer.headers["Location"] == f"/engagements/{opened.pk}/people"
    there = selectors.participants(selectors.engagement_for(stage.coach.pk, opened.pk, at=now()))
    assert [(p.role, p.name) for p in there] == [
        (Role.COACH, "Mirjam Kovač"),
        (Role.CLIENT, "A. O."),
        (Role.SPONSOR, "Helen Brandt"),
        (Role.ASSISTANT, "Iris"),
    ]
    assert OutboxMail.objects.count() == mails


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("client-1-name", "", "Please fill this in."),
        ("client-1-address", "nowhere", "This is no mail address"),
        ("client-1-address", "mirjam@kovac-coaching.example", "taken already"),
        ("client-1-name", "x" * 201, "at most 200"),
        ("client-1-name", "a\u202eb", "cannot be shown"),
        ("sponsor-1-organisation", "\x00", "This has a character that cannot be shown"),
        ("assistant-1-name", "Iris", "Assistant, Mail address"),
        ("own_name", "", "Your name"),
        ("practice", "00000000-0000-0000-0000-000000000000", "Practice"),
        ("practice", "\x00", "Practice"),
    ],
)
def test_what_cannot_be_used_is_said_and_nothing_is_lost(
    client: Visitor, stage: Stage, practice_field: dict[str, str], field: str, value: str, says: str
) -> None:
    client.force_login(stage.coach)
    before = Engagement.objects.count()
    answer = post_new(client, {**filled(**practice_field), "client-1-name": "Keep me", field: value})
    assert answer.status_code == 200
    found = text(answer)
    assert "Nothing was saved yet" in found
    assert says in found
    assert "helen@northwind.example" in found
    assert Engagement.objects.count() == before


def test_names_are_text_and_nothing_else(client: Visitor, stage: Stage, practice_field: dict[str, str]) -> None:
    client.force_login(stage.coach)
    name = "<script>alert(1)</script>{{ 7|add:7 }}"
    answer = post_new(client, {**filled(**practice_field), "client-1-name": name})
    for url in (answer.headers["Location"], answer.headers["Location"].replace("people", "ledger"), "/engagements/"):
        found = text(client.get(url))
        assert "<script>alert" not in found
        assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7|add:7 }}" in found


def test_only_coaches_open(client: Visitor, stage: Stage, practice_field: dict[str, str]) -> None:
    client.force_login(stage.client)
    assert client.get("/engagements/new").status_code == 403
    assert post_new(client, filled(**practice_field)).status_code == 403


def test_another_practice_cannot_be_chosen(client: Visitor, stage: Stage) -> None:
    client.force_login(stage.coach)
    answer = post_new(client, filled(practice=str(stage.other_practice)))
    assert "Nothing was saved yet" in text(answer)


# People


def test_invite(client: Visitor, stage: Stage) -> None:
    sol = services.add_person(actor=stage.coach.pk, engagement_id=stage.engagement, named=SOL, clock=now)
    url = reverse("engagements:invite", args=[stage.engagement, part_of(Person.objects.get(pk=sol), stage.engagement)])
    client.force_login(stage.coach)
    assert client.get(url).status_code == 405
    assert client.post(url, token=False).status_code == 403
    found = text(client.post(url, follow=True))
    assert "The invitation is on its way" in found
    assert "Remind Sol" in found
    assert "/join/" not in found
    assert client.post(url).status_code == 409


def test_name_somebody(client: Visitor, stage: Stage) -> None:
    url = reverse("engagements:add_person", args=[stage.engagement])
    assert "Does anybody else need to be here?" in text(page(client, stage.coach, "add_person", stage.engagement))
    data = {"role": "supporter", "name": "Sol", "address": "sol@example.org", "organisation": ""}
    assert "no mail address" in text(client.post(url, {**data, "address": "x"}))
    assert "Please choose one of those that are offered." in text(client.post(url, {**data, "role": "coach"}))
    assert "Not invited yet" in text(client.post(url, data, follow=True))
    assert client.post(url, data).status_code == 409


def test_who_can_be_there_once_is_not_offered_again(client: Visitor, stage: Stage) -> None:
    found = text(page(client, stage.coach, "add_person", stage.engagement))
    assert 'value="supporter"' in found
    assert 'value="client"' not in found
    url = reverse("engagements:add_person", args=[stage.engagement])
    data = {"role": "client", "name": "Jonas", "address": "jonas@example.org", "organisation": ""}
    assert "Please choose one of those that are offered." in text(client.post(url, data))


def test_in_supervision_nobody_else_is_named(client: Visitor, stage: Stage) -> None:
    opened = services.open_engagement(
        actor=stage.coach.pk,
        practice_id=stage.practice,
        kind=EngagementKind.SUPERVISION,
        own_name="Mirjam Kovač",
        people=[Named(Role.SUPERVISOR, "Sol", "sol@example.org")],
        clock=now,
    )
    assert page(client, stage.coach, "add_person", opened).status_code == 409
    assert "Name somebody" not in text(client.get(reverse("web:people", args=[opened])))
    assert "Name somebody" in text(client.get(reverse("web:people", args=[stage.engagement])))


def test_leave(client: Visitor, stage: Stage) -> None:
    url = reverse("engagements:end_part", args=[stage.engagement, part_of(stage.assistant, stage.engagement)])
    client.force_login(stage.assistant)
    assert "Leave this engagement?" in text(client.get(url))
    assert client.post(url).headers["Location"] == "/engagements/"
    assert client.get(url).status_code == 404


def test_end_the_part_of_another(client: Visitor, stage: Stage) -> None:
    url = reverse("engagements:end_part", args=[stage.engagement, part_of(stage.assistant, stage.engagement)])
    client.force_login(stage.client)
    assert "End the access of Iris Vogel now" in text(client.get(url))
    assert client.post(url).headers["Location"] == f"/engagements/{stage.engagement}/people"
    assert client.post(url).status_code == 409


def test_a_part_that_is_not_theirs_to_end_does_not_show(client: Visitor, stage: Stage) -> None:
    """Not even by its id: before an offer a sponsor does not know who else takes part."""
    url = reverse("engagements:end_part", args=[stage.engagement, part_of(stage.client, stage.engagement)])
    client.force_login(stage.sponsor)
    assert client.get(url).status_code == client.post(url).status_code == 404
    client.force_login(stage.coach)
    assert client.get(url).status_code == client.post(url).status_code == 403


def test_end_the_engagement(client: Visitor, stage: Stage) -> None:
    url = reverse("engagements:end", args=[stage.engagement])
    assert page(client, stage.assistant, "end", stage.engagement).status_code == 403
    assert "No boundary loosens" in text(page(client, stage.client, "end", stage.engagement))
    assert "The engagement has ended" in text(client.post(url, follow=True))
    assert selectors.engagement_for(stage.client.pk, stage.engagement, at=now()).phase is Phase.AFTERCARE


@pytest.mark.parametrize(
    ("chosen", "status"), [("", 400), ("nonsense", 400), ("\x00", 400), ("aftercare", 400), ("suspended", 409)]
)
def test_phases_that_are_not_there_to_choose(client: Visitor, stage: Stage, chosen: str, status: int) -> None:
    client.force_login(stage.coach)
    url = reverse("engagements:change_phase", args=[stage.engagement])
    assert client.post(url, {"phase": chosen}).status_code == status


@pytest.mark.parametrize("name", ["add_person", "end", "change_phase", "join"])
@pytest.mark.parametrize("who", ["second_client", "other_coach", "foreign_coach", "administrator", "operator"])
def test_absent_and_anothers_are_the_same_page(client: Visitor, stage: Stage, name: str, who: str) -> None:
    client.force_login(getattr(stage, who))
    send = client.post if name == "change_phase" else client.get
    answers = [
        send(reverse(f"engagements:{name}", args=[key]), {"phase": "active"}) for key in (stage.engagement, new_id())
    ]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
