"""Rows drawn by Jinja2: the same words, and every text escaped."""

from datetime import UTC, datetime

from django.template import Context, Template

from privity.core.engagements import EngagementKind
from privity.core.vocabulary import Phase, Role
from privity.engagements.selectors import Engagement
from privity.kit.ids import new_id
from privity.web.templatetags.look import tag

OPENED = datetime(2026, 11, 24, 10, tzinfo=UTC)


def engagement(title: str) -> Engagement:
    roles = frozenset({Role.CLIENT, Role.SPONSOR})
    return Engagement(
        new_id(),
        new_id(),
        EngagementKind.TWO_PARTY,
        OPENED,
        Phase.ACTIVE,
        title,
        actor=new_id(),
        roles=roles,
        signed=True,
        at=OPENED,
    )


def drawn(*engagements: Engagement) -> str:
    page = Template('{% load look %}{% jinja "engagements/rows.html" engagements=engagements %}')
    return page.render(Context({"engagements": engagements}))


def test_a_row_says_it_all() -> None:
    one = engagement("Amara Osei")
    row = drawn(one)
    assert f'<a href="/engagements/{one.id}/">Amara Osei</a><small>Coach and client</small>' in row
    assert ">client, sponsor</td>" in row
    assert tag("ok", "Under way") in row
    assert '<time datetime="2026-11-24">24 November 2026</time>' in row


def test_a_title_is_text() -> None:
    row = drawn(engagement('<script>"&'))
    assert "&lt;script&gt;&#34;&amp;" in row
    assert "<script" not in row


def test_each_engagement_has_its_own_row_and_address() -> None:
    two = engagement("Amara"), engagement("Helen")
    rows = drawn(*two)
    assert rows.count("<tr>") == 2
    assert all(f"/engagements/{one.id}/" in rows for one in two)
