"""Reading, signing and declining in the browser's way: each party their own page, each act their own (R2, R6, A1, A7)."""

import re
from typing import Any

import pytest

from privity.accounts.models import Person
from privity.agreements import services
from privity.agreements.models import Closing, Signature
from privity.agreements.selectors import version_by_id
from tests.agreements.acts import given, in_force, offer, offer_addendum, sign, sign_all
from tests.cast import Stage
from tests.clock import StandingClock
from tests.visitor import Visitor


def page(client: Visitor, person: Person, path: str) -> Any:
    client.force_login(person)
    return client.get(path)


def text_of(answer: Any) -> str:
    """What stands on the page, without markup and entities."""
    text = re.sub(r"<[^>]*>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", text.replace("&#x27;", "'").replace("&amp;", "&"))


def form(version_id: object, **changed: str) -> dict[str, str]:
    version = version_by_id(version_id)  # type: ignore[arg-type]
    usual = {
        "typed_name": "Amara Osei",
        "limits_acknowledged": "on",
        "content_hash": version.content_hash,
        "drawing": "",
    }
    return {name: value for name, value in (usual | changed).items() if value is not None}


def test_each_party_reads_their_own_part_first_and_then_the_whole(
    stage: Stage, clock: StandingClock, client: Visitor
) -> None:
    version_id = offer(stage, clock)
    read = text_of(page(client, stage.client, f"/agreements/{version_id}"))
    assert "Only you may tell Helen Brandt about private goals" in read
    assert read.index("What binds and concerns you") < read.index("Three-way coaching agreement Version 1")
    assert "Only Amara Osei may tell Helen Brandt about private goals" in read
    assert "To the limits, and to sign as Amara Osei" in read
    read = text_of(page(client, stage.line_manager, f"/agreements/{version_id}"))
    assert "Only Amara Osei may tell you about private goals" in read
    assert "The line manager learns what is agreed here" in read


def test_before_it_is_complete_only_client_and_coach_read_who_is_missing(
    stage: Stage, clock: StandingClock, client: Visitor
) -> None:
    version_id = offer(stage, clock)
    services.sign(
        actor=stage.sponsor.pk,
        version_id=version_id,
        given=given(version_by_id(version_id), "H. Brandt-Signed"),
        clock=clock,
    )
    for path in (f"/agreements/{version_id}", f"/engagements/{stage.engagement}/agreement"):
        for keeper in (stage.coach, stage.client):
            read = text_of(page(client, keeper, path))
            assert read.count("Not yet signed") == 4
            assert "H. Brandt-Signed" not in read
        read = text_of(page(client, stage.line_manager, path))
        assert read.count("Not yet signed") == 1  # their own
        assert "H. Brandt-Signed" not in read
        assert "Remind" not in read


def test_while_an_offer_waits_no_other_change_is_proposed(stage: Stage, clock: StandingClock, client: Visitor) -> None:
    path = f"/engagements/{stage.engagement}/agreement"
    in_force(stage, clock)
    assert "Propose a change" in text_of(page(client, stage.coach, path))
    waiting = offer(stage, clock)
    read = page(client, stage.coach, path)
    assert not re.search("Propose a change|Go on with the change", text_of(read))
    assert f'A change waits for signatures: <a href="/agreements/{waiting}">version 2</a>' in read.content.decode()
    assert "A change waits" not in text_of(page(client, stage.client, path))
    services.withdraw_offer(actor=stage.coach.pk, version_id=waiting, clock=clock)
    assert "Propose a change" in text_of(page(client, stage.coach, path))


def test_signing_on_the_page(stage: Stage, clock: StandingClock, client: Visitor) -> None:
    version_id = offer(stage, clock)
    read = text_of(page(client, stage.client, f"/agreements/{version_id}/sign"))
    assert "Sign as Amara Osei" in read
    assert read.index("Serious danger.") < read.index("Your name, typed")
    assert "checked" not in client.get(f"/agreements/{version_id}/sign").content.decode()
    answer = client.post(f"/agreements/{version_id}/sign", form(version_id))
    assert (answer.status_code, answer["Location"]) == (302, f"/agreements/{version_id}")
    assert Signature.objects.get().person == stage.client
    again = client.post(f"/agreements/{version_id}/sign", form(version_id))
    assert again.status_code == 302
    assert Signature.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"limits_acknowledged": None}, "Please confirm that you have read the limits."),
        ({"typed_name": ""}, "Please type your name: that is your signature."),
        ({"typed_name": "a\u202eb"}, "This has a character that cannot be shown"),
        ({"typed_name": "x" * 201}, "at most 200 characters"),
        ({"drawing": "M1 1L2 2 onload"}, "Clear the drawing and draw it again."),
    ],
)
def test_a_form_that_comes_back_says_what_to_do_and_loses_nothing(
    stage: Stage, clock: StandingClock, client: Visitor, changed: dict[str, str], line: str
) -> None:
    version_id = offer(stage, clock)
    client.force_login(stage.client)
    answer = client.post(f"/agreements/{version_id}/sign", form(version_id, **changed))
    assert answer.status_code == 400
    assert line in text_of(answer)
    assert ("Amara Osei" in answer.content.decode()) or "typed_name" in changed
    assert not Signature.objects.exists()


