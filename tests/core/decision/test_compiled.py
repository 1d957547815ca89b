"""A compiled case gives the engine's decisions, whatever was asked of it before (R43)."""

from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privity.core.agreements.version import AgreementVersion, Party, Signature
from privity.core.consents import Consent, ConsentEvent, ConsentState
from privity.core.decision import compiled
from privity.core.decision.compiled import compile_case
from privity.core.decision.engine import decide
from privity.core.decision.facts import Facts, Participation, PhaseChange, Segment
from privity.core.decision.good_consent import COOL_OFF
from privity.core.decision.question import Channel, Item, Question
from privity.core.decision.verdict import Outcome, Reason
from privity.core.vocabulary import ChannelKind, InformationClass, Phase, Purpose, Role, Rule
from tests.oracle.generated import seeded
from tests.oracle.generated_terms import FAR, NOW, START
from tests.strategies import facts as wild_facts
from tests.strategies import questions as wild_questions

ENGAGEMENTS = 4_000
PART = 500
QUESTIONS = 5
INSTANT = timedelta(microseconds=1)
ITEMS = ("item1", "item2", "item3", "item4")
VERSIONS = (None, "v1", "v2", "v3", "v4")


def asked_of(seed: int) -> tuple[Facts, list[Question]]:
    """One engagement and the questions asked of it in turn: those that differ in one thing come one after the other."""
    question, facts = seeded(seed)
    r = Random(seed)  # noqa: S311
    questions = [question]
    while len(questions) < QUESTIONS:
        other, _ = seeded(r.randrange(1_000_000))
        questions.append(_with_one_change(r, questions[-1], other))
    return facts, questions


def _with_one_change(r: Random, question: Question, other: Question) -> Question:
    if question.item and other.item and r.random() < 0.6:
        drawn = replace(other.item, id=r.choice(ITEMS), released_under=r.choice(VERSIONS))
        name = r.choice([field.name for field in fields(Item)])
        return replace(question, item=replace(question.item, **{name: getattr(drawn, name)}))
    name = r.choice([field.name for field in fields(Question)])
    changed: Question = replace(question, **{name: getattr(other, name)})
    return changed


def instants_in(value: Any) -> set[datetime]:
    if isinstance(value, datetime):
        return {value}
    if is_dataclass(value):
        return set().union(*(instants_in(getattr(value, field.name)) for field in fields(value)))
    if isinstance(value, tuple | frozenset):
        return set().union(*(instants_in(member) for member in value))
    return set()


@pytest.mark.parametrize("first", range(0, ENGAGEMENTS, PART))
def test_it_decides_as_the_engine_does(first: int) -> None:
    for seed in range(first, first + PART):
        facts, questions = asked_of(seed)
        case = compile_case(facts)
        for question in questions:
            assert case.decide(question) == decide(question, facts), (seed, question)


def test_it_decides_as_the_engine_does_at_every_instant_that_bounds_a_fact() -> None:
    for seed in range(2_000_000, 2_000_060):
        question, facts = seeded(seed)
        case = compile_case(facts)
        bounds = instants_in(facts)
        for bound in sorted(bounds | {instant + COOL_OFF for instant in bounds}):
            for at in (bound - INSTANT, bound, bound + INSTANT):
                asked = replace(question, at=at)
                assert case.decide(asked) == decide(asked, facts), (seed, at)


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(facts=wild_facts, questions=st.lists(wild_questions, min_size=2, max_size=8))
def test_it_decides_wild_questions_as_the_engine_does(facts: Facts, questions: list[Question]) -> None:
    case = compile_case(facts)
    for question in questions:
        assert case.decide(question) == decide(question, facts)


