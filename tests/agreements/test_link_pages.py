"""The pages behind a personal link: no account, nobody else, nothing by looking (A2, A6, E1)."""

import pytest

from privity.agreements.models import Closing, Signature, SigningRequest
from privity.agreements.selectors import Version, version_by_id
from privity.core.engagements import Named
from privity.core.vocabulary import Role
from privity.engagements.services import add_person, end_participation
from privity.kit.clock import now
from tests.agreements.acts import SigningLinks, everybody, offer, sign
from tests.agreements.test_pages import form, text_of
from tests.cast import Stage, part_of
from tests.clock import StandingClock
from tests.visitor import Visitor


@pytest.fixture
def clock() -> StandingClock:
    """The pages ask for the real time: links must not be years old."""
    return StandingClock(now())


@pytest.fixture
def offered(stage: Stage, clock: StandingClock) -> Version:
    """Jonas is named as supporter, has not joined, and is asked to sign."""
    named = Named(Role.SUPPORTER, "Jonas Lindqvist", stage.second_client.email)
    add_person(actor=stage.coach.pk, engagement_id=stage.engagement, named=named, clock=clock)
    return version_by_id(offer(stage, clock))


def test_the_whole_way(
    stage: Stage, offered: Version, clock: StandingClock, links: SigningLinks, client: Visitor
) -> None:
    path = f"/sign/{links.of(stage.second_client)}"
    read = text_of(client.get(path))
    assert "For Jonas Lindqvist, to read and to sign" in read
    assert "Sign as Jonas Lindqvist" in read
    assert "Not yet signed" not in read
    assert "Everybody who signs reads it. “Jonas Lindqvist” is enough." in read
    answer = client.post(path, form(offered.id, typed_name="Jonas Lindqvist"))
    assert (answer.status_code, answer["Location"]) == (302, path)
    assert Signature.objects.get().identified_by == "personal_link"
    assert "sessionid" not in client.cookies
    assert "It takes effect when everybody has signed" in text_of(client.get(path))
    assert "Download it as PDF" not in text_of(client.get(path))
    assert client.get(f"{path}/pdf").status_code == 409
    for person in everybody(stage):
        sign(person, offered.id, clock)
    assert "Everybody has signed it" in text_of(client.get(path))
    copies = {path, f"/sign/{links.of(stage.second_client)}"}
    assert len(copies) == 2
    for copy in copies:
        assert "Download it as PDF" in text_of(client.get(copy))
        assert client.get(f"{copy}/pdf").content.startswith(b"%PDF-")
    again = client.post(path, form(offered.id, typed_name="Somebody Else"))
    assert again.status_code == 200
    assert Signature.objects.filter(person=stage.second_client).get().typed_name == "Jonas Lindqvist"


def test_looking_does_nothing(stage: Stage, offered: Version, links: SigningLinks, client: Visitor) -> None:
    token = links.of(stage.second_client)
    assert client.get(f"/sign/{token}/pdf").status_code == 404
    for path in (f"/sign/{token}", f"/sign/{token}/decline"):
        assert client.get(path).status_code == 200
        assert client.post(path, form(offered.id), token=False).status_code == 403
    assert client.get(f"/sign/{token}/renew").status_code == 405
    assert not Signature.objects.exists()
    assert not Closing.objects.exists()
    assert SigningRequest.objects.exclude(token_hash="").get().used_at is None


def test_declining(stage: Stage, offered: Version, links: SigningLinks, client: Visitor) -> None:
    token = links.of(stage.second_client)
    answer = client.post(f"/sign/{token}/decline")
    assert answer.status_code == 302
    assert Closing.objects.get().person == stage.second_client
    after = text_of(client.get(f"/sign/{token}"))
    assert "There is nothing to sign here any more" in after
    assert "Amara" not in after


@pytest.mark.parametrize("token", ["x", "a" * 43, "%00", "..", "a" * 3000, "ü", "%F0%9F%92%A9"])
@pytest.mark.parametrize("act", ["", "/decline", "/renew"])
def test_an_unknown_link_is_one_and_the_same_page(offered: Version, client: Visitor, token: str, act: str) -> None:
    answer = client.post(f"/sign/{token}{act}", form(offered.id))
    assert answer.status_code == 404


def test_an_expired_link_offers_a_fresh_one_and_shows_nothing(
    stage: Stage, offered: Version, links: SigningLinks, client: Visitor
) -> None:
    token = links.of(stage.second_client)
    SigningRequest.objects.exclude(token_hash="").update(
        expires_at=offered.offered_at, sent_at=offered.offered_at.replace(year=2020)
    )
    page = text_of(client.get(f"/sign/{token}"))
    assert "This link has expired" in page
    assert "Amara" not in page
    assert client.post(f"/sign/{token}", form(offered.id)).status_code == 200
    assert not Signature.objects.exists()
    mails = len(links.mailed())
    answer = client.post(f"/sign/{token}/renew")
    assert answer.status_code == 200
    assert len(links.mailed()) == mails + 1
    fresh = links.of(stage.second_client)
    assert fresh not in answer.content.decode()
    assert "A fresh link is in your mailbox" in text_of(answer)
    assert text_of(client.post(f"/sign/{token}/renew")) == text_of(answer)
    assert len(links.mailed()) == mails + 1
    assert "Sign as Jonas Lindqvist" in text_of(client.get(f"/sign/{fresh}"))


def test_the_sender_never_sees_a_link(stage: Stage, offered: Version, links: SigningLinks, client: Visitor) -> None:
    token = links.of(stage.second_client)
    client.force_login(stage.coach)
    for path in (
        f"/agreements/{offered.id}",
        f"/engagements/{stage.engagement}/agreement",
        f"/engagements/{stage.engagement}/people",
        f"/engagements/{stage.engagement}/ledger",
    ):
        answer = client.get(path)
        assert answer.status_code == 200
        assert token not in answer.content.decode()


def test_who_left_finds_nothing(
    stage: Stage, offered: Version, clock: StandingClock, links: SigningLinks, client: Visitor
) -> None:
    token = links.of(stage.second_client)
    end_participation(
        actor=stage.coach.pk,
        engagement_id=stage.engagement,
        participation_id=part_of(stage.second_client, stage.engagement),
        clock=clock,
    )
    assert client.get(f"/sign/{token}").status_code == 404


def test_who_can_sign_in_does_so_first(stage: Stage, offered: Version, links: SigningLinks, client: Visitor) -> None:
    token = links.of(stage.second_client)
    Visitor().force_login(stage.second_client)
    for act in ("", "/decline"):
        answer = client.post(f"/sign/{token}{act}", form(offered.id))
        assert (answer.status_code, answer["Location"]) == (302, f"/sign-in?next=/sign/{token}{act}")
    assert not Signature.objects.exists()
    client.force_login(stage.second_client)
    assert client.post(f"/sign/{token}", form(offered.id)).status_code == 302
    assert Signature.objects.get().person == stage.second_client


def test_nobody_acts_by_the_link_of_another(
    stage: Stage, offered: Version, links: SigningLinks, client: Visitor
) -> None:
    token = links.of(stage.second_client)
    for person in (stage.coach, stage.client, stage.operator):
        client.force_login(person)
        for act in ("", "/decline", "/renew"):
            assert client.post(f"/sign/{token}{act}", form(offered.id)).status_code == 403
        assert "Jonas" not in text_of(client.get(f"/sign/{token}"))
    assert not Signature.objects.exists()
    assert not Closing.objects.exists()