def test_other_words_are_a_conflict_page(stage: Stage, clock: StandingClock, client: Visitor) -> None:
    version_id = offer(stage, clock)
    client.force_login(stage.client)
    answer = client.post(f"/agreements/{version_id}/sign", form(version_id, content_hash="0" * 64))
    assert answer.status_code == 409
    assert "These are not the words that you read" in text_of(answer)


def test_a_signature_is_nobody_elses_to_give(stage: Stage, clock: StandingClock, client: Visitor) -> None:
    version_id = offer(stage, clock)
    for stranger in (stage.other_coach, stage.second_client, stage.administrator, stage.operator):
        for path in ("", "/sign", "/decline", "/withdraw", "/print", "/pdf", "/compare"):
            assert page(client, stranger, f"/agreements/{version_id}{path}").status_code == 404
        for path in ("/sign", "/decline", "/withdraw", f"/remind/{stage.key(stage.client)}"):
            assert client.post(f"/agreements/{version_id}{path}", form(version_id)).status_code == 404
    assert not Signature.objects.exists()
    assert not Closing.objects.exists()


def test_no_act_without_a_token_or_by_looking(stage: Stage, clock: StandingClock, client: Visitor) -> None:
    version_id = offer(stage, clock)
    client.force_login(stage.client)
    for act in ("sign", "decline"):
        assert client.post(f"/agreements/{version_id}/{act}", form(version_id), token=False).status_code == 403
        assert client.get(f"/agreements/{version_id}/{act}").status_code == 200
    assert not Signature.objects.exists()
    assert not Closing.objects.exists()


def test_declining_on_the_page(stage: Stage, clock: StandingClock, client: Visitor) -> None:
    version_id = offer(stage, clock)
    client.force_login(stage.client)
    assert client.post(f"/agreements/{version_id}/decline").status_code == 302
    assert Closing.objects.get().person == stage.client
    assert client.get(f"/agreements/{version_id}/sign").status_code == 409
    coach = text_of(page(client, stage.coach, f"/agreements/{version_id}"))
    sponsor = text_of(page(client, stage.sponsor, f"/agreements/{version_id}"))
    assert "Amara Osei declined to sign. Why is theirs alone." in coach
    assert "declined" not in sponsor
    assert "This offer is closed" in sponsor


def test_when_it_is_complete_everybody_reads_the_evidence_but_no_address(
    stage: Stage, clock: StandingClock, client: Visitor
) -> None:
    version_id = in_force(stage, clock)
    for person in (stage.coach, stage.client, stage.sponsor, stage.line_manager, stage.assistant):
        answer = page(client, person, f"/agreements/{version_id}")
        read = text_of(answer)
        assert "Everybody has signed these same words" in read
        assert "Helen Brandt" in read
        assert "@" not in read


def test_an_addendum_is_read_and_signed_on_the_same_pages(stage: Stage, clock: StandingClock, client: Visitor) -> None:
    in_force(stage, clock)
    version_id = offer_addendum(stage, clock)
    read = text_of(page(client, stage.assistant, f"/agreements/{version_id}"))
    assert "Iris Vogel may take part in one discussion, about: Handing over the diary." in read
    client.post(f"/agreements/{version_id}/sign", form(version_id, typed_name="Iris Vogel"))
    assert Signature.objects.filter(version_id=version_id).count() == 1
    assert page(client, stage.sponsor, f"/agreements/{version_id}").status_code == 404


def test_who_is_signed_out_is_asked_to_sign_in(stage: Stage, clock: StandingClock, client: Visitor) -> None:
    version_id = offer(stage, clock)
    for path in (f"/agreements/{version_id}", f"/agreements/{version_id}/sign"):
        answer = client.get(path)
        assert answer.status_code == 302
        assert answer["Location"] == f"/sign-in?next={path}"


def test_reminding_and_taking_back_on_the_page(stage: Stage, clock: StandingClock, client: Visitor) -> None:
    version_id = offer(stage, clock)
    sign(stage.coach, version_id, clock)
    client.force_login(stage.coach)
    soon = client.post(f"/agreements/{version_id}/remind/{stage.key(stage.sponsor)}")
    assert soon.status_code == 302  # the real clock is far ahead of the tests' clock
    assert client.get(f"/agreements/{version_id}/withdraw").status_code == 200
    assert client.post(f"/agreements/{version_id}/withdraw").status_code == 302
    assert client.post(f"/agreements/{version_id}/withdraw").status_code == 409
    client.force_login(stage.client)
    assert client.post(f"/agreements/{version_id}/withdraw").status_code == 403


def test_nothing_to_sign_once_all_have_signed(stage: Stage, clock: StandingClock, client: Visitor) -> None:
    version_id = offer(stage, clock)
    sign_all(stage, version_id, clock)
    client.force_login(stage.client)
    assert client.get(f"/agreements/{version_id}/sign").status_code == 302
    assert client.post(f"/agreements/{version_id}/decline").status_code == 409
