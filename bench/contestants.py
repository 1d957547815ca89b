"""Who answers: the compiled case, the readable engine, a plain dict, and other engines behind one face."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

from bench.policy import asked
from privity.core.decision.compiled import CompiledCase, compile_case
from privity.core.decision.engine import decide
from privity.core.decision.facts import Facts
from privity.core.decision.question import Question
from privity.core.decision.verdict import Decision

type Asking = Sequence[tuple[int, Question]]
"""Questions, each with the place of its engagement."""


class Contestant(Protocol):
    """Somebody who answers. Requests are made page by page, just before they are asked, and outside the measured time."""

    name: str

    def request(self, place: int, question: Question) -> Any: ...

    def answer(self, requests: Sequence[Any]) -> object: ...


class Compiled:
    name = "compiled"

    def __init__(self, facts: Sequence[Facts]) -> None:
        self.cases = [compile_case(one) for one in facts]

    def request(self, place: int, question: Question) -> tuple[CompiledCase, Question]:
        return self.cases[place], made_anew(question)

    def answer(self, requests: Sequence[tuple[CompiledCase, Question]]) -> list[Decision]:
        return [case.decide(question) for case, question in requests]


class Readable:
    """The engine itself, which is the definition."""

    name = "readable"

    def __init__(self, facts: Sequence[Facts]) -> None:
        self.facts = facts

    def request(self, place: int, question: Question) -> tuple[Question, Facts]:
        return made_anew(question), self.facts[place]

    def answer(self, requests: Sequence[tuple[Question, Facts]]) -> list[Decision]:
        return [decide(question, facts) for question, facts in requests]


class PlainDict:
    """The limit: a table of the answers to exactly these questions."""

    name = "dict"

    def __init__(self, compiled: Compiled, asking: Asking) -> None:
        self.table = {_key(place, q): compiled.cases[place].decide(q) for place, q in asking}

    def request(self, place: int, question: Question) -> tuple[int, Question]:
        return place, made_anew(question)

    def answer(self, requests: Sequence[tuple[int, Question]]) -> list[Decision]:
        table = self.table
        return [table[_key(place, question)] for place, question in requests]


class Foreign:
    """Another engine, which answers allow or not."""

    def __init__(self, engine: Any, facts: Sequence[Facts]) -> None:
        self.name, self.engine = engine.name, engine
        self.engagements = [one.engagement for one in facts]

    def request(self, place: int, question: Question) -> tuple[int, Any]:
        return place, self.engine.request(asked(self.engagements[place], question))

    def answer(self, requests: Sequence[tuple[int, Any]]) -> list[bool]:
        allows = self.engine.allows
        return [allows(place, request) for place, request in requests]


def made_anew(question: Question) -> Question:
    """An equal question, as a page makes it just before it asks."""
    item = question.item and replace(question.item)
    return replace(question, item=item)


def _key(place: int, q: Question) -> tuple[object, ...]:
    item, channel = q.item, q.channel
    return (
        place,
        q.sender,
        q.recipient,
        q.information_class,
        q.subjects,
        q.purpose,
        channel and channel.kind,
        channel and channel.employer_owned,
        q.at,
        item and item.id,
        q.text_hash,
        q.recognisable,
        q.surplus,
    )