def an_ordinary_question() -> tuple[Question, Facts]:
    """May the coach tell the sponsor about the client's goals? An unmarked item that no fact names, at a quiet instant."""
    _, facts = seeded(0)
    anna = Participation("anna", Role.CLIENT, START)
    people = (anna, Participation("carl", Role.COACH, START), Participation("sue", Role.SPONSOR, START))
    quiet = replace(facts, participations=people, consents=(), addenda=(), holds=(), segments=(), exception_files=())
    item = Item(id="item", author="carl", recorded_at=NOW)
    asked = Question(
        sender="carl",
        recipient="sue",
        information_class=InformationClass.OBJECTIVES,
        subjects=frozenset({"anna"}),
        purpose=Purpose.COACHING,
        channel=Channel(ChannelKind.IN_APP),
        at=NOW + timedelta(hours=1),
        item=item,
    )
    return asked, quiet


def test_what_the_facts_cannot_tell_apart_is_asked_once() -> None:
    ordinary, facts = an_ordinary_question()
    question = replace(ordinary, text_hash="one", surplus=frozenset({"employer"}))
    case = compile_case(facts)
    answer = case.decide(question)
    assert answer == decide(question, facts)
    item = Item("another", "carl", question.at, discussion="another", segment="another", released_under="another")
    other = replace(question, item=item, at=question.at + INSTANT, text_hash="another", surplus=frozenset({"team"}))
    assert case.decide(other) is answer


def test_what_the_facts_name_is_told_apart() -> None:
    question, facts = an_ordinary_question()
    case = compile_case(facts)
    case.decide(question)
    for changed in (
        replace(question, surplus=frozenset({"employer"})),
        replace(question, subjects=frozenset({"anna", "gus"})),
        replace(question, information_class=InformationClass.STORY),
        replace(question, item=None),
    ):
        assert case.decide(changed) == decide(changed, facts)
    assert len(case._answers) == 5


def test_a_strict_item_is_answered_under_its_own_name() -> None:
    question, facts = an_ordinary_question()
    assert question.item is not None
    case = compile_case(facts)
    for name in ("one", "two"):
        marked = replace(question, item=replace(question.item, id=name, strict=True))
        assert case.decide(marked) == decide(marked, facts)


def under_terms(*versions: AgreementVersion, **changes: Any) -> tuple[Question, Item, Facts]:
    """The ordinary question with its item, in an active engagement with these versions."""
    question, facts = an_ordinary_question()
    assert question.item is not None
    active = (PhaseChange(Phase.ACTIVE, START),)
    return question, question.item, replace(facts, versions=versions, phases=active, reviews=(), **changes)


@pytest.mark.parametrize("order", [1, -1])
def test_what_was_recorded_or_released_under_the_newer_version_is_told_apart(order: int) -> None:
    versions = [_signed(number, rule) for number, rule in ((1, Rule.NEVER), (2, Rule.ALWAYS))]
    question, item, facts = under_terms(*versions[::order])
    case = compile_case(facts)
    old = replace(item, recorded_at=START + timedelta(days=1))
    for each, outcome in (
        (old, Outcome.DENY),
        (replace(old, released_under="v1"), Outcome.DENY),
        (replace(old, released_under="v2"), Outcome.ALLOW),
        (replace(old, recorded_at=NOW), Outcome.ALLOW),
    ):
        asked = replace(question, item=each)
        assert case.decide(asked).outcome is decide(asked, facts).outcome is outcome


def a_consent(state: ConsentState, text: str | None = None) -> Consent:
    """Anna was asked whether Carl may tell Sue about her goals, and answered at the start."""
    return Consent(
        id="c1",
        subject="anna",
        information_class=InformationClass.OBJECTIVES,
        recipient="sue",
        purpose=Purpose.COACHING,
        channel=ChannelKind.IN_APP,
        since=START,
        until=FAR,
        events=(ConsentEvent(state, START, "anna"),),
        text_hash=text,
    )


@pytest.mark.parametrize("agreed", [None, "text1"])
def test_no_text_a_text_that_the_facts_name_and_any_other_are_told_apart(agreed: str | None) -> None:
    given_ = a_consent(ConsentState.GIVEN, agreed)
    question, item, facts = under_terms(_signed(1, Rule.CONSENT), consents=(given_,))
    case = compile_case(facts)
    for text in ("another", None, "text1"):
        asked = replace(question, text_hash=text, item=item if agreed else None)
        reason = Reason.CONSENT_GIVEN if text == agreed else Reason.TEXT_CHANGED
        assert case.decide(asked).reasons == decide(asked, facts).reasons == (reason,)


