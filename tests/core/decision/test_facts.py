"""The facts at an instant: phase, roles, reviews, files, and the boundary instants of their windows."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from privity.core.decision.facts import ExceptionFile, Facts, Participation, PhaseChange, Review
from privity.core.vocabulary import Phase, Purpose, Role

MONDAY = datetime(2026, 5, 25, 10, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)
WEDNESDAY = MONDAY + timedelta(days=2)
THURSDAY = MONDAY + timedelta(days=3)
INSTANT = timedelta(microseconds=1)


def facts(*changes: tuple[str, datetime], participations: tuple[Participation, ...] = ()) -> Facts:
    phases = tuple(PhaseChange(Phase(phase), at) for phase, at in changes)
    return Facts("engagement", {}, phases=phases, participations=participations)


def test_the_phase_begins_with_its_first_instant() -> None:
    course = facts(("contracting", MONDAY), ("active", TUESDAY))
    assert facts().phase(MONDAY) == "draft"
    assert course.phase(MONDAY - INSTANT) == "draft"
    assert course.phase(MONDAY) == "contracting"
    assert course.phase(TUESDAY - INSTANT) == "contracting"
    assert course.phase(TUESDAY) == "active"


def test_of_two_phases_at_one_instant_the_later_one_counts() -> None:
    for changes in permutations((("closing", MONDAY), ("active", MONDAY), ("suspended", MONDAY))):
        assert facts(*changes).phase(MONDAY) == "closing"


def test_the_end_is_the_start_of_the_unbroken_stretch_of_aftercare() -> None:
    assert facts(("active", MONDAY)).ended_at(THURSDAY) is None
    assert facts(("active", MONDAY), ("aftercare", TUESDAY)).ended_at(TUESDAY - INSTANT) is None
    assert facts(("active", MONDAY), ("aftercare", TUESDAY)).ended_at(TUESDAY) == TUESDAY
    assert facts(("aftercare", TUESDAY), ("aftercare", WEDNESDAY)).ended_at(THURSDAY) == TUESDAY
    reopened = facts(("aftercare", MONDAY), ("active", TUESDAY), ("aftercare", WEDNESDAY))
    assert reopened.ended_at(TUESDAY) is None
    assert reopened.ended_at(THURSDAY) == WEDNESDAY


PEOPLE = (
    Participation("anna", Role.CLIENT, MONDAY, WEDNESDAY),
    Participation("gus", Role.GROUP_MEMBER, TUESDAY),
    Participation("anna", Role.ASSISTANT, TUESDAY),
)


def test_roles_are_those_of_open_participations() -> None:
    course = facts(participations=PEOPLE)
    assert course.roles("anna", MONDAY - INSTANT) == frozenset()
    assert course.roles("anna", MONDAY) == {Role.CLIENT}
    assert course.roles("anna", TUESDAY) == {Role.CLIENT, Role.ASSISTANT}
    assert course.roles("anna", WEDNESDAY) == {Role.ASSISTANT}
    assert course.roles("otto", MONDAY) == frozenset()


def test_once_a_client_always_a_former_client() -> None:
    course = facts(participations=PEOPLE)
    assert not course.ever_client("anna", MONDAY - INSTANT)
    assert course.ever_client("anna", THURSDAY)
    assert course.ever_client("gus", TUESDAY)
    assert not course.ever_client("gus", TUESDAY - INSTANT)


def test_own_act_is_that_of_a_client_now_about_themself() -> None:
    course = facts(participations=PEOPLE)
    assert course.own_act("anna", frozenset({"anna", "gus"}), TUESDAY)
    assert course.own_act("gus", frozenset({"gus"}), TUESDAY)
    assert not course.own_act("anna", frozenset({"gus"}), TUESDAY)
    assert not course.own_act("anna", frozenset({"anna"}), WEDNESDAY)


@pytest.mark.parametrize(
    ("review", "at", "overdue"),
    [
        (Review(TUESDAY), TUESDAY - INSTANT, False),
        (Review(TUESDAY), TUESDAY, True),
        (Review(MONDAY, held_at=TUESDAY), TUESDAY - INSTANT, True),
        (Review(MONDAY, held_at=TUESDAY), TUESDAY, False),
        (Review(TUESDAY, held_at=MONDAY), THURSDAY, False),
        (Review(MONDAY, extended_at=TUESDAY, extended_until=WEDNESDAY), TUESDAY - INSTANT, True),
        (Review(MONDAY, extended_at=TUESDAY, extended_until=WEDNESDAY), TUESDAY, False),
        (Review(MONDAY, extended_at=TUESDAY, extended_until=WEDNESDAY), WEDNESDAY - INSTANT, False),
        (Review(MONDAY, extended_at=TUESDAY, extended_until=WEDNESDAY), WEDNESDAY, True),
        (Review(MONDAY, extended_until=THURSDAY), TUESDAY, True),
    ],
)
def test_a_review_is_overdue_until_held_or_while_not_extended(review: Review, at: datetime, *, overdue: bool) -> None:
    assert review.overdue(at) is overdue


def file(closed: datetime | None = None, reason: str | None = None, after: datetime | None = None) -> ExceptionFile:
    return ExceptionFile(
        "f1", Purpose.DANGER, "ambulance", "text", MONDAY, WEDNESDAY, complete=True,
        closed_at=closed, delay_reason=reason, tell_client_after=after,
    )  # fmt: skip


def test_a_file_is_open_inside_its_window_and_until_closed() -> None:
    assert not file().open(MONDAY - INSTANT)
    assert file().open(MONDAY)
    assert file().open(WEDNESDAY - INSTANT)
    assert not file().open(WEDNESDAY)
    assert file(closed=TUESDAY).open(TUESDAY - INSTANT)
    assert not file(closed=TUESDAY).open(TUESDAY)


def test_telling_waits_only_with_a_reason_and_a_date_still_to_come() -> None:
    assert file(reason="he is with her", after=WEDNESDAY).delays_telling(WEDNESDAY - INSTANT)
    assert not file(reason="he is with her", after=WEDNESDAY).delays_telling(WEDNESDAY)
    assert not file(after=WEDNESDAY).delays_telling(TUESDAY)
    assert not file(reason="", after=WEDNESDAY).delays_telling(TUESDAY)
    assert not file(reason="he is with her").delays_telling(TUESDAY)
