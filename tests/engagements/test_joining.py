"""The page of an invitation: joining by link signs in who never signed in before, and nobody else."""

from typing import Any

import pytest
from django.urls import reverse

from privity.accounts.models import Person
from privity.core.engagements import Named
from privity.core.vocabulary import Role
from privity.engagements import selectors, services
from privity.kit.clock import now
from tests.cast import Stage, enter_stage, part_of
from tests.engagements.mailbox import last_mail, token_in
from tests.visitor import Visitor


@pytest.fixture
def stage(db: None) -> Stage:
    return enter_stage(now)


@pytest.fixture
def sol(stage: Stage) -> Person:
    """Named and invited, never signed in."""
    named = Named(Role.SUPPORTER, "Sol", "sol@example.org")
    person = services.add_person(actor=stage.coach.pk, engagement_id=stage.engagement, named=named, clock=now)
    found = Person.objects.get(pk=person)
    part = part_of(found, stage.engagement)
    services.send_invitation(actor=stage.coach.pk, engagement_id=stage.engagement, participation_id=part, clock=now)
    return found


@pytest.fixture
def link(sol: Person) -> str:
    return reverse("engagements:join_by_link", args=[token_in(last_mail(sol))])


def signed_in(client: Visitor) -> str | None:
    return client.session.get("_auth_user_id")


def joined(stage: Stage, person: Person) -> bool:
    return stage.engagement in {found.id for found in selectors.engagements_of(person.pk, at=now())}


def text(response: Any) -> str:
    return response.content.decode()


def test_the_page_tells_who_and_what(client: Visitor, stage: Stage, link: str) -> None:
    found = text(client.get(link))
    for words in ("Mirjam Kovač invites you", "supporter", "What joining means", "What it does not mean"):
        assert words in found
    for secret in ("Amara", "Helen", "Northwind", "@"):
        assert secret not in found


def test_looking_changes_nothing(client: Visitor, stage: Stage, sol: Person, link: str) -> None:
    """A mail scanner opens every link."""
    for _ in range(3):
        assert client.get(link).status_code == 200
        assert client.head(link).status_code == 200
    assert signed_in(client) is None
    assert not joined(stage, sol)


def test_the_first_time_it_signs_in(client: Visitor, stage: Stage, sol: Person, link: str) -> None:
    client.get(link)
    before = client.session.session_key
    answer = client.post(link)
    assert answer.headers["Location"] == f"/engagements/{stage.engagement}/"
    assert signed_in(client) == str(sol.pk)
    assert client.session.session_key != before
    assert client.get(answer.headers["Location"]).status_code == 200


def test_it_works_once(client: Visitor, stage: Stage, sol: Person, link: str) -> None:
    client.post(link)
    stranger = Visitor()
    for answer in (stranger.get(link), stranger.post(link)):
        assert answer.status_code == 404
        assert "This link does not work any more" in text(answer)
    assert signed_in(stranger) is None


@pytest.mark.parametrize("token", ["x", "x" * 43, "x" * 5000, "-_-"])
def test_a_guess_looks_like_a_used_link(client: Visitor, stage: Stage, sol: Person, link: str, token: str) -> None:
    client.post(link)
    stranger = Visitor()
    assert text(stranger.get(f"/join/{token}")) == text(stranger.get(link))


def test_after_the_end_it_looks_like_a_used_link(client: Visitor, stage: Stage, sol: Person, link: str) -> None:
    services.end_engagement(actor=stage.coach.pk, engagement_id=stage.engagement, clock=now)
    answers = [client.get(link), client.post(link)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert text(answers[0]) == text(client.get("/join/guessed"))
    assert signed_in(client) is None
    assert not joined(stage, sol)


def test_who_has_signed_in_before_signs_in_as_ever(client: Visitor, stage: Stage, sol: Person, link: str) -> None:
    """A link in an old mail goes round no passkey and no second step; it is not used up by trying."""
    Visitor().force_login(sol)
    assert client.post(link).headers["Location"] == f"/sign-in?next={link}"
    assert client.get(link).headers["Location"] == f"/sign-in?next={link}"
    assert signed_in(client) is None
    assert not joined(stage, sol)
    client.force_login(sol)
    assert client.post(link).headers["Location"] == f"/engagements/{stage.engagement}/"
    assert joined(stage, sol)


def test_another_person_does_not_join_in_their_place(client: Visitor, stage: Stage, sol: Person, link: str) -> None:
    client.force_login(stage.operator)
    shown = client.get(link)
    assert shown.status_code == 403
    assert "You are signed in with another address" in text(shown)
    assert "Sol" not in text(shown)
    assert client.post(link).status_code == 403
    assert not joined(stage, sol)
    assert not joined(stage, stage.operator)


def test_a_foreign_page_cannot_join_for_you(client: Visitor, stage: Stage, sol: Person, link: str) -> None:
    assert client.post(link, token=False).status_code == 403
    assert signed_in(client) is None


def test_signed_in_by_a_code_the_list_has_the_invitation(client: Visitor, stage: Stage, sol: Person) -> None:
    client.force_login(sol)
    assert "You are invited" in text(client.get("/engagements/"))
    url = reverse("engagements:join", args=[stage.engagement])
    assert "Mirjam Kovač invites you" in text(client.get(url))
    assert client.post(url).headers["Location"] == f"/engagements/{stage.engagement}/"
    assert client.get(url).status_code == 404


def test_a_link_that_somebody_sent_leads_to_where_its_fragment_is_read(
    client: Visitor, stage: Stage, sol: Person
) -> None:
    address = reverse("engagements:join_as_sent", args=[stage.engagement, "0" * 32])
    reading = f"/engagements/{stage.engagement}/keys?invitation={'0' * 32}"
    client.force_login(sol)
    assert "Sol" in client.get(address).content.decode()
    assert client.post(address).headers["Location"] == reading
    assert client.get(address).headers["Location"] == reading
    assert client.post(address).headers["Location"] == reading
    client.force_login(stage.operator)
    assert client.get(address).status_code == 404
