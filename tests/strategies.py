"""Hypothesis strategies for questions and facts, from small pools, so that names and instants often coincide.

``cases`` are the oracle's generated cases, mostly in good order, drawn so that they shrink. ``wild_cases`` are built
field by field from the types: nothing about them is in good order.
"""

from collections.abc import Hashable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

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
from privity.core.decision.question import Channel, Item, Question
from privity.core.matrix import DEFAULT_MATRIX, choices
from privity.core.vocabulary import ChannelKind, InformationClass, Limit, Phase, Purpose, Role, Rule
from tests.oracle.generated import generate

START = datetime(2030, 1, 1, 9, tzinfo=UTC)

people = st.sampled_from(("anna", "carl", "sue", "gus", "bo", "ida"))
senders = st.sampled_from(("carl", "carl", "carl", "anna", "sue", "gus"))
names = st.sampled_from(("anna", "carl", "sue", "gus", "bo", "ida", "police", "management", "nobody here"))
instants = st.sampled_from([START + timedelta(days=day) for day in (0, 3, 7, 10, 14)])
kinds = st.sampled_from(
    (
        InformationClass.EXISTENCE,
        InformationClass.OBJECTIVES,
        InformationClass.PROGRESS,
        InformationClass.PERSONAL_DISCLOSURE,
        InformationClass.STORY,
        InformationClass.GROUP_CONTRIBUTION,
        InformationClass.SAFETY,
        InformationClass.AGREEMENT,
    )
)
purposes = st.sampled_from((Purpose.COACHING, Purpose.PROGRESS_REPORT, Purpose.PASS_ON, Purpose.DANGER))
channel_kinds = st.sampled_from((ChannelKind.IN_PERSON, ChannelKind.EMAIL))
texts = st.sampled_from((None, "text1", "text2"))
items = st.sampled_from((None, "item1", "item2"))
words = st.sampled_from(("words1", "words2"))


