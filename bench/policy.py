"""The policy of one engagement as plain tables, from which the policies of the other engines are written.

A sharing is allowed when it is the client's own information; or else when the sender takes part and holds it, and either
a danger file names it or the cell of the recipient allows it under the versions that govern and no constraint closes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from privity.core.agreements.version import AgreementVersion
from privity.core.decision.facts import Facts
from privity.core.decision.question import Question
from privity.core.matrix import DEFAULT_MATRIX
from privity.core.vocabulary import OPEN_BEFORE_START, OPEN_WHILE_OVERDUE, InformationClass, Phase, Role, Rule

NEVER_ENDS = 2**40
EVERYTHING = frozenset(InformationClass)

type Window = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Terms:
    """What governs at instants in one window what was recorded in another, and who is bound by it."""

    at: Window
    recorded: Window
    bound: frozenset[str]
    kinds: dict[tuple[str, Rule], frozenset[InformationClass]]
    """For a person and a rule the kinds of information in whose cells it stands."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A ``listed`` cell lists this person for these purposes."""

    person: str
    kind: InformationClass
    purposes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Consented:
    """The client's consent to one text."""

    person: str
    kind: InformationClass
    purpose: str
    channel: str
    text: str
    window: Window


@dataclass(frozen=True, slots=True)
class Opened:
    """An addendum gives this person some kinds from one discussion."""

    person: str
    discussion: str
    kinds: frozenset[InformationClass]
    window: Window


@dataclass(frozen=True, slots=True)
class Filed:
    """A complete danger file names this recipient and text."""

    person: str
    text: str
    window: Window


@dataclass(frozen=True, slots=True)
class Frozen:
    """This item, or whatever would go to this person, does not move."""

    name: str
    window: Window


@dataclass(frozen=True, slots=True)
class Closed:
    """In this window nothing of these kinds moves."""

    window: Window
    kinds: frozenset[InformationClass]


