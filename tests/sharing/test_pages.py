"""The pages: tried out without a trace, recorded by a button, and the same "not found" for everybody else."""

import re
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from privity.core.asks import AskKind
from privity.ledger.models import Entry
from privity.sharing import services
from privity.sharing.models import Ask
from privity.sharing.selectors import PAGE
from tests.cast import Stage
from tests.clock import StandingClock
from tests.sharing.conftest import Enter, MakeWish
from tests.visitor import Visitor

PARTIES = ("coach", "client", "sponsor", "line_manager", "assistant")
STRANGERS = ("other_coach", "foreign_coach", "administrator", "operator", "second_client")
PAGES = ("ask", "asks", "channels")
VERBS = ("record_ask", "somebody_asked", "pass_on", "accept_channel", "withdraw_channel", "remind")


def url(stage: Stage, name: str, *more: object) -> str:
    return reverse(f"sharing:{name}", args=[stage.engagement, *more])


def text(visitor: Visitor, path: str, data: Any = None, status: int = 200) -> str:
    response = visitor.get(path) if data is None else visitor.post(path, data)
    assert response.status_code == status
    return response.content.decode()


@pytest.mark.parametrize("name", PARTIES)
def test_everybody_in_it_may_ask(stage: Stage, enter: Enter, name: str) -> None:
    page = text(enter(getattr(stage, name)), url(stage, "ask"))
    assert "May I share this?" in page
    assert ("Somebody asked me for it" in page) == (name in ("coach", "client"))
    assert ("asked me to pass it on" in page) == (name == "coach")


@pytest.mark.parametrize("name", STRANGERS)
@pytest.mark.parametrize("page", [*PAGES, *VERBS])
def test_absent_and_not_yours_look_the_same(stage: Stage, enter: Enter, name: str, page: str) -> None:
    visitor = enter(getattr(stage, name))
    answers = set()
    for engagement in (stage.engagement, uuid4()):
        path = reverse(f"sharing:{page}", args=[engagement])
        found = visitor.get(path) if page in PAGES else visitor.post(path, {"channel": "email", "occasion": "session"})
        answers.add((found.status_code, found.content.replace(visitor.cookies["csrftoken"].value.encode(), b"")))
    assert len(answers) == 1
    assert answers.pop()[0] == 404


@pytest.mark.parametrize("page", [*PAGES, *VERBS])
def test_who_is_not_signed_in_is_asked_to(stage: Stage, client: Visitor, page: str) -> None:
    path = url(stage, page)
    answer = client.get(path) if page in PAGES else client.post(path)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_is_a_post_with_a_token(stage: Stage, enter: Enter, asked: dict[str, Any], verb: str) -> None:
    visitor = enter(stage.coach)
    assert visitor.get(url(stage, verb)).status_code == 405
    assert visitor.post(url(stage, verb), asked, token=False).status_code == 403
    assert not Ask.objects.exists()


def test_the_answer_comes_without_a_script_and_leaves_no_trace(
    stage: Stage, enter: Enter, asked: dict[str, Any]
) -> None:
    entries = Entry.objects.count()
    page = text(enter(stage.coach), url(stage, "ask"), asked)
    assert "No. Only Amara Osei can tell Helen Brandt about what is said in sessions." in page
    assert "The agreement, version 1: what is said in sessions for the sponsor: only the client tells." in page
    assert "Thank you for trusting me with this." in page
    assert (Ask.objects.count(), Entry.objects.count()) == (0, entries)


@pytest.mark.parametrize(
    ("verb", "kind", "name"),
    [
        ("record_ask", AskKind.ASK, "assistant"),
        ("somebody_asked", AskKind.SOMEBODY_ASKED, "client"),
        ("somebody_asked", AskKind.SOMEBODY_ASKED, "coach"),
        ("pass_on", AskKind.PASS_ON, "coach"),
    ],
)
def test_a_button_puts_it_on_the_record(
    stage: Stage, enter: Enter, asked: dict[str, Any], verb: str, kind: AskKind, name: str
) -> None:
    visitor = enter(getattr(stage, name))
    answer = visitor.post(url(stage, verb), asked)
    row = Ask.objects.get()
    assert (row.kind, row.actor_id) == (kind, getattr(stage, name).pk)
    assert answer.status_code == 302
    assert answer.url == url(stage, "asked", row.pk)
    assert "On the record" in text(visitor, answer.url)
    assert str(row.pk) in text(visitor, url(stage, "asks"))


def test_the_words_to_decline_come_first_where_somebody_pressed(
    stage: Stage, enter: Enter, asked: dict[str, Any]
) -> None:
    visitor = enter(stage.coach)
    page = text(visitor, visitor.post(url(stage, "somebody_asked"), asked).url)
    assert page.index("To decline politely to Helen Brandt") < page.index("To hand it back to Amara Osei")


def test_the_refusal_fits_who_asks(stage: Stage, enter: Enter, asked: dict[str, Any]) -> None:
    visitor = enter(stage.coach)
    assert "what we all agreed for this coaching" in text(visitor, url(stage, "ask"), asked)
    outsider = text(visitor, url(stage, "ask"), {**asked, "recipient": "outsider"})
    assert "the people I may or may not work with" in outsider
    assert "for this coaching" not in outsider


def test_who_would_be_told_does_not_find_it(stage: Stage, enter: Enter, asked: dict[str, Any]) -> None:
    visitor = enter(stage.coach)
    visitor.post(url(stage, "somebody_asked"), asked)
    sponsor = enter(stage.sponsor)
    assert sponsor.get(url(stage, "asked", Ask.objects.get().pk)).status_code == 404
    assert "Nobody has asked yet" in text(sponsor, url(stage, "asks"))


