"""Seeded random cases that reach every region of the decision about evenly: mostly in good order, then spoilt a little."""

from dataclasses import replace
from random import Random
from typing import Any

from privity.core.agreements.version import Addendum, AgreementVersion
from privity.core.consents import Consent
from privity.core.decision.facts import (
    ActorKind,
    BreachCase,
    ChannelAcceptance,
    ExceptionFile,
    Facts,
    Hold,
    HoldKind,
    Participation,
    PhaseChange,
    Review,
    Segment,
)
from privity.core.decision.question import Channel, Item, Question
from privity.core.vocabulary import InformationClass, Phase, Purpose, Role
from tests.oracle.generated_terms import (
    CHANNELS,
    DAYS,
    FAR,
    NOW,
    ROLES,
    START,
    addendum,
    consent,
    early,
    moment,
    spoilt,
    version,
    window,
)
from tests.oracle.tables import MATRIX, STRICT_RULES

ACTORS = {
    "anna": ActorKind.PERSON,
    "bo": ActorKind.PERSON,
    "carl": ActorKind.PERSON,
    "gus": ActorKind.PERSON,
    "ida": ActorKind.PERSON,
    "otto": ActorKind.PERSON,
    "police": ActorKind.OFFICE,
    "sue": ActorKind.PERSON,
    "management": ActorKind.UNNAMED,
}
"""anna is the client, carl the coach, sue the sponsor; gus may be a second client; bo and ida have any role, otto none."""

CELLS_OF_RULE = {
    rule: [
        (InformationClass(kind), Role(role))
        for kind, row in MATRIX.items()
        for role, cell in row.items()
        if cell == rule
    ]
    for rule in STRICT_RULES
}

WEIGHTS = (3, 3, 4, 3, 3, 4, 2, 1, 1)
"""How often a cell of each rule is asked about, from ``always`` to ``never``."""


def seeded(seed: int) -> tuple[Question, Facts]:
    """The case of this seed, always the same."""
    return generate(Random(seed))  # noqa: S311


def generate(r: Random) -> tuple[Question, Facts]:
    """One case. The same seed gives the same case."""
    kind, column = r.choice(CELLS_OF_RULE[r.choices(STRICT_RULES, WEIGHTS)[0]])
    recipient = _recipient(r, column)
    people = _people(r, recipient, column)
    q = _question(r, kind, recipient)
    facts = _facts(r, q, people, column)
    return _blanked(r, q), facts


def _recipient(r: Random, column: Role) -> str:
    if r.random() < 0.05:
        return r.choice(("otto", "police", "management", "ida"))
    named = {Role.CLIENT: "anna", Role.COACH: "carl", Role.SPONSOR: "sue", Role.GROUP_MEMBER: "gus"}
    return named.get(column, "bo")


def _people(r: Random, recipient: str, column: Role) -> list[Participation]:
    people = [
        Participation("anna", Role.CLIENT, START),
        Participation("carl", Role.COACH, START),
        Participation("sue", Role.SPONSOR, START),
    ]
    if recipient == "gus" or r.random() < 0.35:
        people.append(Participation("gus", r.choice((Role.CLIENT, Role.GROUP_MEMBER)), START))
    if recipient == "bo":
        people.append(Participation("bo", column, START))
    if r.random() < 0.3:
        people.append(Participation("ida", r.choice(ROLES), START))
    if r.random() < 0.12:
        people.append(Participation(recipient, r.choice(ROLES), early(r)))
    if r.random() < 0.12:
        leaver = r.randrange(len(people))
        since, until = window(r)
        people[leaver] = replace(people[leaver], since=since, until=r.choice((until, until, None)))
    return people


def _question(r: Random, kind: InformationClass, recipient: str) -> Question:
    sender = r.choice(("carl",) * 9 + ("anna",) * 6 + ("gus", "sue", "bo", "ida", "otto"))
    of_others = (("anna", "gus"), ("gus",), ("sue",), (recipient,), ("anna", recipient))
    subjects = r.choice((("anna",),) * (1 if sender == "anna" else 5) + of_others)
    purpose = r.choice(tuple(Purpose)[:-2]) if r.random() < 0.88 else r.choice(tuple(Purpose)[-2:])
    return Question(
        sender=sender,
        recipient=recipient,
        information_class=kind,
        subjects=frozenset(subjects),
        purpose=purpose,
        channel=Channel(r.choice(CHANNELS), employer_owned=r.random() < 0.1),
        at=NOW if r.random() < 0.8 else moment(r),
        item=_item(r, sender) if r.random() < 0.88 else None,
        text_hash="text1" if r.random() < 0.85 else None,
        recognisable=r.choice((False, False, False, True, None)),
        surplus=frozenset({"employer"}) if r.random() < 0.06 else frozenset(),
    )


def _item(r: Random, sender: str) -> Item:
    return Item(
        id="item1",
        author=sender if r.random() < 0.85 else r.choice(("anna", "carl", "gus", "otto")),
        recorded_at=moment(r),
        discussion=r.choice((None, "talk")),
        segment=r.choice((None, "part1", "part1", "part1", "part9")),
        strict=r.random() < 0.12,
        released_under=r.choice((None, None, None, None, None, "v1", "v2")),
    )


def _blanked(r: Random, q: Question) -> Question:
    if r.random() > 0.03:
        return q
    field = r.choice(("sender", "recipient", "information_class", "subjects", "purpose", "channel"))
    blank: dict[str, Any] = {field: frozenset() if field == "subjects" else None}
    if field in ("sender", "recipient") and r.random() < 0.5:
        blank[field] = "nobody here"
    return replace(q, **blank)


