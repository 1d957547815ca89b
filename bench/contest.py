"""The same questions to the compiled case and to others, page by page. All must give the same answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from bench.contestants import Asking, Compiled, Contestant, Foreign, PlainDict, Readable
from bench.engines.casbin import Casbin
from bench.engines.cedar import Cedar
from bench.engines.rego import Rego
from bench.measure import medians, seconds_of
from bench.policy import policy
from bench.world import PAGE, engagements, questions
from privity.core.decision.facts import Facts
from privity.core.decision.verdict import Outcome


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many engagements, questions, questions for the slow ones, and rounds."""

    engagements: int
    questions: int
    sample: int
    rounds: int


@dataclass(frozen=True, slots=True)
class Costs:
    """Microseconds a question: of the compiled case, the first time and again; of a plain dict; and of the others by name."""

    first: float
    again: float
    dict_hit: float
    others: dict[str, float]


def contest(sizes: Sizes) -> Costs:
    """Everybody answers the same questions, in turns; the slow ones only the first of them."""
    facts = engagements(sizes.engagements)
    asking = questions(facts, sizes.questions, seed=1)
    sample = asking[: sizes.sample]
    compiled = Compiled(facts)
    first = cost(compiled, asking)
    others: list[Contestant] = [Readable(facts), *(Foreign(engine, facts) for engine in _engines(facts, sample))]
    _check(compiled, others, sample)
    contestants: list[tuple[Contestant, Asking]] = [(compiled, asking), (PlainDict(compiled, asking), asking)]
    contestants += [(other, sample) for other in others]
    again, dict_hit, *rest = medians([partial(cost, *one) for one in contestants], sizes.rounds)
    return Costs(first, again, dict_hit, dict(zip((other.name for other in others), rest, strict=True)))


def cost(contestant: Contestant, asking: Asking) -> float:
    """Microseconds a question."""
    total = 0.0
    for start in range(0, len(asking), PAGE):
        page = [contestant.request(place, question) for place, question in asking[start : start + PAGE]]
        total += seconds_of(partial(contestant.answer, page))
    return total / len(asking) * 1e6


def _engines(facts: Sequence[Facts], sample: Asking) -> Sequence[Any]:
    """PyCasbin and Rego hold all engagements; Cedar, whose policy sets are large, only those it is asked about."""
    policies = [policy(one) for one in facts]
    return Cedar(policies, {place for place, _ in sample}), Casbin(policies), Rego(policies)


def _check(compiled: Compiled, others: Sequence[Contestant], sample: Asking) -> None:
    """Equal answers: in every field to the readable engine, allow or not to the others."""
    decisions = compiled.answer([compiled.request(*one) for one in sample])
    allowed = [decision.outcome is Outcome.ALLOW for decision in decisions]
    for other in others:
        answers = other.answer([other.request(*one) for one in sample])
        assert answers == (decisions if isinstance(other, Readable) else allowed), f"{other.name} answers otherwise"
