"""Who is in a circle, and what a new version, a leaver or an addendum changes (R1, R8, R32, R64, R70)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from privity.core.agreements.version import Addendum, AgreementVersion, Party, Signature
from privity.core.circles import Due, OwnScope, SharedScope, due, keepers, may_keep, readers, readers_since
from privity.core.decision.facts import ExceptionFile, Facts, Participation, PhaseChange, Segment
from privity.core.matrix import DEFAULT_MATRIX
from privity.core.vocabulary import InformationClass, Phase, Purpose, Role, Rule

START = datetime(2030, 1, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)
SIGNED, LATER = START + DAY, START + 5 * DAY

PEOPLE = {"carl": Role.COACH, "anna": Role.CLIENT, "sue": Role.SPONSOR, "tom": Role.LINE_MANAGER, "ida": Role.ASSISTANT}
ANNA = frozenset({"anna"})

type Changes = Mapping[InformationClass, Mapping[Role, Rule]]


def part(person: str, role: Role, until: datetime | None = None) -> Participation:
    return Participation(person, role, START, until)


def version(number: int, people: Mapping[str, Role], at: datetime, changes: Changes | None = None) -> AgreementVersion:
    """A version that everybody signed at ``at``."""
    cells = {kind: {**row, **(changes or {}).get(kind, {})} for kind, row in DEFAULT_MATRIX.items()}
    words = f"words {number}"
    return AgreementVersion(
        id=f"v{number}",
        number=number,
        content_hash=words,
        parties=tuple(Party(person, role) for person, role in people.items()),
        cells=cells,
        offered_at=at,
        signatures=tuple(Signature(person, words, at) for person in people),
    )


def signed(people: Mapping[str, Role] = PEOPLE, changes: Changes | None = None) -> Facts:
    """An engagement of these people, with an agreement in force from ``SIGNED`` on."""
    return Facts(
        engagement="e",
        actors={},
        phases=(PhaseChange(Phase.CONTRACTING, START), PhaseChange(Phase.ACTIVE, SIGNED)),
        participations=tuple(part(person, role) for person, role in people.items()),
        versions=(version(1, people, SIGNED, changes),),
    )


def about_anna(kind: InformationClass, discussion: str | None = None) -> SharedScope:
    return SharedScope(kind, ANNA, discussion)


PAIR = {"carl", "anna"}
TABLE = {"carl", "anna", "sue"}


@pytest.mark.parametrize(
    ("kind", "who"),
    [
        (InformationClass.SHARED_NOTES, PAIR),
        (InformationClass.PRIVATE_GOALS, PAIR),
        (InformationClass.PERSONAL_DISCLOSURE, PAIR),
        (InformationClass.COACH_NOTES, {"carl"}),
        (InformationClass.OBJECTIVES, TABLE),
        (InformationClass.SPONSOR_BRIEF, {"carl", "sue"}),
        (InformationClass.SPONSOR_OBSERVATION, {"sue"}),
        (InformationClass.LOGISTICS, PAIR | {"ida"}),
        (InformationClass.EMPLOYMENT_OPINION, set()),
        (InformationClass.GROUP_CONTRIBUTION, set()),
    ],
)
def test_the_signed_boundaries_are_the_circles(kind: InformationClass, who: set[str]) -> None:
    assert readers(about_anna(kind), signed(), LATER) == who


@pytest.mark.parametrize("kind", InformationClass)
def test_before_the_agreement_there_is_no_circle_but_ones_own(kind: InformationClass) -> None:
    facts, before = signed(), SIGNED - timedelta(seconds=1)
    assert readers(about_anna(kind), facts, before) == set()
    assert readers(OwnScope("anna"), facts, before) == {"anna"}
    assert readers(OwnScope("stranger"), facts, before) == set()


def test_one_signature_short_opens_nothing() -> None:
    facts = signed()
    short = replace(facts.versions[0], signatures=facts.versions[0].signatures[1:])
    assert readers(about_anna(InformationClass.SHARED_NOTES), replace(facts, versions=(short,)), LATER) == set()


def test_who_is_named_but_has_signed_nothing_is_in_no_circle() -> None:
    facts = signed()
    newcomer = replace(facts, participations=(*facts.participations, part("second", Role.SPONSOR)))
    assert readers(about_anna(InformationClass.OBJECTIVES), newcomer, LATER) == TABLE


def test_a_coach_keeps_the_log_else_whoever_reads() -> None:
    facts = signed()
    assert keepers(about_anna(InformationClass.OBJECTIVES), facts, LATER) == {"carl"}
    assert keepers(about_anna(InformationClass.SPONSOR_OBSERVATION), facts, LATER) == {"sue"}
    assert keepers(OwnScope("anna"), facts, LATER) == {"anna"}


def test_a_tightening_lets_somebody_leave_that_circle_and_no_other() -> None:
    tighter = version(2, PEOPLE, LATER, {InformationClass.OBJECTIVES: {Role.SPONSOR: Rule.CLIENT_ONLY}})
    facts = replace(signed(), versions=(*signed().versions, tighter))
    objectives, existence = about_anna(InformationClass.OBJECTIVES), about_anna(InformationClass.EXISTENCE)
    assert due(objectives, TABLE, facts, LATER - DAY) == Due(frozenset(), frozenset())
    assert due(objectives, TABLE, facts, LATER) == Due(leave=frozenset({"sue"}), join=frozenset())
    assert due(existence, TABLE, facts, LATER) == Due(frozenset(), frozenset())


def test_a_loosening_lets_somebody_in_from_now_on_only() -> None:
    looser = version(2, PEOPLE, LATER, {InformationClass.OBJECTIVES: {Role.LINE_MANAGER: Rule.ALWAYS}})
    strict = {InformationClass.OBJECTIVES: {Role.LINE_MANAGER: Rule.LISTED}}
    facts = signed(changes=strict)
    facts = replace(facts, versions=(*facts.versions, looser))
    objectives, after = about_anna(InformationClass.OBJECTIVES), LATER + DAY
    assert due(objectives, TABLE, facts, after).join == {"tom"}
    assert readers_since(objectives, facts, SIGNED, after) == TABLE
    assert readers_since(objectives, facts, LATER, after) == TABLE | {"tom"}


def test_who_signs_later_sees_nothing_earlier() -> None:
    more = {**PEOPLE, "second": Role.SPONSOR}
    facts = signed()
    facts = replace(
        facts,
        participations=(*facts.participations, Participation("second", Role.SPONSOR, LATER)),
        versions=(*facts.versions, version(2, more, LATER)),
    )
    objectives = about_anna(InformationClass.OBJECTIVES)
    assert readers(objectives, facts, LATER) == TABLE | {"second"}
    assert readers_since(objectives, facts, SIGNED, LATER) == TABLE


def test_a_leaver_has_to_leave_every_circle_the_own_one_too() -> None:
    facts = signed()
    gone = tuple(replace(one, until=LATER) if one.person == "sue" else one for one in facts.participations)
    facts = replace(facts, participations=gone)
    assert due(about_anna(InformationClass.OBJECTIVES), TABLE, facts, LATER).leave == {"sue"}
    assert due(OwnScope("sue"), {"sue"}, facts, LATER).leave == {"sue"}


def test_an_addendum_opens_its_discussion_until_its_end_and_nothing_else() -> None:
    facts = signed()
    words, until = "addendum", LATER + DAY
    admits = Addendum(
        id="a1",
        content_hash=words,
        parties=tuple(Party(person, PEOPLE[person]) for person in ("carl", "anna", "ida")),
        admits=frozenset({"ida"}),
        discussion="spring",
        cells={InformationClass.SESSION_CONTENT: Rule.ALWAYS},
        since=LATER,
        until=until,
        signatures=tuple(Signature(person, words, SIGNED) for person in ("carl", "anna", "ida")),
    )
    facts = replace(facts, addenda=(admits,))
    spring = about_anna(InformationClass.SESSION_CONTENT, "spring")
    assert readers(spring, facts, LATER) == PAIR | {"ida"}
    assert readers(spring, facts, until) == PAIR
    assert readers(about_anna(InformationClass.SESSION_CONTENT), facts, LATER) == PAIR
    assert readers(about_anna(InformationClass.SHARED_NOTES, "spring"), facts, LATER) == PAIR


GROUP = {"carl": Role.COACH, "ben": Role.GROUP_MEMBER, "cleo": Role.GROUP_MEMBER}


def test_in_a_group_what_belongs_to_one_is_the_others_not_even_to_see() -> None:
    facts = signed(GROUP)
    bens = SharedScope(InformationClass.PRIVATE_GOALS, frozenset({"ben"}))
    assert readers(bens, facts, LATER) == {"carl", "ben"}


def test_what_is_said_in_a_group_stays_with_who_was_in_the_room() -> None:
    facts = replace(signed(GROUP), segments=(Segment("morning", frozenset({"carl", "ben"})),))
    said = SharedScope(InformationClass.GROUP_CONTRIBUTION, frozenset({"ben"}), segment="morning")
    assert readers(said, facts, LATER) == {"carl", "ben"}
    everybody = (Segment("morning", frozenset(GROUP)),)
    assert readers(said, replace(facts, segments=everybody), LATER) == set(GROUP)


def test_safety_waits_for_the_client_while_telling_raises_the_danger() -> None:
    file = ExceptionFile(
        id="f",
        purpose=Purpose.DANGER,
        recipient="sue",
        text_hash="",
        since=SIGNED,
        until=LATER + DAY,
        complete=False,
        telling_raises_danger=True,
    )
    facts = replace(signed(), exception_files=(file,))
    assert readers(about_anna(InformationClass.SAFETY), facts, LATER) == {"carl"}


def test_the_own_notes_of_a_coach_wait_for_the_agreement_and_a_clients_story_does_not() -> None:
    facts = signed()
    before = SIGNED - timedelta(seconds=1)
    assert not may_keep("carl", InformationClass.SESSION_CONTENT, facts, before)
    assert may_keep("carl", InformationClass.OBJECTIVES, facts, before)
    assert may_keep("carl", InformationClass.SESSION_CONTENT, facts, LATER)
    assert may_keep("anna", InformationClass.SESSION_CONTENT, facts, before)
    for person in PEOPLE:
        assert not may_keep(person, InformationClass.EMPLOYMENT_OPINION, facts, LATER)
