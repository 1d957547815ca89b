"""When a version is complete, which one governs, what state it is in; listings and addenda (R1-R8, R64, R65)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from privity.core.agreements.version import (
    Addendum,
    AgreementVersion,
    Listing,
    Party,
    Signature,
    VersionState,
    completed_at,
    governing,
    state_of,
    within,
)
from privity.core.matrix import DEFAULT_MATRIX
from privity.core.vocabulary import InformationClass, Purpose, Role, Rule

MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOON = MORNING + timedelta(hours=3)
EVENING = MORNING + timedelta(hours=9)
LATER = MORNING + timedelta(days=30)
INSTANT = timedelta(microseconds=1)
PARTIES = (Party("anna", Role.CLIENT), Party("carl", Role.COACH), Party("sue", Role.SPONSOR))
WORDS = "hash of the words"


def signed(person: str, at: datetime, words: str = WORDS) -> Signature:
    return Signature(person, words, at)


ALL = (signed("anna", MORNING), signed("carl", NOON), signed("sue", EVENING))
VERSION = AgreementVersion("v1", 1, WORDS, PARTIES, DEFAULT_MATRIX, MORNING, signatures=ALL)


def test_complete_when_the_last_party_signed() -> None:
    assert VERSION.completed_at == EVENING


@pytest.mark.parametrize("order", list(permutations(ALL)))
def test_the_order_of_signatures_does_not_matter(order: tuple[Signature, ...]) -> None:
    assert replace(VERSION, signatures=order).completed_at == EVENING


@pytest.mark.parametrize("missing", range(3))
def test_partial_signature_is_no_completion(missing: int) -> None:
    some = tuple(each for number, each in enumerate(ALL) if number != missing)
    assert replace(VERSION, signatures=some).completed_at is None


def test_unsigned_is_no_completion() -> None:
    assert replace(VERSION, signatures=()).completed_at is None


def test_a_signature_under_other_words_does_not_count() -> None:
    assert replace(VERSION, signatures=(*ALL[:2], signed("sue", EVENING, "other words"))).completed_at is None


def test_a_strangers_signature_does_not_count() -> None:
    assert replace(VERSION, signatures=(*ALL[:2], signed("max", EVENING))).completed_at is None
    assert replace(VERSION, signatures=(*ALL, signed("max", LATER))).completed_at == EVENING


def test_signing_twice_does_not_move_the_instant() -> None:
    assert replace(VERSION, signatures=(*ALL, signed("sue", LATER))).completed_at == EVENING
    assert replace(VERSION, signatures=(signed("sue", LATER), *ALL)).completed_at == EVENING


def test_one_person_in_two_roles_signs_once() -> None:
    both = replace(VERSION, parties=(*PARTIES, Party("sue", Role.LINE_MANAGER)))
    assert both.completed_at == EVENING


def test_nobody_to_sign_is_never_complete() -> None:
    assert replace(VERSION, parties=()).completed_at is None
    assert completed_at(frozenset(), WORDS, ALL) is None


@pytest.mark.parametrize(
    ("closed", "completed"), [(EVENING - INSTANT, None), (EVENING, None), (EVENING + INSTANT, EVENING)]
)
def test_what_was_closed_by_the_last_signature_never_comes_into_force(
    closed: datetime, completed: datetime | None
) -> None:
    assert replace(VERSION, closed_at=closed).completed_at == completed


def test_parties() -> None:
    assert VERSION.has_party("sue")
    assert not VERSION.has_party("max")


def test_an_unknown_class_or_role_is_never() -> None:
    cells = {InformationClass.PROGRESS: {Role.SPONSOR: Rule.CONSENT}}
    version = replace(VERSION, cells=cells)
    assert version.rule(InformationClass.PROGRESS, Role.SPONSOR) is Rule.CONSENT
    assert version.rule(InformationClass.PROGRESS, Role.CLIENT) is Rule.NEVER
    assert version.rule(InformationClass.EXISTENCE, Role.CLIENT) is Rule.NEVER


def second(at: datetime, number: int = 2, name: str = "v2") -> AgreementVersion:
    return replace(VERSION, id=name, number=number, signatures=tuple(replace(each, at=at) for each in ALL))


def test_the_version_completed_last_governs() -> None:
    newer = second(LATER)
    for versions in ((VERSION, newer), (newer, VERSION)):
        assert governing(versions, EVENING - INSTANT) is None
        assert governing(versions, EVENING) == VERSION
        assert governing(versions, LATER - INSTANT) == VERSION
        assert governing(versions, LATER) == newer


def test_completion_counts_before_number() -> None:
    assert governing((VERSION, second(NOON)), LATER) == VERSION


def test_at_one_instant_the_higher_number_then_id_governs() -> None:
    assert governing((second(EVENING), VERSION), LATER) == second(EVENING)
    twins = (VERSION, replace(VERSION, id="v0"))
    assert governing(twins, LATER) == governing(twins[::-1], LATER) == VERSION


def test_nothing_governs_where_nothing_is_complete() -> None:
    assert governing((), LATER) is None
    assert governing((replace(VERSION, signatures=ALL[:2]),), LATER) is None


def state(version: AgreementVersion, at: datetime, *others: AgreementVersion, ended: bool = False) -> VersionState:
    return state_of(version, (*others, version), at, ended=ended)


def test_states_of_a_version() -> None:
    assert state(VERSION, EVENING - INSTANT) == "offered"
    assert state(VERSION, EVENING) == "in_force"
    assert state(VERSION, EVENING, ended=True) == "ended"
    assert state(VERSION, LATER - INSTANT, second(LATER)) == "in_force"
    assert state(VERSION, LATER, second(LATER)) == "superseded"
    assert state(VERSION, LATER, second(LATER), ended=True) == "superseded"


def test_states_of_an_offer_that_was_closed() -> None:
    declined = replace(VERSION, signatures=ALL[:2], closed_at=EVENING)
    assert state(declined, EVENING - INSTANT) == "offered"
    assert state(declined, EVENING) == "closed"
    assert state(replace(VERSION, signatures=ALL[:2]), LATER) == "offered"
    assert state(replace(VERSION, signatures=ALL[:2]), LATER, ended=True) == "closed"


LISTING = Listing(
    InformationClass.LOGISTICS, frozenset({Purpose.BILLING}), role=Role.SPONSOR, since=MORNING, until=EVENING
)


def test_a_listing_covers_its_role_purpose_and_window() -> None:
    assert LISTING.covers("sue", Role.SPONSOR, Purpose.BILLING, NOON)
    assert LISTING.covers("max", Role.SPONSOR, Purpose.BILLING, NOON)
    assert not LISTING.covers("sue", Role.STAFF, Purpose.BILLING, NOON)
    assert not LISTING.covers("sue", Role.SPONSOR, Purpose.REFERENCE, NOON)


def test_a_listing_by_name_covers_that_person_in_any_role() -> None:
    by_name = replace(LISTING, person="sue", role=None)
    assert by_name.covers("sue", Role.STAFF, Purpose.BILLING, NOON)
    assert not by_name.covers("max", Role.SPONSOR, Purpose.BILLING, NOON)


@pytest.mark.parametrize(
    ("at", "inside"),
    [(MORNING - INSTANT, False), (MORNING, True), (EVENING - INSTANT, True), (EVENING, False)],
)
def test_windows_include_their_first_instant_and_exclude_their_last(at: datetime, *, inside: bool) -> None:
    assert within(at, MORNING, EVENING) is inside
    assert LISTING.covers("sue", Role.SPONSOR, Purpose.BILLING, at) is inside
    assert addendum().in_force(at) is inside


def test_an_open_side_of_a_window() -> None:
    assert within(LATER, MORNING, None)
    assert within(MORNING - INSTANT, None, MORNING)
    assert not within(MORNING, None, MORNING)
    assert within(LATER, None, None)


def addendum(**changed: object) -> Addendum:
    early = tuple(replace(each, at=MORNING - timedelta(days=1)) for each in ALL)
    usual = Addendum(
        id="a1",
        content_hash=WORDS,
        parties=PARTIES,
        admits=frozenset({"ada"}),
        discussion="talk-3",
        cells={InformationClass.SESSION_CONTENT: Rule.ALWAYS},
        since=MORNING,
        until=EVENING,
        signatures=early,
    )
    return replace(usual, **changed)  # type: ignore[arg-type]


def test_an_addendum_needs_every_signature_by_then() -> None:
    assert not addendum(signatures=ALL[:2]).in_force(NOON)
    assert not addendum(signatures=()).in_force(NOON)
    assert not addendum(content_hash="other words").in_force(NOON)
    late = (*ALL[:1], signed("carl", MORNING), signed("sue", NOON))
    assert not addendum(signatures=late).in_force(NOON - INSTANT)
    assert addendum(signatures=late).in_force(NOON)


def test_an_addendum_ended_early_is_over_from_that_instant() -> None:
    ended = addendum(closed_at=NOON)
    assert ended.in_force(NOON - INSTANT)
    assert not ended.in_force(NOON)
    assert not addendum(closed_at=LATER).in_force(EVENING)


def test_an_addendum_is_silent_about_what_it_does_not_name() -> None:
    assert addendum().rule(InformationClass.SESSION_CONTENT) is Rule.ALWAYS
    assert addendum().rule(InformationClass.PROGRESS) is None
    assert addendum().has_party("sue")
    assert not addendum().has_party("ada")
