"""Laws of circles that hold for every person, kind and history: who is in is who ``decide`` says ``always`` for (R32)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from hypothesis import given

from privity.core.circles import OwnScope, Scope, SharedScope, due, keepers, readers, readers_since
from privity.core.decision.engine import decide
from privity.core.decision.facts import ActorKind, Facts, Participation, PhaseChange
from privity.core.decision.question import Channel, Item, Question
from privity.core.decision.verdict import Outcome, Reason
from privity.core.vocabulary import ChannelKind, InformationClass, Phase, Purpose, Role
from tests.oracle.generated import ACTORS, seeded
from tests.properties.test_decision import EXAMPLES, SEEDS
from tests.strategies import START, cases, wild_cases

SOMEBODY = "zoe"
"""A coach whose own the item is, so that it is hers to tell; she is party to nothing, and so in no circle."""
PERSONS = frozenset(actor for actor, kind in ACTORS.items() if kind is ActorKind.PERSON)
"""Only they take part in an engagement; the cases let an office do so too."""
CREATION = datetime.min.replace(tzinfo=START.tzinfo)


def undisturbed(facts: Facts) -> Facts:
    """The same terms and people, with nothing that only stands in the way for a while."""
    return replace(
        facts,
        actors={**facts.actors, SOMEBODY: ACTORS["anna"]},
        phases=(PhaseChange(Phase.ACTIVE, CREATION),),
        participations=(*facts.participations, Participation(SOMEBODY, Role.COACH, CREATION)),
        consents=(),
        reviews=(),
        holds=(),
        breach_cases=(),
    )


def decided(scope: SharedScope, person: str, facts: Facts, at: datetime, recorded_at: datetime) -> bool:
    """Whether the answer is yes because the boundary says ``always``."""
    item = Item("i", SOMEBODY, recorded_at, discussion=scope.discussion, segment=scope.segment)
    channel = Channel(ChannelKind.IN_APP)
    asked = Question(SOMEBODY, person, scope.information_class, scope.subjects, Purpose.COACHING, channel, at, item)
    answer = decide(asked, undisturbed(facts))
    return answer.outcome is Outcome.ALLOW and Reason.BOUNDARY_ALWAYS in answer.reasons


def people(facts: Facts, at: datetime) -> list[str]:
    return sorted(person for person in PERSONS if facts.roles(person, at))


def scopes(question: Question) -> Iterator[SharedScope]:
    subjects = question.subjects or frozenset({"anna"})
    for kind in {question.information_class or InformationClass.OBJECTIVES, InformationClass.SHARED_NOTES}:
        for discussion, segment in ((None, None), ("talk", "part1")):
            yield SharedScope(kind, subjects, discussion, segment)


def check(question: Question, facts: Facts) -> int:
    """Each person is in each circle exactly if the answer is ``always``; returns how many are in one."""
    found = 0
    for scope in scopes(question):
        there = readers(scope, facts, question.at) & PERSONS
        expected = {who for who in people(facts, question.at) if decided(scope, who, facts, question.at, question.at)}
        assert there == expected, scope
        assert keepers(scope, facts, question.at) & PERSONS <= there
        found += len(there)
    return found


def test_being_in_a_circle_is_what_decide_says_on_generated_histories() -> None:
    assert sum(check(*seeded(seed)) for seed in SEEDS) > 1000


@EXAMPLES
@given(case=cases())
def test_being_in_a_circle_is_what_decide_says_shrinkable(case: tuple[Question, Facts]) -> None:
    check(*case)


@EXAMPLES
@given(case=wild_cases())
def test_being_in_a_circle_is_what_decide_says_on_wild_cases(case: tuple[Question, Facts]) -> None:
    question, facts = case
    check(question, replace(facts, actors=dict(ACTORS)))


def test_who_may_have_the_past_is_who_decide_says_for_what_was_recorded_then() -> None:
    fewer = 0
    for seed in SEEDS:
        question, facts = seeded(seed)
        began = question.item.recorded_at if question.item else question.at
        if began > question.at:
            continue
        for scope in scopes(question):
            past, there = readers_since(scope, facts, began, question.at), readers(scope, facts, question.at)
            assert past <= there, seed
            assert all(decided(scope, who, facts, question.at, began) for who in past & PERSONS), seed
            assert past <= readers(scope, facts, began), seed
            fewer += past < there
    assert fewer > 50


def test_following_what_is_due_always_leads_to_the_readers() -> None:
    """At every instant of a history, from whoever is in: leavers out, newcomers in, and nothing is due any more."""
    for seed in SEEDS[:300]:
        question, facts = seeded(seed)
        instants = sorted(
            {*(change.at for change in facts.phases), *(v.offered_at for v in facts.versions), question.at}
        )
        circles: list[Scope] = [*scopes(question), OwnScope("anna")]
        for scope in circles:
            members: frozenset[str] = frozenset()
            for at in instants:
                change = due(scope, members, facts, at)
                members = members - change.leave | change.join
                assert members == readers(scope, facts, at), seed
                assert due(scope, members, facts, at) == type(change)(frozenset(), frozenset())
