"""Two versions side by side: what opens, what closes, and what else changes, in sentences (R8)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from privity.core.agreements.document import Document
from privity.core.agreements.listings import listed_purposes
from privity.core.agreements.terms import columns, relevant
from privity.core.agreements.wording import Half, People, cell_sentence, enumerate_purposes, half_of, people_of
from privity.core.names import LIMITS, ROLES
from privity.core.vocabulary import InformationClass, Limit, Purpose, Role, Rule
from privity.core.words import Phrase, phrase


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that is not as it was. ``sentence`` says what holds under the later version.

    ``difference`` says in words what the two rules do not: which purposes were added, or taken away.
    """

    information_class: InformationClass
    role: Role
    before: Rule
    after: Rule
    sentence: Phrase
    difference: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a signer of the later version should know. ``opens`` and ``closes`` are about boundaries."""

    opens: tuple[Change, ...]
    closes: tuple[Change, ...]
    others: tuple[Phrase, ...]

    @property
    def nothing(self) -> bool:
        """Whether they say the same."""
        return not (self.opens or self.closes or self.others)


type _Cell = tuple[Rule, frozenset[Purpose]]


def compare(before: Document, after: Document, *, reader: str = "") -> Comparison:
    """What changes from ``before`` to ``after``. Of a column that is new only what it opens; one that is gone has its line."""
    people = people_of(after.parties, reader=reader)
    changed = [change for role in columns(people.by_role) for change in _of_column(before, after, role, people)]
    return Comparison(
        opens=tuple(change for change, opens in changed if opens),
        closes=tuple(change for change, opens in changed if not opens),
        others=(*_people(before, after), *_limits(before, after), *_numbers(before, after)),
    )


def _of_column(before: Document, after: Document, role: Role, people: People) -> Iterator[tuple[Change, bool]]:
    """Each cell that changed, and whether it opens. Purposes added open, purposes taken away close, each by itself."""
    for kind in relevant(people.by_role):
        old, new = _cell(before, kind, role), _cell(after, kind, role)
        new_and_private = role not in _columns(before) and half_of(*new) is Half.PRIVATE
        if old == new or new_and_private:
            continue
        change = Change(kind, role, old[0], new[0], cell_sentence(kind, role, new[0], people, new[1]))
        if _openness(new) != _openness(old):
            yield change, _openness(new) > _openness(old)
        else:
            yield from _of_listing(change, added=new[1] - old[1], gone=old[1] - new[1])


def _of_listing(
    change: Change, *, added: frozenset[Purpose], gone: frozenset[Purpose]
) -> Iterator[tuple[Change, bool]]:
    if added:
        yield replace(change, difference=phrase("Now also for {purposes}.", purposes=enumerate_purposes(added))), True
    if gone:
        yield replace(change, difference=phrase("No longer for {purposes}.", purposes=enumerate_purposes(gone))), False


def _columns(document: Document) -> tuple[Role, ...]:
    return columns(party.role for party in document.parties)


def _cell(document: Document, kind: InformationClass, role: Role) -> _Cell:
    rule = document.cells.get(kind, {}).get(role, Rule.NEVER)
    listed = listed_purposes(document.listings).get((kind, role), frozenset()) if rule is Rule.LISTED else frozenset()
    return rule, listed


def _openness(cell: _Cell) -> int:
    """Higher is more open; ``listed`` without a purpose opens nothing."""
    rule, purposes = cell
    return -(Rule.NEVER if rule is Rule.LISTED and not purposes else rule).strictness


def _people(before: Document, after: Document) -> Iterator[Phrase]:
    old = {(party.person, party.role) for party in before.parties}
    new = {(party.person, party.role) for party in after.parties}
    for party in after.parties:
        if (party.person, party.role) not in old:
            yield phrase("{name} joins as {role}.", name=party.name, role=ROLES[party.role].text)
    for party in before.parties:
        if (party.person, party.role) not in new:
            yield phrase("{name} is no party any more, and is told nothing new.", name=party.name)


def _limits(before: Document, after: Document) -> Iterator[Phrase]:
    for limit in Limit:
        if limit in after.limits - before.limits:
            yield phrase("A limit of confidentiality is added: {limit}.", limit=LIMITS[limit].text)
        if limit in before.limits - after.limits:
            yield phrase("A limit of confidentiality goes: {limit}.", limit=LIMITS[limit].text)


def _numbers(before: Document, after: Document) -> Iterator[Phrase]:
    if before.codes != after.codes:
        yield phrase("The professional codes named are others.")
    if before.review != after.review and after.review is not None:
        yield phrase("The terms are looked at again every {days} days.", days=str(after.review.every_days))
    old, new = (document.retention.get(InformationClass.SESSION_CONTENT) for document in (before, after))
    if old != new:
        yield phrase("What was said and written is kept {months} months after the end.", months=str(new))
    if _wording(before) != _wording(after):
        yield phrase("The wording of clauses changes: please read it in full.")


def _wording(document: Document) -> list[tuple[str, ...]]:
    """The words beside the boundaries and what follows from the choices above."""
    follows = ("shared-", "private-")
    named = {"limits", "codes", "review", "retention"}
    return [
        (clause.id, clause.heading, *clause.text)
        for clause in document.clauses
        if not clause.id.startswith(follows) and clause.id not in named
    ]