def test_the_end_of_the_wait_after_a_refusal_is_told_apart() -> None:
    question, _, facts = under_terms(_signed(1, Rule.CONSENT), consents=(a_consent(ConsentState.REFUSED),))
    case = compile_case(facts)
    for at, outcome in ((START + COOL_OFF - INSTANT, Outcome.DENY), (START + COOL_OFF, Outcome.ASK_CONSENT)):
        asked = replace(question, at=at)
        assert case.decide(asked).outcome is decide(asked, facts).outcome is outcome


def test_the_part_of_a_session_in_which_the_recipient_was_is_told_apart() -> None:
    group = InformationClass.GROUP_CONTRIBUTION
    segments = (Segment("with her", frozenset({"carl", "sue"})), Segment("without", frozenset({"carl"})))
    question, item, facts = under_terms(_signed(1, Rule.ALWAYS, group), segments=segments)
    case = compile_case(facts)
    for segment, outcome in (("without", Outcome.DENY), ("with her", Outcome.ALLOW), (None, Outcome.DENY)):
        asked = replace(question, information_class=group, item=replace(item, segment=segment))
        assert case.decide(asked).outcome is decide(asked, facts).outcome is outcome


def _signed(number: int, rule: Rule, kind: InformationClass = InformationClass.OBJECTIVES) -> AgreementVersion:
    people = {"anna": Role.CLIENT, "carl": Role.COACH, "sue": Role.SPONSOR}
    since = START + timedelta(days=3 * (number - 1))
    return AgreementVersion(
        id=f"v{number}",
        number=number,
        content_hash="words",
        parties=tuple(Party(person, role) for person, role in people.items()),
        cells={kind: {Role.COACH: Rule.ALWAYS, Role.SPONSOR: rule}},
        offered_at=since,
        signatures=tuple(Signature(person, "words", since) for person in people),
    )


@pytest.mark.parametrize(
    "bare",
    [
        {"information_class": "objectives"},
        {"purpose": "coaching"},
        {"channel": Channel(cast("ChannelKind", "in_app"))},
    ],
)
def test_a_bare_string_is_refused_even_after_the_member_it_equals(bare: dict[str, Any]) -> None:
    question, facts = an_ordinary_question()
    case = compile_case(facts)
    for asked in (question, replace(question, **bare), question):
        assert case.decide(asked) == decide(asked, facts)
    assert case.decide(replace(question, **bare)).reasons == (Reason.INCOMPLETE,)
    assert case.decide(question).reasons != (Reason.INCOMPLETE,)


def test_instants_without_a_time_zone_are_refused_as_the_engine_refuses_them() -> None:
    question, facts = an_ordinary_question()
    naive = replace(question, at=question.at.replace(tzinfo=None))
    assert compile_case(facts).decide(naive) == decide(naive, facts)
    mixed = replace(facts, phases=tuple(replace(change, at=change.at.replace(tzinfo=None)) for change in facts.phases))
    assert decide(question, mixed).outcome is Outcome.DENY
    assert compile_case(mixed).decide(question) == decide(question, mixed)


def test_an_event_at_the_end_of_time_is_no_reason_to_fail() -> None:
    question, facts = next(seeded(seed) for seed in range(1_000) if seeded(seed)[1].consents)
    consent = facts.consents[0]
    last = tuple(replace(event, at=datetime.max.replace(tzinfo=UTC)) for event in consent.events)
    late = replace(facts, consents=(replace(consent, events=last),))
    assert compile_case(late).decide(question) == decide(question, late)


def test_it_keeps_no_more_answers_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "MOST_ANSWERS", 3)
    facts, _ = asked_of(7)
    case = compile_case(facts)
    for seed in range(20):
        question, _ = seeded(seed)
        assert case.decide(question) == decide(question, facts)
        assert len(case._answers) <= 3
