"""Engagements and questions as a practice has them, from a seed: what the decision benches ask about."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from uuid import UUID

from privity.core.agreements.version import Addendum, AgreementVersion, Listing, Party, Signature
from privity.core.consents import Consent, ConsentEvent, ConsentState
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
from privity.core.decision.plan import Record
from privity.core.decision.question import Channel, Item, Question
from privity.core.matrix import DEFAULT_MATRIX, Matrix, choices
from privity.core.vocabulary import ChannelKind, InformationClass, Phase, Purpose, Role, Rule

ROLES = (Role.COACH, Role.CLIENT, Role.SPONSOR, Role.LINE_MANAGER, Role.ASSISTANT, Role.SUPERVISOR)
SENDERS = (70, 10, 8, 4, 4, 4)
AUTHORS = (60, 30, 4, 2, 2, 2)
RECIPIENTS = (20, 20, 25, 15, 12, 8)

KINDS = tuple(InformationClass)
OFTEN = {
    InformationClass.LOGISTICS,
    InformationClass.ATTENDANCE,
    InformationClass.OBJECTIVES,
    InformationClass.PROGRESS,
    InformationClass.SHARED_NOTES,
    InformationClass.SESSION_CONTENT,
}
KIND_WEIGHTS = tuple(12 if kind in OFTEN else 1 if kind is InformationClass.GROUP_CONTRIBUTION else 3 for kind in KINDS)
PURPOSES = (
    Purpose.COACHING,
    Purpose.SCHEDULING,
    Purpose.PROGRESS_REPORT,
    Purpose.BILLING,
    Purpose.SUPERVISION,
    Purpose.PASS_ON,
    Purpose.DANGER,
)
PURPOSE_WEIGHTS = (500, 150, 150, 80, 75, 40, 5)
TEMPLATES = 24
START = datetime(2026, 1, 5, 9, tzinfo=UTC)
TODAY = 130.0
PAGE = 60
"""How many questions a page asks about one engagement."""
HELD, DISCUSSION, SEGMENT, DANGER_TEXT = "held item", "discussion", "segment", "text of the danger file"
OF_THE_SPONSOR = {InformationClass.SPONSOR_BRIEF, InformationClass.SPONSOR_OBSERVATION}


type People = Mapping[Role, str]


def dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311


def new_id(r: Random) -> str:
    return UUID(int=r.getrandbits(128)).hex


def day(number: float) -> datetime:
    return START + timedelta(seconds=int(number * 86_400))


@cache
def matrix(number: int) -> Matrix:
    """A practice's own template: the default with a few lawful changes. Engagements made from one template share it."""
    r = dice(number)
    cells = {kind: dict(row) for kind, row in DEFAULT_MATRIX.items()}
    for _ in range(number):
        kind, role = r.choice(KINDS), r.choice(ROLES)
        cells[kind][role] = r.choice(choices(kind, role))
    return cells


def engagement(r: Random) -> Facts:
    """A three-way engagement with an assistant and a supervisor, half a year old; some amended, some troubled."""
    people = {role: new_id(r) for role in ROLES}
    parties = people if r.random() < 0.9 else {role: people[role] for role in ROLES if role is not Role.SUPERVISOR}
    versions = [_version(r, 1, parties, 2)]
    if r.random() < 0.4:
        versions.append(_version(r, 2, parties, r.uniform(60, 110)))
    return Facts(
        engagement=new_id(r),
        actors=dict.fromkeys(people.values(), ActorKind.PERSON),
        phases=_phases(r),
        participations=tuple(_participation(r, role, person) for role, person in people.items()),
        versions=tuple(versions),
        addenda=_sometimes(r, 0.05, _addendum, people),
        consents=_sometimes(r, 0.1, _consent, people),
        reviews=(Review(day(95), day(94)), Review(day(185), None)),
        holds=_sometimes(r, 0.03, _hold, people),
        breach_cases=_sometimes(r, 0.02, _breach_case, people),
        segments=_sometimes(r, 0.02, _segment, people),
        accepted_channels=_sometimes(r, 0.2, _acceptance, people),
        acquaintances=frozenset(_sometimes(r, 0.1, _acquaintance, people)),
        exception_files=_sometimes(r, 0.02, _danger_file, people),
    )


def _sometimes[T](r: Random, chance: float, make: Callable[[Random, People], T], people: People) -> tuple[T, ...]:
    return (make(r, people),) if r.random() < chance else ()


def _phases(r: Random) -> tuple[PhaseChange, ...]:
    phases = [PhaseChange(Phase.CONTRACTING, day(0)), PhaseChange(Phase.ACTIVE, day(5))]
    if r.random() < 0.04:
        phases += [PhaseChange(Phase.SUSPENDED, day(115)), PhaseChange(Phase.ACTIVE, day(125))]
    if r.random() < 0.08:
        phases.append(PhaseChange(Phase.AFTERCARE, day(r.uniform(120, 180))))
    return tuple(phases)


def _participation(r: Random, role: Role, person: str) -> Participation:
    left = day(r.uniform(90, 150)) if role is Role.ASSISTANT and r.random() < 0.15 else None
    return Participation(person, role, day(0), left)


def _version(r: Random, number: int, people: People, offered: float) -> AgreementVersion:
    words = new_id(r) + new_id(r)
    return AgreementVersion(
        id=new_id(r),
        number=number,
        content_hash=words,
        parties=tuple(Party(person, role) for role, person in people.items()),
        cells=matrix(r.randrange(TEMPLATES)),
        offered_at=day(offered),
        listings=_listings(people),
        signatures=tuple(Signature(person, words, day(offered + r.random())) for person in people.values()),
    )


