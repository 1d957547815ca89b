"""Which records of an engagement may B see? The decision for all of them at once, as plain conditions for lists.

docs/algorithms/decision.md
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
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

    def hold(self, item: Item) -> bool:
        """Whether an item meets all of them."""
        author, strict, recorded, discussion, segment = self
        return (
            (author is None or author.holds(item.author))
            and (strict is None or strict is item.strict)
            and (recorded is None or recorded.holds(item))
            and (discussion is None or discussion.holds(item.discussion))
            and (segment is None or segment.holds(item.segment))
        )


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

    def by_subjects_and_kind(self) -> dict[frozenset[str], dict[InformationClass, list[Parts]]]:
        """The parts of all conditions, by what they are about."""
        found: dict[frozenset[str], dict[InformationClass, list[Parts]]] = defaultdict(lambda: defaultdict(list))
        for condition in self.conditions:
            for kind in condition.kinds:
                found[condition.subjects][kind].append(condition.parts)
        return found
