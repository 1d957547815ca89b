"""Bad input on every form: one clear line, nothing recorded, never a failure (F1–F3)."""

from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privity.ledger.models import Entry
from privity.sharing.models import Ask, ChannelAcceptance, Reminder
from tests.cast import Stage
from tests.sharing.conftest import Enter

PARTS = ("sender", "recipient", "subjects", "information_class", "purpose", "channel", "employer_owned")
NASTY = (
    "\x00",
    "a\x00b",
    "\ud800",
    "\u202ecod.exe",
    "e" + "\u0301" * 1000,
    "x" * 100_000,
    "-1",
    "1e308",
    "NaN",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "=cmd|' /C calc'!A0",
    "None",
    uuid4().hex,
    str(uuid4()),
)
VERBS = ("ask", "somebody_asked", "pass_on")
one_fixture_many_examples = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def posted(form: dict[str, Any]) -> bytes:
    """The form as a browser (or worse) would send it, lone surrogates included."""

    pairs = [(key, one) for key, value in form.items() for one in (value if isinstance(value, list) else [value])]
    return urlencode(pairs, errors="surrogatepass").encode()


FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("verb", "part"), [*(("record_ask", part) for part in PARTS[:-1]), *((verb, "recipient") for verb in VERBS)]
)
def test_each_part_of_the_question(stage: Stage, enter: Enter, asked: dict[str, Any], verb: str, part: str) -> None:
    visitor = enter(stage.coach)
    before = Entry.objects.count()
    for nasty in NASTY:
        body = posted({**asked, part: nasty})
        answer = visitor.post(reverse(f"sharing:{verb}", args=[stage.engagement]), body, content_type=FORM)
        assert answer.status_code == 400, nasty[:20]
        if nasty.isprintable() and len(nasty) > 8:
            assert nasty not in answer.content.decode(), "what was sent is not echoed as an error"
    assert (Ask.objects.count(), Entry.objects.count()) == (0, before)


@pytest.mark.parametrize("verb", VERBS)
def test_people_of_other_engagements_and_practices_are_not_on_the_list(
    stage: Stage, enter: Enter, asked: dict[str, Any], verb: str
) -> None:
    visitor = enter(stage.coach)
    for stranger in (stage.second_client, stage.foreign_coach, stage.other_coach, stage.administrator):
        for part in ("sender", "recipient", "subjects"):
            body = {**asked, part: stage.key(stranger)}
            assert visitor.post(reverse(f"sharing:{verb}", args=[stage.engagement]), body).status_code == 400
    assert not Ask.objects.exists()


@one_fixture_many_examples
@given(form=st.dictionaries(st.sampled_from(PARTS), st.text() | st.lists(st.text(), max_size=3)))
def test_any_form_at_all(stage: Stage, enter: Enter, form: dict[str, Any]) -> None:
    visitor = enter(stage.client)
    for verb in ("ask", "record_ask"):
        answer = visitor.post(reverse(f"sharing:{verb}", args=[stage.engagement]), posted(form), content_type=FORM)
        assert answer.status_code in (200, 400)
    assert not Ask.objects.exists()


@pytest.mark.parametrize(
    ("verb", "field", "name"),
    [
        ("accept_channel", "channel", "client"),
        ("withdraw_channel", "channel", "client"),
        ("remind", "occasion", "coach"),
    ],
)
def test_the_small_forms(stage: Stage, enter: Enter, verb: str, field: str, name: str) -> None:
    visitor = enter(getattr(stage, name))
    before = Entry.objects.count()
    path = reverse(f"sharing:{verb}", args=[stage.engagement])
    for body in ({}, *({field: nasty} for nasty in NASTY)):
        assert visitor.post(path, posted(body), content_type=FORM).status_code == 302
    assert not ChannelAcceptance.objects.exists()
    assert not Reminder.objects.exists()
    assert Entry.objects.count() == before


@pytest.mark.parametrize("ask", ["not-an-id", "00000000-0000-0000-0000-000000000000", "%00", "%ED%A0%80"])
def test_an_id_that_is_none_is_not_found(stage: Stage, enter: Enter, ask: str) -> None:
    visitor = enter(stage.coach)
    assert visitor.get(f"/engagements/{stage.engagement}/asks/{ask}").status_code == 404
    assert visitor.get(f"/engagements/{ask}/may-i-share").status_code == 404
