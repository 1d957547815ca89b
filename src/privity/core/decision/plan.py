"""Which records of an engagement may B see? The decision for all of them at once, as plain conditions for lists.

docs/algorithms/decision.md
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import NamedTuple

from privity.core.decision.question import Channel, Item, Question
from privity.core.vocabulary import InformationClass, Purpose


@dataclass(frozen=True, slots=True)
class View:
    """A (``sender``), who keeps the records, would show them to B for a purpose, through a channel, at an instant."""

    sender: str
    recipient: str
    purpose: Purpose
    channel: Channel
    at: datetime


@dataclass(frozen=True, slots=True)
class Record:
    """What a list knows of a record: its kind, whom it is about, and the item that the decision asks for."""

    information_class: InformationClass
    subjects: frozenset[str]
    item: Item

    def question(self, view: View) -> Question:
        """May it be shown in this view?"""
        return Question(
            sender=view.sender,
            recipient=view.recipient,
            information_class=self.information_class,
            subjects=self.subjects,
            purpose=view.purpose,
            channel=view.channel,
            at=view.at,
            item=self.item,
        )


type Test = Callable[[Item], bool]
"""Whether an item meets what is asked of it."""


@dataclass(frozen=True, slots=True)
class Among:
    """One of these values; or, with ``inside`` false, another value or none."""

    values: frozenset[str]
    inside: bool

    def holds(self, value: str | None) -> bool:
        """Whether this value meets it."""
        return (value in self.values) is self.inside


@dataclass(frozen=True, slots=True)
class Recorded:
    """Recorded in ``[since, until)`` and not released anew under ``in_force``; or, with ``inside`` false, any other item."""

    since: datetime
    until: datetime
    in_force: str
    inside: bool

    def holds(self, item: Item) -> bool:
        """Whether this item meets it."""
        earlier = self.since <= item.recorded_at < self.until and item.released_under != self.in_force
        return earlier is self.inside


class Parts(NamedTuple):
    """What an item must meet; ``None`` asks nothing."""

    author: Among | None
    strict: bool | None
    recorded: Recorded | None
    discussion: Among | None
    segment: Among | None

    def test(self) -> Test:
        """Whether an item meets all of them: made once, it looks only at what is asked."""
        return _one_of(_every, tuple(self._tests()))

    def _tests(self) -> Iterator[Test]:
        author, strict, recorded, discussion, segment = self
        if strict is not None:
            yield (lambda item: item.strict) if strict else (lambda item: not item.strict)
        if author is not None:
            yield lambda item: author.holds(item.author)
        if recorded is not None:
            yield recorded.holds
        if discussion is not None:
            yield lambda item: discussion.holds(item.discussion)
        if segment is not None:
            yield lambda item: segment.holds(item.segment)


@dataclass(frozen=True, slots=True)
class Condition:
    """Records of these kinds, about exactly these subjects, whose item meets these parts."""

    kinds: frozenset[InformationClass]
    subjects: frozenset[str]
    parts: Parts


@dataclass(frozen=True, slots=True)
class Plan:
    """What meets one of the conditions is shown, and nothing else.

    ``apart`` are items that a fact names (a hold, a consent): the conditions do not speak about them, each takes a decision
    of its own. Records about other subjects than the plan was made for are not shown.
    """

    conditions: tuple[Condition, ...]
    apart: frozenset[str]

    def tests(self, about: Iterable[frozenset[str]]) -> dict[frozenset[str], dict[InformationClass, Test]]:
        """What an item must meet, by the subjects, each of ``about``, and the kind of its record; no test shows nothing."""
        found: dict[frozenset[str], dict[InformationClass, list[Test]]] = {subjects: {} for subjects in about}
        for condition in self.conditions:
            test = condition.parts.test()
            for kind in condition.kinds:
                found[condition.subjects].setdefault(kind, []).append(test)
        return {
            subjects: {kind: _one_of(_some, tuple(tests)) for kind, tests in kinds.items()}
            for subjects, kinds in found.items()
        }


def _one_of(join: Callable[[tuple[Test, ...], Item], bool], tests: tuple[Test, ...]) -> Test:
    return tests[0] if len(tests) == 1 else partial(join, tests)


def _every(tests: tuple[Test, ...], item: Item) -> bool:
    """``all()`` takes four times as long, and this runs for the records of a list. So does ``any()`` beside ``_some``."""
    for test in tests:  # noqa: SIM110
        if not test(item):
            return False
    return True


def _some(tests: tuple[Test, ...], item: Item) -> bool:
    for test in tests:  # noqa: SIM110
        if test(item):
            return True
    return False