def test_the_sponsor_asks_about_being_told_and_may_not_note_anything(
    stage: Stage, enter: Enter, asked: dict[str, Any]
) -> None:
    visitor = enter(stage.sponsor)
    page = text(visitor, url(stage, "ask"))
    assert f'<option value="{stage.key(stage.coach)}" selected>Mirjam Kovač (coach)</option>' in page
    assert f'<option value="{stage.key(stage.sponsor)}" selected>You</option>' in page
    assert "Please do not press" in text(visitor, url(stage, "ask"), asked)
    assert visitor.post(url(stage, "somebody_asked"), asked).status_code == 403
    assert visitor.post(url(stage, "pass_on"), asked).status_code == 403
    assert not Ask.objects.exists()


def test_a_review_that_comes_first_is_a_link_away(
    stage: Stage, enter: Enter, asked: dict[str, Any], clock: StandingClock
) -> None:
    review = f'href="{reverse("agreements:reviews", args=[stage.engagement])}"'
    question = {**asked, "information_class": "objectives"}
    shown = re.compile(rf'data-part="review">\s*<a class="button" {re.escape(review)}')
    assert not shown.search(text(enter(stage.coach), url(stage, "ask"), question))
    with time_machine.travel(clock.forward(days=200), tick=False):
        visitor = enter(stage.coach)
        assert shown.search(text(visitor, url(stage, "ask"), question))
        assert shown.search(text(visitor, visitor.post(url(stage, "record_ask"), question).url))


def test_what_is_missing_is_said_and_nothing_lost(stage: Stage, enter: Enter, asked: dict[str, Any]) -> None:
    page = text(enter(stage.coach), url(stage, "record_ask"), {**asked, "purpose": ""}, status=400)
    assert "Please fill this in." in page
    assert f'<option value="{stage.key(stage.sponsor)}" selected>' in page
    assert not Ask.objects.exists()


@pytest.mark.parametrize("page", ["sharing:ask", "sharing:record_ask", "sharing:somebody_asked", "api:what_if"])
def test_nobody_tells_themselves(stage: Stage, enter: Enter, asked: dict[str, Any], page: str) -> None:
    to_herself = {**asked, "recipient": stage.key(stage.coach)}
    page = reverse(page, args=[stage.engagement])
    assert "nobody tells themselves" in text(enter(stage.coach), page, to_herself, status=400)


def test_the_list_of_asks_goes_on(stage: Stage, enter: Enter, wish: MakeWish, clock: StandingClock) -> None:
    for _ in range(PAGE + 1):
        services.ask(actor=stage.coach.pk, engagement_id=stage.engagement, wish=wish(), clock=clock)
        clock.forward(minutes=1)
    visitor = enter(stage.client)
    first = text(visitor, url(stage, "asks"))
    assert first.count("Mirjam Kovač asked:") == PAGE
    older = re.search(r'href="\?(before=[^"]+)"', first)
    assert older
    assert text(visitor, f"{url(stage, 'asks')}?{older[1]}").count("Mirjam Kovač asked:") == 1
    for nonsense in (
        "x",
        "\x00",
        "9999-99-99T00:00Z",
        "0001-01-01T00:00+14:00",
        "9999-12-31T23:59-14:00",
        "2026-03-03T09:00",
        "١٢",
    ):
        assert text(visitor, f"{url(stage, 'asks')}?before={quote(nonsense)}").count("Mirjam Kovač asked:") == PAGE


def test_only_a_client_can_have_asked_to_pass_it_on(stage: Stage, enter: Enter, asked: dict[str, Any]) -> None:
    visitor = enter(stage.coach)
    for subjects in ([stage.key(stage.assistant)], [stage.key(stage.client), stage.key(stage.assistant)]):
        page = text(visitor, url(stage, "pass_on"), {**asked, "subjects": subjects}, status=400)
        assert "client" in page.split('class="errorlist"')[1][:200]
    assert not Ask.objects.exists()


def test_the_client_opens_and_closes_an_employers_way(stage: Stage, enter: Enter) -> None:
    visitor = enter(stage.client)
    assert "Take it back" not in text(visitor, url(stage, "channels"))
    assert visitor.post(url(stage, "accept_channel"), {"channel": "email"}).status_code == 302
    assert text(visitor, url(stage, "channels")).count("Take it back") == 1
    assert visitor.post(url(stage, "accept_channel"), {"channel": "email"}).status_code == 409
    assert visitor.post(url(stage, "withdraw_channel"), {"channel": "email"}).status_code == 302
    assert "Take it back" not in text(visitor, url(stage, "channels"))


@pytest.mark.parametrize("name", ["coach", "sponsor", "line_manager", "assistant"])
def test_only_the_client_has_that_page(stage: Stage, enter: Enter, name: str) -> None:
    visitor = enter(getattr(stage, name))
    assert visitor.get(url(stage, "channels")).status_code == 403
    assert visitor.post(url(stage, "accept_channel"), {"channel": "email"}).status_code == 403


def test_a_reminder_is_one_tap(stage: Stage, enter: Enter) -> None:
    visitor = enter(stage.coach)
    before = Entry.objects.count()
    assert visitor.post(url(stage, "remind"), {"occasion": "session"}).url == "/"
    assert Entry.objects.count() == before + 1
    assert "was not noted" in text(visitor, visitor.post(url(stage, "remind"), {"occasion": "birthday"}).url)
    assert Entry.objects.count() == before + 1
    assert enter(stage.client).post(url(stage, "remind"), {"occasion": "session"}).status_code == 403