def _listings(people: People) -> tuple[Listing, ...]:
    money = frozenset({Purpose.SCHEDULING, Purpose.BILLING})
    return (
        Listing(InformationClass.LOGISTICS, money, role=Role.SPONSOR),
        Listing(InformationClass.ATTENDANCE, money, role=Role.SPONSOR),
        Listing(InformationClass.OBJECTIVES, frozenset({Purpose.PROGRESS_REPORT}), person=people[Role.LINE_MANAGER]),
    )


def _addendum(r: Random, people: People) -> Addendum:
    """The assistant joins one discussion."""
    words, signers = new_id(r), [people[role] for role in (Role.CLIENT, Role.COACH, Role.ASSISTANT)]
    return Addendum(
        id=new_id(r),
        content_hash=words,
        parties=tuple(Party(person, Role.ASSISTANT) for person in signers),
        admits=frozenset({people[Role.ASSISTANT]}),
        discussion=DISCUSSION,
        cells={InformationClass.OBJECTIVES: Rule.ALWAYS, InformationClass.SHARED_NOTES: Rule.ALWAYS},
        since=day(110),
        until=day(140),
        signatures=tuple(Signature(person, words, day(100)) for person in signers),
    )


def _hold(r: Random, _people: People) -> Hold:
    return Hold(new_id(r), HoldKind.LEGAL, HELD, day(100))


def _breach_case(r: Random, people: People) -> BreachCase:
    return BreachCase(new_id(r), people[r.choice((Role.SPONSOR, Role.LINE_MANAGER))], day(110), day(150))


def _segment(_: Random, people: People) -> Segment:
    return Segment(SEGMENT, frozenset({people[Role.CLIENT], people[Role.COACH]}))


def _acceptance(r: Random, _people: People) -> ChannelAcceptance:
    return ChannelAcceptance(ChannelKind.IN_APP, day(r.uniform(50, 150)))


def _acquaintance(_: Random, people: People) -> tuple[str, str]:
    return people[Role.SUPERVISOR], people[Role.CLIENT]


def _danger_file(r: Random, people: People) -> ExceptionFile:
    return ExceptionFile(
        new_id(r), Purpose.DANGER, people[Role.SPONSOR], DANGER_TEXT, day(125), day(145), complete=r.random() < 0.5
    )


def _consent(r: Random, people: People) -> Consent:
    client, since = people[Role.CLIENT], day(r.uniform(100, 120))
    return Consent(
        id=new_id(r),
        subject=client,
        information_class=InformationClass.PROGRESS,
        recipient=people[Role.SPONSOR],
        purpose=Purpose.PROGRESS_REPORT,
        channel=ChannelKind.IN_APP,
        since=since,
        until=day(180),
        events=(ConsentEvent(ConsentState.GIVEN, since, client),),
        text_hash=new_id(r),
    )


def question(r: Random, facts: Facts) -> Question:
    """One question about this engagement, nine of ten about today."""
    people = {participation.role: participation.person for participation in facts.participations}
    sender, recipient = r.choices(ROLES, SENDERS)[0], r.choices(ROLES, RECIPIENTS)[0]
    while recipient is sender:
        recipient = r.choices(ROLES, RECIPIENTS)[0]
    kind = r.choices(KINDS, KIND_WEIGHTS)[0]
    at = r.uniform(TODAY, TODAY + 10) if r.random() < 0.9 else r.uniform(1, TODAY)
    return Question(
        sender=people[sender],
        recipient=people[recipient],
        information_class=kind,
        subjects=frozenset({people[Role.SPONSOR if kind in OF_THE_SPONSOR else Role.CLIENT]}),
        purpose=r.choices(PURPOSES, PURPOSE_WEIGHTS)[0],
        channel=Channel(ChannelKind.IN_APP, employer_owned=r.random() < 0.02),
        at=day(at),
        item=_item(r, people, at) if r.random() < 0.7 else None,
        text_hash=r.choice((None, *_texts(facts))),
        recognisable=r.choice((False, None)) if recipient is Role.SUPERVISOR else None,
        surplus=frozenset({"employer"}) if r.random() < 0.02 else frozenset(),
    )


def _texts(facts: Facts) -> list[str | None]:
    return [consent.text_hash for consent in facts.consents] + [file.text_hash for file in facts.exception_files]


def _item(r: Random, people: People, at: float) -> Item:
    author = r.choices(ROLES, AUTHORS)[0]
    return Item(
        id=HELD if r.random() < 0.02 else new_id(r),
        author=people[author],
        recorded_at=day(r.uniform(min(5, at), at)),
        discussion=DISCUSSION if r.random() < 0.1 else None,
        segment=SEGMENT if r.random() < 0.5 else None,
        strict=r.random() < 0.03,
    )


def record(r: Random, facts: Facts) -> Record:
    """One record that the coach keeps about this engagement."""
    people = {participation.role: participation.person for participation in facts.participations}
    kind = r.choices(KINDS, KIND_WEIGHTS)[0]
    subject = people[Role.SPONSOR if kind in OF_THE_SPONSOR else Role.CLIENT]
    return Record(kind, frozenset({subject}), _item(r, people, TODAY))


def engagements(count: int, seed: int = 0) -> list[Facts]:
    r = dice(seed)
    return [engagement(r) for _ in range(count)]


def questions(all_facts: Sequence[Facts], count: int, seed: int) -> list[tuple[int, Question]]:
    """Asked as pages ask: some about one engagement, then some about another. Each with the place of its engagement."""
    r = dice(seed)
    pages = (r.randrange(len(all_facts)) for _ in range(count // PAGE))
    return [(place, question(r, all_facts[place])) for place in pages for _ in range(PAGE)]