def maybe[T](strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | strategy


def up_to[T](count: int, strategy: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, max_size=count).map(tuple)


def each_once[T](count: int, strategy: st.SearchStrategy[T], field: str) -> st.SearchStrategy[tuple[T, ...]]:
    """Up to ``count`` values, no two with the same ``field``."""

    def key(value: T) -> Hashable:
        found: Hashable = getattr(value, field)
        return found

    return st.lists(strategy, max_size=count, unique_by=key).map(tuple)


PARTIES = (Party("carl", Role.COACH), Party("anna", Role.CLIENT), Party("sue", Role.SPONSOR))

parties = st.builds(Party, people, st.sampled_from(Role))
signatures = up_to(7, st.builds(Signature, people, words, instants))
listings = st.one_of(
    st.builds(Listing, kinds, st.frozensets(purposes), person=people, since=maybe(instants), until=maybe(instants)),
    st.builds(
        Listing,
        kinds,
        st.frozensets(purposes),
        role=st.sampled_from(Role),
        since=maybe(instants),
        until=maybe(instants),
    ),
)


@st.composite
def matrices(draw: st.DrawFn) -> dict[InformationClass, dict[Role, Rule]]:
    """A matrix that an agreement may have, some rows and cells missing."""
    rows = draw(st.sets(kinds))
    return {
        kind: {role: draw(st.sampled_from(choices(kind, role))) for role in draw(st.sets(st.sampled_from(Role)))}
        for kind in sorted(rows)
    }


@st.composite
def versions(draw: st.DrawFn, number: int) -> AgreementVersion:
    """Often the people of the cast all signed, at one instant; otherwise anything."""
    signers = draw(st.sampled_from((PARTIES, PARTIES[:2], ())) | up_to(3, parties))
    all_signed = tuple(Signature(party.person, "words1", draw(instants)) for party in signers)
    return AgreementVersion(
        id=f"v{number}",
        number=number,
        content_hash="words1",
        parties=signers,
        cells=draw(st.just(DEFAULT_MATRIX) | matrices()),
        offered_at=START,
        listings=draw(up_to(2, listings)),
        limits=draw(st.frozensets(st.sampled_from(Limit))),
        signatures=draw(st.just(all_signed) | st.just(all_signed) | signatures),
        closed_at=draw(st.none() | maybe(instants)),
    )


addenda = st.builds(
    Addendum,
    id=st.sampled_from(("a1", "a2")),
    content_hash=words,
    parties=up_to(2, parties),
    admits=st.frozensets(people, max_size=2),
    discussion=st.sampled_from(("talk", "other talk")),
    cells=st.dictionaries(kinds, st.sampled_from(Rule), max_size=3),
    since=instants,
    until=instants,
    signatures=signatures,
    closed_at=maybe(instants),
)
events = up_to(3, st.builds(ConsentEvent, st.sampled_from(ConsentState), instants, people))
consents = st.builds(
    Consent,
    id=st.sampled_from(("c1", "c2", "c3")),
    subject=people,
    information_class=kinds,
    recipient=names,
    purpose=purposes,
    channel=channel_kinds,
    since=instants,
    until=instants,
    events=events,
    item=items,
    text_hash=texts,
    written=st.booleans(),
    explicit=st.booleans(),
    pressure_flagged_at=maybe(instants),
    pressure_cleared_at=maybe(instants),
)
reviews = st.builds(Review, instants, maybe(instants), maybe(instants), maybe(instants))
holds = st.builds(
    Hold, st.just("hold1"), st.sampled_from(HoldKind), st.sampled_from(("item1", "item2")), instants, maybe(instants)
)
files = st.builds(
    ExceptionFile,
    id=st.sampled_from(("f1", "f2")),
    purpose=st.sampled_from((Purpose.DANGER, Purpose.LEGAL_DEMAND)),
    recipient=names,
    text_hash=st.sampled_from(("text1", "text2")),
    since=instants,
    until=instants,
    complete=st.booleans(),
    closed_at=maybe(instants),
    delay_reason=st.sampled_from((None, "", "a reason")),
    tell_client_after=maybe(instants),
    telling_raises_danger=st.booleans(),
)
participations = st.builds(Participation, people, st.sampled_from(Role), instants, maybe(instants))
segments = st.builds(Segment, st.sampled_from(("part1", "part2")), st.frozensets(people))

ACTORS = {
    "anna": ActorKind.PERSON,
    "carl": ActorKind.PERSON,
    "sue": ActorKind.PERSON,
    "gus": ActorKind.PERSON,
    "bo": ActorKind.PERSON,
    "ida": ActorKind.PERSON,
    "police": ActorKind.OFFICE,
    "management": ActorKind.UNNAMED,
}

PARTICIPATIONS = tuple(Participation(party.person, party.role, START) for party in PARTIES)

facts = st.builds(
    Facts,
    engagement=st.just("engagement1"),
    actors=st.just(ACTORS),
    phases=st.just((PhaseChange(Phase.ACTIVE, START),))
    | up_to(3, st.builds(PhaseChange, st.sampled_from(Phase), instants)),
    participations=up_to(3, participations).map(lambda more: (*PARTICIPATIONS, *more)),
    versions=st.one_of(st.tuples(versions(1)), st.tuples(versions(2), versions(1)), st.just(())),
    addenda=each_once(2, addenda, "id"),
    consents=each_once(3, consents, "id"),
    reviews=up_to(2, reviews),
    holds=up_to(1, holds),
    breach_cases=up_to(1, st.builds(BreachCase, st.just("case1"), names, instants, maybe(instants))),
    segments=each_once(2, segments, "id"),
    accepted_channels=up_to(2, st.builds(ChannelAcceptance, channel_kinds, instants)),
    acquaintances=st.frozensets(st.tuples(people, people), max_size=2),
    exception_files=each_once(2, files, "id"),
)

questions = st.builds(
    Question,
    sender=senders,
    recipient=people | people | names,
    information_class=kinds,
    subjects=st.just(frozenset({"anna"})) | st.frozensets(people, min_size=1, max_size=2),
    purpose=purposes,
    channel=st.builds(Channel, channel_kinds, st.booleans()),
    at=instants,
    item=maybe(
        st.builds(
            Item,
            id=st.sampled_from(("item1", "item2")),
            author=people,
            recorded_at=instants,
            discussion=st.sampled_from((None, "talk")),
            segment=st.sampled_from((None, "part1", "part9")),
            strict=st.booleans(),
            released_under=st.sampled_from((None, "v1", "v2")),
        )
    ),
    text_hash=texts,
    recognisable=st.sampled_from((None, False, True)),
    surplus=st.frozensets(st.just("employer")),
)


MISSING: tuple[dict[str, Any], ...] = (
    {"sender": None},
    {"recipient": None},
    {"information_class": None},
    {"subjects": frozenset()},
    {"purpose": None},
    {"channel": None},
)


@st.composite
def wild_cases(draw: st.DrawFn) -> tuple[Question, Facts]:
    """Any question about any facts; the sender is often the author of the item, and seldom something is missing."""
    question = draw(questions)
    if question.item is not None and question.sender is not None and draw(st.booleans()):
        question = replace(question, item=replace(question.item, author=question.sender))
    if draw(st.integers(0, 19)) == 19:
        question = replace(question, **draw(st.sampled_from(MISSING)))
    return question, draw(facts)


def cases() -> st.SearchStrategy[tuple[Question, Facts]]:
    """Generated cases, mostly in good order, driven by hypothesis so that they shrink."""

    def drawn(r: Random) -> tuple[Question, Facts]:
        return generate(r)

    return st.randoms(use_true_random=False).map(drawn)