def _facts(r: Random, q: Question, people: list[Participation], column: Role) -> Facts:
    return Facts(
        engagement="engagement1",
        actors=dict(ACTORS),
        phases=_phases(r),
        participations=tuple(people),
        versions=_versions(r, people, q, column),
        addenda=_addenda(r, q),
        consents=_consents(r, q),
        reviews=_reviews(r),
        holds=_holds(r),
        breach_cases=_breach_cases(r, q),
        segments=_segments(r, q),
        accepted_channels=_accepted(r, q),
        acquaintances=frozenset({(q.recipient or "bo", "anna")} if r.random() < 0.12 else ()),
        exception_files=_files(r, q),
    )


def _phases(r: Random) -> tuple[PhaseChange, ...]:
    begun = PhaseChange(Phase.ACTIVE, START)
    if r.random() < 0.66:
        return (begun,)
    if r.random() < 0.2:
        return (PhaseChange(Phase.CONTRACTING, START),) if r.random() < 0.7 else ()
    later = [
        PhaseChange(r.choice(tuple(Phase)[2:]), r.choice((early(r), moment(r)))) for _ in range(r.choice((1, 1, 2)))
    ]
    return (begun, *later)


def _versions(r: Random, people: list[Participation], q: Question, column: Role) -> tuple[AgreementVersion, ...]:
    if r.random() < 0.03:
        return ()
    bound = people if r.random() < 0.9 else people[: r.randrange(1, len(people) + 1)]
    versions = [version(r, 1, bound, q, column, START)]
    versions.extend(
        version(r, number, bound, q, column, moment(r)) for number in range(2, r.choice((2, 2, 2, 3, 3, 4)))
    )
    return tuple(spoilt(r, each) if r.random() < 0.15 else each for each in versions)


def _addenda(r: Random, q: Question) -> tuple[Addendum, ...]:
    names = r.choice(((), (), (), (), ("a1",), ("a1",), ("a2", "a1")))
    return tuple(addendum(r, name, ("anna", "carl"), q) for name in names)


def _consents(r: Random, q: Question) -> tuple[Consent, ...]:
    found: list[Consent] = []
    for subject in sorted(q.subjects):
        for _ in range(r.choice((0, 1, 1, 1, 1, 2))):
            found.append(consent(r, f"c{len(found) + 1}", subject, q))
    r.shuffle(found)
    return tuple(found)


def _reviews(r: Random) -> tuple[Review, ...]:
    if r.random() < 0.7:
        return ()
    due = moment(r)
    return (
        r.choice(
            (
                Review(due),
                Review(FAR),
                Review(due, held_at=moment(r)),
                Review(due, extended_at=moment(r), extended_until=r.choice((None, FAR, moment(r)))),
                Review(due, extended_until=FAR),
            )
        ),
        *((Review(moment(r), held_at=moment(r)),) if r.random() < 0.3 else ()),
    )


def _holds(r: Random) -> tuple[Hold, ...]:
    if r.random() < 0.92:
        return ()
    since, until = window(r)
    item = r.choice(("item1", "item1", "item2"))
    return (Hold("hold1", r.choice(tuple(HoldKind)), item, since, r.choice((None, until))),)


def _breach_cases(r: Random, q: Question) -> tuple[BreachCase, ...]:
    if r.random() < 0.93:
        return ()
    since, until = window(r)
    actor = r.choice((q.recipient or "bo", q.recipient or "bo", "otto", "carl"))
    return (BreachCase("case1", actor, since, r.choice((None, until))),)


def _segments(r: Random, q: Question) -> tuple[Segment, ...]:
    present = {"anna", "carl"} | ({q.recipient or "bo"} if r.random() < 0.8 else set())
    return (Segment("part1", frozenset(present)), Segment("part2", frozenset(ACTORS)))


def _accepted(r: Random, q: Question) -> tuple[ChannelAcceptance, ...]:
    if q.channel is None or r.random() < 0.6:
        return ()
    kind = q.channel.kind if r.random() < 0.75 else r.choice(CHANNELS)
    return (ChannelAcceptance(kind, r.choice((early(r), moment(r)))),)


def _files(r: Random, q: Question) -> tuple[ExceptionFile, ...]:
    serious = q.purpose in (Purpose.DANGER, Purpose.LEGAL_DEMAND)
    if r.random() > (0.85 if serious else 0.06):
        return ()
    return tuple(_file(r, q, name) for name in r.choice((("f1",), ("f1",), ("f2", "f1"))))


def _file(r: Random, q: Question, name: str) -> ExceptionFile:
    good = ExceptionFile(
        id=name,
        purpose=q.purpose if q.purpose in (Purpose.DANGER, Purpose.LEGAL_DEMAND) else Purpose.DANGER,
        recipient=q.recipient or "police",
        text_hash="text1",
        since=early(r),
        until=FAR,
        complete=True,
        telling_raises_danger=r.random() < 0.5,
    )
    if r.random() < 0.4:
        good = replace(
            good, delay_reason=r.choice(("she is in the room", "", None)), tell_client_after=r.choice((None, *DAYS))
        )
    if r.random() < 0.65:
        return good
    since, until = window(r)
    return r.choice(
        (
            replace(good, complete=False),
            replace(good, text_hash="text2"),
            replace(good, recipient="otto"),
            replace(good, purpose=r.choice((Purpose.DANGER, Purpose.LEGAL_DEMAND))),
            replace(good, since=since, until=until),
            replace(good, closed_at=moment(r)),
        )
    )
