"""The tags of the look, and the partials other screens are built of."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from django.template import engines
from django.utils import timezone as django_timezone

from privity.core.decision.verdict import Outcome
from privity.core.vocabulary import Rule

HOSTILE = "<img src=x onerror=alert(1)>\" onclick='x'"


def drawn(source: str, **values: object) -> str:
    return engines["django"].from_string("{% load look %}" + source).render(values)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mirjam Kovač", "MK"),
        ("amara", "A"),
        ("Ludwig van der Rohe", "LR"),
        ("  Øyvind   Ås ", "ØÅ"),
        ("", "?"),
        ("李 小龙", "李小"),
    ],
)
def test_initials(name: str, expected: str) -> None:
    assert drawn("{% initials name %}", name=name) == expected


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/Berlin", "Tue 24 Nov 2026, 10:00 Berlin time"),
        ("America/Argentina/Buenos_Aires", "Tue 24 Nov 2026, 06:00 Buenos Aires time"),
        ("Pacific/Kiritimati", "Tue 24 Nov 2026, 23:00 Kiritimati time"),
        ("UTC", "Tue 24 Nov 2026, 09:00 UTC"),
    ],
)
def test_a_moment_is_told_in_the_readers_zone_with_the_zone_named(zone: str, words: str) -> None:
    at = datetime(2026, 11, 24, 11, 0, tzinfo=timezone(timedelta(hours=2)))
    with django_timezone.override(ZoneInfo(zone)):
        assert drawn("{% moment at %}", at=at) == f'<time datetime="2026-11-24T09:00:00+00:00">{words}</time>'


def test_a_day_of_an_instant_is_the_readers_day() -> None:
    with django_timezone.override(ZoneInfo("Pacific/Kiritimati")):
        late = drawn("{% day on %}", on=datetime(2026, 11, 24, 22, 0, tzinfo=UTC))
    assert late == '<time datetime="2026-11-25">25 November 2026</time>'
    assert drawn("{% day on %}", on=date(2026, 3, 1)) == '<time datetime="2026-03-01">1 March 2026</time>'


@pytest.mark.parametrize(
    "source",
    [
        "{% icon x %}",
        "{% initials x %}",
        "{% avatar x %}",
        "{% person x x %}",
        "{% tag x x %}",
        "{% callout x %}{{ x }}{% endcallout %}",
        "{% empty x x %}{{ x }}{% endempty %}",
    ],
)
def test_text_stays_text(source: str) -> None:
    page = drawn(source, x=HOSTILE)
    assert "<img" not in page
    assert "' onclick" not in page


def test_a_person_without_a_line_has_none() -> None:
    assert "<small>" not in drawn("{% person 'Amara Osei' %}")
    assert "<small>Client</small>" in drawn("{% person 'Amara Osei' 'Client' %}")


@pytest.mark.parametrize("rule", Rule)
def test_a_rule_is_a_word_and_an_icon(rule: Rule) -> None:
    page = drawn("{% rule rule %}", rule=rule)
    assert f'class="rule {rule}"' in page
    assert f"icons.svg#rule-{rule}" in page
    assert drawn("{% rule_word rule %}", rule=rule) in page


def test_a_rules_word_begins_with_a_capital() -> None:
    assert drawn("{% rule_word 'client_only' %}") == "Only the client tells"


@pytest.mark.parametrize("outcome", Outcome)
def test_an_answer_shows_only_what_it_has(outcome: Outcome) -> None:
    answer = {
        "outcome": outcome,
        "word": "Not yet",
        "sentence": "First the review.",
        "reasons": [{"text": "It is overdue."}],
    }
    page = drawn('{% include "web/components/answer.html" %}', answer=answer)
    assert f"icons.svg#outcome-{outcome}" in page
    assert '<div data-part="why">' in page
    assert '<div data-part="remember" hidden>' in page
    assert '<div class="answer-next" data-part="next" hidden>' in page


def test_words_to_copy_are_text() -> None:
    page = drawn('{% include "web/components/copy.html" %}', words=HOSTILE)
    assert "&lt;img src=x" in page
