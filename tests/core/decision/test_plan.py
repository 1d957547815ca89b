"""A plan shows exactly the records that the decision allows: in memory, and chosen by the database (R32, R36, R43)."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any, cast

import pytest
from django.db import connection

from privity.core.decision import compiled
from privity.core.decision.compiled import compile_case
from privity.core.decision.engine import decide
from privity.core.decision.facts import ActorKind, Facts, Hold, HoldKind, Participation
from privity.core.decision.plan import Among, Parts, Record, Recorded, View
from privity.core.decision.question import Channel, Item
from privity.core.decision.verdict import Outcome
from privity.core.decision.where import subjects_text, where
from privity.core.vocabulary import ChannelKind, InformationClass, Purpose, Role
from tests.oracle.generated import seeded
from tests.oracle.generated_terms import NOW, START, moment

ENGAGEMENTS = 60
RECORDS = 60
ABOUT = (frozenset({"anna"}), frozenset({"gus"}), frozenset({"anna", "gus"}))


def a_view(r: Random) -> tuple[View, Facts]:
    """Somebody, mostly the coach, shows the records of a generated engagement to somebody, mostly a client or sponsor."""
    question, facts = seeded(r.randrange(1_000_000))
    view = View(
        sender=r.choice(("carl", "carl", "carl", "carl", "anna", "bo")),
        recipient=r.choice(("anna", "anna", "carl", "sue", "sue", "gus", "bo", "ida")),
        purpose=question.purpose or Purpose.COACHING,
        channel=question.channel or Channel(ChannelKind.IN_APP),
        at=question.at,
    )
    return view, replace(facts, versions=tuple(r.sample(facts.versions, len(facts.versions))))


def some_records(r: Random, facts: Facts) -> list[Record]:
    """Of every kind, about any of three, with everything that can matter about an item; some items are named by facts."""
    borders = [version.completed_at for version in facts.versions if version.completed_at]
    return [_record(r, f"item{number}", r.choice((moment(r), *borders))) for number in range(1, RECORDS + 1)]


def _record(r: Random, name: str, recorded_at: datetime) -> Record:
    item = Item(
        id=name,
        author=r.choice(("carl", "carl", "anna", "bo", "otto")),
        recorded_at=recorded_at,
        discussion=r.choice((None, None, "talk", "other talk")),
        segment=r.choice((None, "part1", "part1", "part2", "part9")),
        strict=r.random() < 0.3,
        released_under=r.choice((None, None, "v1", "v2", "v3")),
    )
    kind = r.choice((*InformationClass, *[InformationClass.GROUP_CONTRIBUTION] * 3))
    return Record(kind, r.choice(ABOUT), item)


def allowed(records: list[Record], view: View, facts: Facts) -> list[Record]:
    return [record for record in records if decide(record.question(view), facts).outcome is Outcome.ALLOW]


def views() -> list[tuple[View, Facts, list[Record]]]:
    found = []
    for seed in range(ENGAGEMENTS):
        r = Random(seed)  # noqa: S311
        view, facts = a_view(r)
        found.append((view, facts, some_records(r, facts)))
    return found


ITEM = Item("item1", author="carl", recorded_at=START, discussion="talk", segment="part1", strict=True)
MET = Parts(
    author=Among(frozenset({"carl"}), inside=True),
    strict=True,
    recorded=Recorded(START, NOW, in_force="v2", inside=True),
    discussion=Among(frozenset({"talk"}), inside=True),
    segment=Among(frozenset({"part1"}), inside=True),
)


def test_an_item_must_meet_every_part_that_is_asked() -> None:
    assert MET.test()(ITEM)
    changes: dict[str, Any] = {
        "author": "anna",
        "strict": False,
        "recorded_at": NOW,
        "discussion": None,
        "segment": "part2",
    }
    for name, other in changes.items():
        changed: Item = replace(ITEM, **{name: other})
        assert not MET.test()(changed), name
        assert MET._replace(**{name.removesuffix("_at"): None}).test()(changed), name


def test_earlier_terms_hold_from_their_first_instant_until_they_are_replaced_or_released_anew() -> None:
    instant = timedelta(microseconds=1)
    part = Recorded(START, NOW, in_force="v2", inside=True)
    for recorded_at, released_under, earlier in (
        (START - instant, None, False),
        (START, None, True),
        (NOW - instant, "v1", True),
        (NOW - instant, "v2", False),
        (NOW, None, False),
    ):
        item = replace(ITEM, recorded_at=recorded_at, released_under=released_under)
        assert part.holds(item) is earlier
        assert replace(part, inside=False).holds(item) is not earlier


def test_what_a_hold_or_a_consent_names_stands_apart() -> None:
    _, facts = next(seeded(seed) for seed in range(1_000) if seeded(seed)[1].consents)
    hold = Hold("h", HoldKind.LEGAL, "item1", START)
    named, unnamed = (replace(facts.consents[0], item=item) for item in ("item2", None))
    view, _ = a_view(Random(1))  # noqa: S311
    for holds, consents, apart in (
        ((hold,), (), {"item1"}),
        ((), (named, unnamed), {"item2"}),
        ((hold,), (named,), {"item1", "item2"}),
    ):
        case = compile_case(replace(facts, holds=holds, consents=consents))
        assert case.plan(view, frozenset(ABOUT)).apart == apart


def test_what_is_visible_is_what_the_decision_allows() -> None:
    shown = 0
    for view, facts, records in views():
        found = compile_case(facts).visible(view, records)
        assert found == allowed(records, view, facts), (view, facts)
        shown += len(found)
    assert shown > ENGAGEMENTS * RECORDS / 10, "nearly nothing was shown: the views prove too little"


def test_before_any_terms_hold_the_frame_is_shown_and_nothing_else() -> None:
    people = (Participation("anna", Role.CLIENT, START), Participation("carl", Role.COACH, START))
    facts = Facts("e", {"anna": ActorKind.PERSON, "carl": ActorKind.PERSON}, participations=people)
    view = View("carl", "anna", Purpose.SCHEDULING, Channel(ChannelKind.IN_APP), NOW)
    records = [Record(kind, frozenset({"anna"}), replace(ITEM, strict=False)) for kind in InformationClass]
    found = compile_case(facts).visible(view, records)
    assert found == allowed(records, view, facts)
    kinds = {record.information_class for record in found}
    assert InformationClass.LOGISTICS in kinds
    assert InformationClass.SHARED_NOTES not in kinds


@pytest.mark.django_db
def test_a_database_chooses_the_same_records() -> None:
    chosen = 0
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE record (id text, information_class text, subjects text, author text, strict boolean,"
            " recorded_at timestamp with time zone, released_under text, discussion text, segment text)"
        )
        for view, facts, records in views()[:30]:
            cursor.execute("DELETE FROM record")
            cursor.executemany(
                "INSERT INTO record VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)", [_row(record) for record in records]
            )
            plan = compile_case(facts).plan(view, frozenset(ABOUT))
            clause = where(plan, placeholder="%s")
            cursor.execute(f"SELECT id FROM record WHERE {clause.sql}", cast("Any", clause.values))
            found = {name for (name,) in cursor.fetchall()}
            expected = {record.item.id for record in allowed(records, view, facts)}
            assert found == expected - plan.apart, (view, facts)
            chosen += len(found)
    assert chosen


def _row(record: Record) -> tuple[Any, ...]:
    item = record.item
    return (
        item.id,
        record.information_class.value,
        subjects_text(record.subjects),
        item.author,
        item.strict,
        item.recorded_at,
        item.released_under,
        item.discussion,
        item.segment,
    )


def test_records_about_others_than_the_plan_was_made_for_are_not_chosen() -> None:
    view, facts = a_view(Random(1))  # noqa: S311
    plan = compile_case(facts).plan(replace(view, recipient="carl"), frozenset({frozenset({"anna"})}))
    assert plan.conditions
    assert {condition.subjects for condition in plan.conditions} == {frozenset({"anna"})}


def test_what_does_not_matter_about_an_item_is_not_asked() -> None:
    view, facts = a_view(Random(1))  # noqa: S311
    plan = compile_case(facts).plan(replace(view, recipient="carl"), frozenset({frozenset({"anna"})}))
    assert {condition.parts for condition in plan.conditions} == {Parts(None, None, None, None, None)}


def test_a_plan_is_kept_until_a_fact_begins_or_ends() -> None:
    view, facts = a_view(Random(2))  # noqa: S311
    case, about = compile_case(facts), frozenset(ABOUT)
    plan = case.plan(view, about)
    assert case.plan(replace(view), about) is plan
    assert case.plan(replace(view, at=max(version.offered_at for version in facts.versions)), about) is not plan
    assert case.plan(view, about - {frozenset({"gus"})}) is not plan


@pytest.mark.parametrize("part", ["sender", "recipient", "purpose", "channel"])
def test_every_part_of_a_view_has_its_own_plan(part: str) -> None:
    view, facts = a_view(Random(2))  # noqa: S311
    other = View("otto", "otto", Purpose.DANGER, Channel(ChannelKind.LETTER, employer_owned=True), view.at)
    case, about = compile_case(facts), frozenset(ABOUT)
    plan = case.plan(view, about)
    assert case.plan(replace(view, **{part: getattr(other, part)}), about) is not plan
    assert case.plan(view, about) is plan


def test_it_keeps_no_more_plans_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "MOST_PLANS", 2)
    view, facts = a_view(Random(3))  # noqa: S311
    case = compile_case(facts)
    for person in ("anna", "carl", "sue", "gus", "bo"):
        case.plan(replace(view, recipient=person), frozenset({frozenset({"anna"})}))
        assert len(case._plans) <= 2


def test_with_nothing_to_show_the_database_chooses_nothing() -> None:
    view, facts = a_view(Random(4))  # noqa: S311
    plan = compile_case(facts).plan(replace(view, recipient="nobody"), frozenset(ABOUT))
    assert plan.conditions == ()
    assert where(plan).sql == "1 = 0"
