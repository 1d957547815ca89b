"""A consent's events and flags: which event counts, and when it is still under pressure (R20-R31)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from privity.core.consents import Consent, ConsentEvent, ConsentState
from privity.core.vocabulary import ChannelKind, InformationClass, Purpose

MONDAY = datetime(2026, 5, 25, 10, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)
WEDNESDAY = MONDAY + timedelta(days=2)
THURSDAY = MONDAY + timedelta(days=3)
INSTANT = timedelta(microseconds=1)


def event(state: str, at: datetime, by: str = "anna") -> ConsentEvent:
    return ConsentEvent(ConsentState(state), at, by)


def consent(*events: ConsentEvent, **changed: object) -> Consent:
    usual = Consent(
        id="c1",
        subject="anna",
        information_class=InformationClass.PROGRESS,
        recipient="sue",
        purpose=Purpose.PROGRESS_REPORT,
        channel=ChannelKind.IN_PERSON,
        since=MONDAY,
        until=MONDAY + timedelta(days=90),
        events=events,
    )
    return replace(usual, **changed)  # type: ignore[arg-type]


def test_only_given_and_renewed_can_be_used() -> None:
    assert [state for state in ConsentState if state.usable] == ["given", "renewed"]
    assert [str(state) for state in ConsentState] == (
        "requested deferred refused given renewed withdrawn revoked expired invalidated".split()
    )


def test_the_latest_event_by_then_counts() -> None:
    given, withdrawn = event("given", MONDAY), event("withdrawn", WEDNESDAY)
    for events in ((given, withdrawn), (withdrawn, given)):
        assert consent(*events).last_event(MONDAY - INSTANT) is None
        assert consent(*events).last_event(MONDAY) == given
        assert consent(*events).last_event(WEDNESDAY - INSTANT) == given
        assert consent(*events).last_event(WEDNESDAY) == withdrawn


def test_no_event_no_consent() -> None:
    assert consent().last_event(THURSDAY) is None


FROM_OPEN_TO_CLOSED = (
    event("renewed", MONDAY),
    event("given", MONDAY),
    event("renewed", MONDAY, "carl"),
    event("given", MONDAY, "carl"),
    event("deferred", MONDAY),
    event("requested", MONDAY),
    event("expired", MONDAY),
    event("invalidated", MONDAY),
    event("revoked", MONDAY),
    event("withdrawn", MONDAY),
    event("refused", MONDAY),
)


@pytest.mark.parametrize("closer", range(1, len(FROM_OPEN_TO_CLOSED)))
def test_of_two_events_at_one_instant_the_one_that_opens_less_counts(closer: int) -> None:
    for other in FROM_OPEN_TO_CLOSED[:closer]:
        for pair in permutations((other, FROM_OPEN_TO_CLOSED[closer])):
            assert consent(*pair).last_event(TUESDAY) == FROM_OPEN_TO_CLOSED[closer]


def test_even_twins_by_two_others_are_told_apart() -> None:
    twins = (event("given", MONDAY, "carl"), event("given", MONDAY, "sue"))
    assert consent(*twins).last_event(MONDAY) == consent(*twins[::-1]).last_event(MONDAY)


def test_a_refusal_stands_until_something_is_given_after_it() -> None:
    refused = event("refused", TUESDAY)
    assert consent(refused).refused_at(TUESDAY - INSTANT) is None
    assert consent(refused).refused_at(TUESDAY) == TUESDAY
    assert consent(refused, event("requested", WEDNESDAY)).refused_at(THURSDAY) == TUESDAY
    assert consent(refused, event("withdrawn", WEDNESDAY)).refused_at(THURSDAY) == TUESDAY
    assert consent(refused, event("given", TUESDAY)).refused_at(THURSDAY) == TUESDAY
    assert consent(event("given", MONDAY), refused).refused_at(THURSDAY) == TUESDAY
    assert consent(refused, event("given", WEDNESDAY)).refused_at(WEDNESDAY - INSTANT) == TUESDAY
    assert consent(refused, event("given", WEDNESDAY)).refused_at(WEDNESDAY) is None
    assert consent(refused, event("renewed", WEDNESDAY)).refused_at(THURSDAY) is None
    assert consent(refused, event("refused", WEDNESDAY)).refused_at(THURSDAY) == WEDNESDAY
    assert consent(event("given", MONDAY)).refused_at(THURSDAY) is None


@pytest.mark.parametrize(
    ("flagged", "cleared", "at", "pressed"),
    [
        (None, None, THURSDAY, False),
        (None, MONDAY, THURSDAY, False),
        (TUESDAY, None, TUESDAY - INSTANT, False),
        (TUESDAY, None, TUESDAY, True),
        (TUESDAY, WEDNESDAY, WEDNESDAY - INSTANT, True),
        (TUESDAY, WEDNESDAY, WEDNESDAY, False),
        (TUESDAY, TUESDAY, TUESDAY, False),
        (TUESDAY, MONDAY, THURSDAY, True),
    ],
)
def test_under_pressure(flagged: datetime | None, cleared: datetime | None, at: datetime, *, pressed: bool) -> None:
    flags = {"pressure_flagged_at": flagged, "pressure_cleared_at": cleared}
    assert consent(**flags).under_pressure(at) is pressed


PROGRESS = InformationClass.PROGRESS
REPORT = Purpose.PROGRESS_REPORT


def test_a_consent_to_an_item_is_about_that_item() -> None:
    to_item = consent(item="note-7")
    assert to_item.names("note-7", PROGRESS, "sue", REPORT)
    assert to_item.names("note-7", InformationClass.ATTENDANCE, "sue", REPORT)
    assert not to_item.names("note-8", PROGRESS, "sue", REPORT)
    assert not to_item.names(None, PROGRESS, "sue", REPORT)


def test_a_consent_that_names_no_item_is_about_its_kind() -> None:
    assert consent().names("note-7", PROGRESS, "sue", REPORT)
    assert consent().names(None, PROGRESS, "sue", REPORT)
    assert not consent().names(None, InformationClass.ATTENDANCE, "sue", REPORT)


def test_a_consent_names_recipient_and_purpose() -> None:
    assert not consent().names(None, PROGRESS, "max", REPORT)
    assert not consent().names(None, PROGRESS, "sue", Purpose.TEACHING)
