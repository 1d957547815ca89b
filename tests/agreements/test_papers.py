"""On paper, compared, confirmed to anybody: what a signed version shows, and to whom (R5, R8, A7)."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from privity.agreements import services
from privity.agreements.selectors import version_by_id
from privity.agreements.services import withdraw_offer
from privity.core.engagements import Named
from privity.core.vocabulary import InformationClass, Role, Rule
from privity.engagements.services import add_person
from tests.agreements.acts import everybody, given, in_force, offer, offer_addendum, sign, with_cell
from tests.agreements.visit import Visit
from tests.cast import Stage, let_join
from tests.clock import StandingClock
from tests.visitor import Visitor

TIGHTER = with_cell(InformationClass.ATTENDANCE, Role.SPONSOR, Rule.NEVER)


def test_a_signed_version_is_printed_with_its_evidence(stage: Stage, clock: StandingClock, client: Visitor) -> None:
    version = version_by_id(in_force(stage, clock))
    client.force_login(stage.sponsor)
    page = client.get(f"/agreements/{version.id}/print").content.decode()
    assert "Signed by all 5 parties" in page
    assert f"/verify/{version.content_hash}" in page
    assert stage.client.email not in page
    pdf = client.get(f"/agreements/{version.id}/pdf")
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert "Amara" not in pdf.headers["Content-Disposition"]
    assert pdf.content.startswith(b"%PDF")


def test_paper_says_who_signed_whatever_they_typed(stage: Stage, clock: StandingClock, client: Visitor) -> None:
    version_id = offer(stage, clock)
    version = version_by_id(version_id)
    for person in everybody(stage):
        as_another = given(version, "Mirjam Kovač")
        services.sign(actor=person.pk, version_id=version_id, given=as_another, clock=clock)
    client.force_login(stage.client)
    page = client.get(f"/agreements/{version_id}/print").content.decode()
    pdf = PdfReader(BytesIO(client.get(f"/agreements/{version_id}/pdf").content))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    for party in ("Helen Brandt, sponsor", "Tom Reyes, line manager", "Amara Osei, client"):
        assert party in page
        assert party in text


def test_before_everybody_has_signed_there_is_no_paper(stage: Stage, clock: StandingClock, client: Visitor) -> None:
    version_id = offer(stage, clock)
    sign(stage.client, version_id, clock)
    client.force_login(stage.sponsor)
    for paper in ("print", "pdf"):
        answer = client.get(f"/agreements/{version_id}/{paper}")
        assert answer.status_code == 409
        assert "Amara" not in re.sub(r"<title>.*?</title>", "", answer.content.decode())


def test_a_stranger_gets_no_paper(stage: Stage, clock: StandingClock, client: Visitor) -> None:
    version_id = in_force(stage, clock)
    client.force_login(stage.second_client)
    for paper in ("print", "pdf", "compare"):
        assert client.get(f"/agreements/{version_id}/{paper}").status_code == 404


def test_anybody_can_confirm_a_hash_and_learns_no_name(stage: Stage, clock: StandingClock, client: Visitor) -> None:
    version = version_by_id(in_force(stage, clock))
    answer = client.post(
        "/verify/agreement", {"content_hash": f" {version.content_hash.upper()[:32]}\n{version.content_hash[32:]} "}
    )
    assert answer.headers["Location"] == f"/verify/{version.content_hash}"
    page = client.get(answer.headers["Location"]).content.decode()
    assert "signed by all 5 parties" in page
    assert "No later version has taken its place." in page
    assert not any(name in page for name in ("Amara", "Helen", "Mirjam", "Tom", "Iris"))


def test_a_replaced_version_says_so(stage: Stage, clock: StandingClock, client: Visitor) -> None:
    first = version_by_id(in_force(stage, clock))
    clock.forward(days=1)
    in_force(stage, clock, TIGHTER)
    page = client.get(f"/verify/{first.content_hash}").content.decode()
    assert "A later version, signed by everybody again, has taken its place since." in page


def test_what_is_not_complete_looks_like_what_does_not_exist(
    stage: Stage, clock: StandingClock, client: Visitor
) -> None:
    offered = version_by_id(offer(stage, clock))
    unknown = "0" * 64
    pages = {h: client.get(f"/verify/{h}").content.decode().replace(h, "") for h in (offered.content_hash, unknown)}
    assert pages[offered.content_hash] == pages[unknown]
    assert "No agreement that everybody signed has this hash here." in pages[unknown]


def test_an_addendum_is_confirmed_as_one(stage: Stage, clock: StandingClock, client: Visitor) -> None:
    in_force(stage, clock)
    addendum = offer_addendum(stage, clock)
    for person in (stage.coach, stage.client, stage.assistant):
        sign(person, addendum, clock)
    assert "It is an addendum" in client.get(f"/verify/{version_by_id(addendum).content_hash}").content.decode()


def test_no_page_tells_how_many_addenda_there_are(stage: Stage, clock: StandingClock) -> None:
    """Whom the second one admits does not learn that there was a first (R58)."""
    in_force(stage, clock)
    first = offer_addendum(stage, clock)
    withdraw_offer(actor=stage.coach.pk, version_id=first, clock=clock)
    second = offer_addendum(stage, clock)
    coach, admitted = Visit(stage.coach, clock), Visit(stage.assistant, clock)
    pages = [coach.get("withdraw", second), admitted.get("sign", second)]
    for person in (stage.coach, stage.client, stage.assistant):
        sign(person, second, clock)
    pages += [admitted.get(name, second) for name in ("read", "compare", "print")]
    pdf = admitted.answer("get", "pdf", second)
    pages += [pdf.headers["Content-Disposition"], *printed(pdf.content)]
    for page in pages:
        assert not re.search(r"(version|addendum|number)[ -]2\b", page, re.IGNORECASE)
    assert version_by_id(second).number == 2


def printed(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.parametrize("rubbish", ["", "abc", "g" * 64, "\0", "0" * 1000, "é" * 64])
def test_rubbish_is_told_what_a_hash_looks_like(client: Visitor, db: None, rubbish: str) -> None:
    answer = client.post("/verify/agreement", {"content_hash": rubbish})
    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()


def test_the_comparison_is_for_those_who_were_there_before(stage: Stage, clock: StandingClock, client: Visitor) -> None:
    in_force(stage, clock)
    clock.forward(days=1)
    second = in_force(stage, clock, TIGHTER)
    client.force_login(stage.client)
    page = client.get(f"/agreements/{second}/compare").content.decode()
    assert "Nothing about attendance goes to Helen Brandt." in page
    assert "Nothing opens." in page


def test_who_is_to_sign_reads_first_what_it_changes(stage: Stage, clock: StandingClock) -> None:
    in_force(stage, clock)
    clock.forward(days=1)
    second = offer(stage, clock, TIGHTER)
    client = Visit(stage.client, clock)
    page = client.get("read", second)
    assert page.index("Nothing about attendance goes to Helen Brandt.") < page.index("What binds and concerns you")
    sign(stage.client, second, clock)
    assert "What it changes" not in client.get("read", second)


def test_who_joined_later_is_shown_no_change(stage: Stage, clock: StandingClock) -> None:
    in_force(stage, clock)
    named = Named(Role.SUPPORTER, "Jonas Lindqvist", stage.second_client.email)
    add_person(actor=stage.coach.pk, engagement_id=stage.engagement, named=named, clock=clock)
    let_join(stage.engagement, clock)
    second = offer(stage, clock, TIGHTER)
    newcomer = Visit(stage.second_client, clock)
    assert "What it changes" not in newcomer.get("read", second)
    assert "No version before this one is yours to read" in newcomer.get("compare", second)


@pytest.mark.parametrize("text", ["%00", "a%00b", "%F0%9F%98%80", "0" * 5000])
def test_what_is_no_hash_confirms_nothing(db: None, client: Visitor, text: str) -> None:
    answer = client.get(f"/verify/{text}")
    assert answer.status_code == 200
    assert "Nothing to confirm" in answer.content.decode()
