"""To B's side nothing shows that a thing exists: pages, lists and answers are the same, byte for byte (R47, R58)."""

import re
from typing import Any

import pytest
from django.urls import reverse

from privity.sharing.models import Ask
from tests.cast import Stage
from tests.sharing.conftest import Enter
from tests.visitor import Visitor

B_SIDE = ("sponsor", "line_manager", "assistant")


def seen(visitor: Visitor, stage: Stage, asked: dict[str, Any]) -> dict[str, bytes]:
    """Everything that this person can look at, without what differs at each request."""
    engagement = [stage.engagement]
    paths = {
        "/",
        "/engagements/",
        "/api/v1/engagements",
        f"/api/v1/engagements/{stage.engagement}/boundaries",
        reverse("web:overview", args=engagement),
        reverse("web:ledger", args=engagement),
        reverse("web:people", args=engagement),
        reverse("sharing:ask", args=engagement),
        reverse("sharing:asks", args=engagement),
    }
    pages = {path: plain(visitor.get(path)) for path in paths}
    what_if = f"/api/v1/engagements/{stage.engagement}/what-if"
    pages[what_if] = plain(visitor.post(what_if, asked))
    return pages


def plain(response: Any) -> bytes:
    assert response.status_code == 200
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", response.content)


@pytest.mark.parametrize("name", B_SIDE)
def test_what_others_put_on_the_record_does_not_show(
    stage: Stage, enter: Enter, asked: dict[str, Any], name: str
) -> None:
    visitor = enter(getattr(stage, name))
    before = seen(visitor, stage, asked)
    recipient = {**asked, "recipient": stage.key(getattr(stage, name))}
    for actor, verb in (("coach", "record_ask"), ("client", "somebody_asked"), ("coach", "pass_on")):
        answer = enter(getattr(stage, actor)).post(reverse(f"sharing:{verb}", args=[stage.engagement]), recipient)
        assert answer.status_code == 302
    enter(stage.client).post(reverse("sharing:accept_channel", args=[stage.engagement]), {"channel": "email"})
    assert Ask.objects.count() == 3
    assert seen(visitor, stage, asked) == before


@pytest.mark.parametrize("name", B_SIDE)
def test_the_one_who_asks_does_not_show_to_the_rest_of_that_side(
    stage: Stage, enter: Enter, asked: dict[str, Any], name: str
) -> None:
    others = [other for other in B_SIDE if other != name]
    before = {other: seen(enter(getattr(stage, other)), stage, asked) for other in others}
    enter(getattr(stage, name)).post(reverse("sharing:record_ask", args=[stage.engagement]), asked)
    assert Ask.objects.count() == 1
    assert {other: seen(enter(getattr(stage, other)), stage, asked) for other in others} == before


def test_the_client_and_the_coach_do_see_it(stage: Stage, enter: Enter, asked: dict[str, Any]) -> None:
    before = {name: seen(enter(getattr(stage, name)), stage, asked) for name in ("client", "coach")}
    enter(stage.sponsor).post(reverse("sharing:record_ask", args=[stage.engagement]), asked)
    for name in before:
        after = seen(enter(getattr(stage, name)), stage, asked)
        changed = {path for path, content in after.items() if content != before[name][path]}
        shown = ("web:overview", "web:ledger", "sharing:asks")
        assert changed >= {reverse(page, args=[stage.engagement]) for page in shown}
