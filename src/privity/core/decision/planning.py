"""How a plan is made: the engine decides one example of each sort of record that it could tell apart."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise, product

from privity.core.agreements.version import governing
from privity.core.decision.engine import decide
from privity.core.decision.facts import Facts
from privity.core.decision.plan import Among, Condition, Parts, Plan, Record, Recorded, View
from privity.core.decision.question import Item
from privity.core.decision.verdict import Outcome
from privity.core.vocabulary import InformationClass

type Dimensions = tuple[
    tuple[Among, Among], tuple[bool, bool], tuple[Recorded | None, ...], tuple[Among, ...], tuple[Among, ...]
]
"""What can matter about an item, in the order of ``Parts``: for each the parts of which every item meets exactly one."""


def make_plan(facts: Facts, view: View, about: Iterable[frozenset[str]]) -> Plan:
    """The plan of a view, for records about these sets of subjects; records about others are not shown."""
    kinds: dict[tuple[frozenset[str], Parts], set[InformationClass]] = defaultdict(set)
    for subjects, kind in product(about, InformationClass):
        dimensions = _dimensions(facts, view, kind)
        shown = tuple(_shown(_examples(facts, view, kind, subjects), dimensions))
        for parts in _merged(shown, dimensions):
            kinds[subjects, parts].add(kind)
    conditions = (Condition(frozenset(found), subjects, parts) for (subjects, parts), found in kinds.items())
    named = {hold.item for hold in facts.holds} | {consent.item for consent in facts.consents if consent.item}
    return Plan(tuple(conditions), apart=frozenset(named))


def _dimensions(facts: Facts, view: View, kind: InformationClass) -> Dimensions:
    sender, in_group = frozenset({view.sender}), kind is InformationClass.GROUP_CONTRIBUTION
    return (
        (Among(sender, inside=True), Among(sender, inside=False)),
        (False, True),
        tuple(_terms(facts, view)),
        _each(addendum.discussion for addendum in facts.addenda),
        _each(segment.id for segment in facts.segments if in_group),
    )


def _terms(facts: Facts, view: View) -> Iterator[Recorded | None]:
    """Under each earlier version as well, or under the one in force alone."""
    completed = (version.completed_at for version in facts.versions)
    signed = sorted(at for at in completed if at and at <= view.at)
    in_force = governing(facts.versions, view.at)
    if in_force is None:
        yield None
        return
    yield from (Recorded(since, until, in_force.id, inside=True) for since, until in pairwise(signed))
    yield Recorded(signed[0], signed[-1], in_force.id, inside=False)


def _each(names: Iterable[str]) -> tuple[Among, ...]:
    """Each of the names, or none of them."""
    known = frozenset(names)
    return (*(Among(frozenset({name}), inside=True) for name in sorted(known)), Among(known, inside=False))


def _examples(facts: Facts, view: View, kind: InformationClass, subjects: frozenset[str]) -> Callable[[Parts], bool]:
    """Whether the engine shows an example that meets these parts."""

    def shows(parts: Parts) -> bool:
        record = Record(kind, subjects, _example(view, parts))
        return decide(record.question(view), facts).outcome is Outcome.ALLOW

    return shows


def _example(view: View, parts: Parts) -> Item:
    """An item that no fact names."""
    return Item(
        id="",
        author=_value(parts.author) or "",
        recorded_at=parts.recorded.since if parts.recorded and parts.recorded.inside else view.at,
        discussion=_value(parts.discussion),
        segment=_value(parts.segment),
        strict=bool(parts.strict),
    )


def _value(part: Among | None) -> str | None:
    return next(iter(part.values)) if part and part.inside else None


def _shown(shows: Callable[[Parts], bool], dimensions: Dimensions) -> Iterator[Parts]:
    """Every combination that is shown. A mark only closes and being the author only opens, so that most need no asking."""
    (own, others), (unmarked, marked), terms, discussions, segments = dimensions
    for recorded, discussion, segment in product(terms, discussions, segments):
        open_to_closed = tuple(
            Parts(author, strict, recorded, discussion, segment)
            for author, strict in ((own, unmarked), (own, marked), (others, unmarked), (others, marked))
        )
        if shows(open_to_closed[-1]):
            yield from open_to_closed
        elif shows(open_to_closed[0]):
            yield open_to_closed[0]
            yield from filter(shows, open_to_closed[1:3])


def _merged(shown: Iterable[Parts], dimensions: Dimensions) -> Iterable[Parts]:
    """The same with ``None`` wherever all parts of a dimension are shown alike."""
    for place, all_parts in enumerate(dimensions):
        alike: dict[tuple[object, ...], list[object]] = defaultdict(list)
        for parts in shown:
            alike[*parts[:place], *parts[place + 1 :]].append(parts[place])
        shown = [
            Parts._make((*rest[:place], part, *rest[place:]))
            for rest, found in alike.items()
            for part in ([None] if len(found) == len(all_parts) else found)
        ]
    return shown