@dataclass(frozen=True, slots=True)
class Policy:
    """One engagement. ``unmarked`` are the people whom a mark does not stop; ``accepted`` is since when an employer's channel is."""

    engagement: str
    client: str
    unmarked: frozenset[str]
    takes_part: dict[str, Window]
    terms: tuple[Terms, ...]
    listings: tuple[Listed, ...]
    consents: tuple[Consented, ...]
    addenda: tuple[Opened, ...]
    files: tuple[Filed, ...]
    closed: tuple[Closed, ...]
    held: tuple[Frozen, ...]
    accused: tuple[Frozen, ...]
    present: dict[str, frozenset[str]]
    acquainted: frozenset[str]
    accepted: int

    @property
    def since(self) -> int:
        """From when on the client is one."""
        return self.takes_part[self.client][0]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with numbers for instants."""

    engagement: str
    sender: str
    to: str
    kind: InformationClass
    about: str
    purpose: str
    channel: str
    employers: bool
    at: int
    recorded: int
    author: bool
    item: str
    discussion: str
    segment: str
    strict: bool
    text: str
    unrecognisable: bool
    surplus: bool


def asked(engagement: str, q: Question) -> Asked:
    """The question as the other engines get it; the bench asks about one subject at a time."""
    assert q.sender
    assert q.recipient
    assert q.information_class
    assert q.purpose
    assert q.channel
    (about,) = q.subjects
    return Asked(
        engagement=engagement,
        sender=q.sender,
        to=q.recipient,
        kind=q.information_class,
        about=about,
        purpose=q.purpose,
        channel=q.channel.kind,
        employers=q.channel.employer_owned,
        at=_seconds(q.at),
        recorded=_seconds(q.item.recorded_at) if q.item else _seconds(q.at),
        author=q.item is not None and q.item.author == q.sender,
        item=q.item.id if q.item else "",
        discussion=(q.item and q.item.discussion) or "",
        segment=(q.item and q.item.segment) or "",
        strict=q.item is not None and q.item.strict,
        text=q.text_hash or "",
        unrecognisable=q.recognisable is False,
        surplus=bool(q.surplus),
    )


def policy(facts: Facts) -> Policy:
    people = {participation.role: participation.person for participation in facts.participations}
    return Policy(
        engagement=facts.engagement,
        client=people[Role.CLIENT],
        unmarked=frozenset({people[Role.CLIENT], people[Role.COACH]}),
        takes_part={p.person: _window(p.since, p.until) for p in facts.participations},
        terms=tuple(_terms(facts, people)),
        listings=tuple(_listings(facts, people)),
        consents=tuple(_consents(facts)),
        addenda=tuple(_addenda(facts)),
        files=tuple(
            Filed(file.recipient, file.text_hash, _window(file.since, file.until))
            for file in facts.exception_files
            if file.complete
        ),
        closed=tuple(closed for closed in _closed(facts) if closed.window[0] < closed.window[1]),
        held=tuple(Frozen(hold.item, _window(hold.since, hold.until)) for hold in facts.holds),
        accused=tuple(Frozen(case.actor, _window(case.since, case.until)) for case in facts.breach_cases),
        present={segment.id: segment.present for segment in facts.segments},
        acquainted=frozenset(person for person, _ in facts.acquaintances),
        accepted=min((_seconds(one.at) for one in facts.accepted_channels), default=NEVER_ENDS),
    )


def _seconds(instant: datetime) -> int:
    return int(instant.timestamp())


def _window(since: datetime, until: datetime | None) -> Window:
    return _seconds(since), _seconds(until) if until else NEVER_ENDS


def _terms(facts: Facts, people: dict[Role, str]) -> Iterator[Terms]:
    signed = [(_seconds(version.completed_at), version) for version in facts.versions if version.completed_at]
    bounds = [since for since, _ in signed] + [NEVER_ENDS]
    defaults = _kinds(people, (), OPEN_BEFORE_START)
    unlisted = {place: kinds for place, kinds in defaults.items() if place[1] is not Rule.LISTED}
    yield Terms((0, bounds[0]), (0, NEVER_ENDS), frozenset(people.values()), unlisted)
    for number, (since, version) in enumerate(signed):
        bound = frozenset(party.person for party in version.parties)
        for earlier, (_, other) in enumerate(signed[: number + 1]):
            recorded = bounds[earlier] if earlier else 0, bounds[earlier + 1] if earlier < number else NEVER_ENDS
            yield Terms((since, bounds[number + 1]), recorded, bound, _kinds(people, (version, other), EVERYTHING))


def _kinds(
    people: dict[Role, str], versions: tuple[AgreementVersion, ...], of: frozenset[InformationClass]
) -> dict[tuple[str, Rule], frozenset[InformationClass]]:
    matrices = [version.cells for version in versions] or [DEFAULT_MATRIX]
    found: dict[tuple[str, Rule], set[InformationClass]] = {}
    for role, person in people.items():
        for kind in of:
            rule = max((matrix[kind][role] for matrix in matrices), key=lambda rule: rule.strictness)
            found.setdefault((person, rule), set()).add(kind)
    return {place: frozenset(kinds) for place, kinds in found.items()}


def _listings(facts: Facts, people: dict[Role, str]) -> Iterator[Listed]:
    """All versions of the bench list the same, without a window."""
    for listing in facts.versions[0].listings:
        person = listing.person or people[listing.role or Role.CLIENT]
        yield Listed(person, listing.information_class, frozenset(map(str, listing.purposes)))


def _consents(facts: Facts) -> Iterator[Consented]:
    """All consents of the bench are the client's, given at their start and good to their end."""
    for c in facts.consents:
        yield Consented(
            c.recipient, c.information_class, c.purpose, c.channel, c.text_hash or "", _window(c.since, c.until)
        )


def _addenda(facts: Facts) -> Iterator[Opened]:
    """All addenda of the bench are signed before they begin, and give what they give always."""
    for addendum in facts.addenda:
        for person in addendum.admits:
            window = _window(addendum.since, addendum.until)
            yield Opened(person, addendum.discussion, frozenset(addendum.cells), window)


def _closed(facts: Facts) -> Iterator[Closed]:
    ends = [change.at for change in facts.phases[1:]]
    for change, end in zip(facts.phases, [*ends, None], strict=True):
        window = _window(change.at, end)
        if change.phase.before_start:
            yield Closed(window, EVERYTHING - OPEN_BEFORE_START)
        if change.phase is Phase.SUSPENDED:
            yield Closed(window, EVERYTHING)
        if change.phase is Phase.AFTERCARE:
            yield Closed(window, EVERYTHING - {InformationClass.AGREEMENT})
    for review in facts.reviews:
        yield Closed(_window(review.due_at, review.held_at), EVERYTHING - OPEN_WHILE_OVERDUE)
