"""The short language in which the reviewed cases are written: people, instants, questions, facts and expected answers.

One cast everywhere: anna the client, carl the coach, sue from HR who pays; max is anna's boss. The course began on
3 March 2026; the usual question is asked on 1 June about a note of 20 May.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from privity.core.agreements.version import Addendum, AgreementVersion, Listing, Party, Signature
from privity.core.consents import Consent, ConsentEvent, ConsentState
from privity.core.decision.facts import ActorKind, Facts, Participation, PhaseChange
from privity.core.decision.question import Channel, Item, Question
from privity.core.vocabulary import ChannelKind, InformationClass, Phase, Purpose, Role, Rule
from tests.oracle.tables import MATRIX

PEOPLE = "anna carl sue max ada sam gus gwen vera stan eva otto"
ACTORS = dict.fromkeys(PEOPLE.split(), ActorKind.PERSON) | {
    "ambulance": ActorKind.OFFICE,
    "court": ActorKind.OFFICE,
    "management": ActorKind.UNNAMED,
}
TRIO = (("anna", "client"), ("carl", "coach"), ("sue", "sponsor"))
INSTANT = timedelta(microseconds=1)
USUAL = object()


def day(month_and_day: str) -> datetime:
    """``day("05-20")`` is 20 May 2026 at ten o'clock UTC; ``"05-20+"`` an instant later, ``"05-20-"`` an instant earlier."""
    nudge = {"+": INSTANT, "-": -INSTANT}.get(month_and_day[-1], timedelta())
    month, number = (int(part) for part in month_and_day.rstrip("+-").split("-"))
    return datetime(2026, month, number, 10, tzinfo=UTC) + nudge


def maybe_day(month_and_day: str | None) -> datetime | None:
    return None if month_and_day is None else day(month_and_day)


def note(author: str = "carl", recorded: str = "05-20", **more: Any) -> Item:
    return Item(id="note-7", author=author, recorded_at=day(recorded), **more)


def ask(
    kind: str = "progress",
    *,
    by: str = "carl",
    to: str = "sue",
    about: str = "anna",
    why: str = "progress_report",
    via: str = "in_person",
    employer: bool = False,
    at: str = "06-01",
    item: Any = USUAL,
    text: str | None = "text-1",
    **more: Any,
) -> Question:
    """May ``by`` tell ``to`` this ``kind`` about the people in ``about``?"""
    return Question(
        sender=by,
        recipient=to,
        information_class=InformationClass(kind),
        subjects=frozenset(about.split()),
        purpose=Purpose(why),
        channel=Channel(ChannelKind(via), employer_owned=employer),
        at=day(at),
        item=note() if item is USUAL else item,
        text_hash=text,
        **more,
    )


def person(name: str, role: str, since: str = "03-01", until: str | None = None) -> Participation:
    return Participation(name, Role(role), day(since), maybe_day(until))


def version(
    number: int = 1,
    *,
    signed: str = "03-02",
    people: tuple[tuple[str, str], ...] = TRIO,
    cells: dict[tuple[str, str], str] | None = None,
    lists: tuple[Listing, ...] = (),
    forget: tuple[str, str] | None = None,
    **more: Any,
) -> AgreementVersion:
    """Version ``number``, signed by all ``people`` on one day; the default matrix with ``cells`` set and one cell forgotten."""
    matrix = {InformationClass(kind): {Role(r): Rule(rule) for r, rule in row.items()} for kind, row in MATRIX.items()}
    for (kind, role), rule in (cells or {}).items():
        matrix[InformationClass(kind)][Role(role)] = Rule(rule)
    if forget:
        del matrix[InformationClass(forget[0])][Role(forget[1])]
    words = f"words of v{number}"
    return AgreementVersion(
        id=f"v{number}",
        number=number,
        content_hash=words,
        parties=tuple(Party(name, Role(role)) for name, role in people),
        cells=matrix,
        offered_at=day("03-01"),
        listings=lists,
        signatures=more.pop("signatures", tuple(Signature(name, words, day(signed)) for name, _ in people)),
        **more,
    )


def signatures(number: int, **signed: str) -> tuple[Signature, ...]:
    """``signatures(1, anna="03-02")``: who signed the words of this version when."""
    return tuple(Signature(name, f"words of v{number}", day(at)) for name, at in signed.items())


def listing(kind: str, why: str, *, to: str | None = None, role: str | None = None, **window: str) -> Listing:
    return Listing(
        InformationClass(kind),
        frozenset(Purpose(purpose) for purpose in why.split()),
        person=to,
        role=Role(role) if role else None,
        since=maybe_day(window.get("since")),
        until=maybe_day(window.get("until")),
    )


def addendum(
    cells: dict[str, str],
    *,
    admits: str = "ada",
    signers: str = "anna carl ada",
    since: str = "05-01",
    until: str = "07-01",
    **more: Any,
) -> Addendum:
    """An addendum about the discussion ``talk-3``, signed by everyone it needs."""
    return Addendum(
        id=more.pop("id", "a1"),
        content_hash="words of a1",
        parties=tuple(Party(name, Role.ASSISTANT) for name in signers.split()),
        admits=frozenset(admits.split()),
        discussion="talk-3",
        cells={InformationClass(kind): Rule(rule) for kind, rule in cells.items()},
        since=day(since),
        until=day(until),
        signatures=more.pop(
            "signatures", tuple(Signature(name, "words of a1", day("05-01")) for name in signers.split())
        ),
        **more,
    )


def yes(subject: str = "anna", *events: tuple[str, str], **changed: Any) -> Consent:
    """A good consent of ``subject`` to the usual question, given on 25 May, with what is ``changed``."""
    usual = Consent(
        id=f"consent-{subject}",
        subject=subject,
        information_class=InformationClass.PROGRESS,
        recipient="sue",
        purpose=Purpose.PROGRESS_REPORT,
        channel=ChannelKind.IN_PERSON,
        since=day("05-25"),
        until=day("09-01"),
        events=happened(subject, *(events or (("given", "05-25"),))),
        item="note-7",
        text_hash="text-1",
    )
    return replace(usual, **changed)


def happened(subject: str, *events: tuple[str, ...]) -> tuple[ConsentEvent, ...]:
    """Events as (state, day) by the subject, or (state, day, by whom)."""
    return tuple(ConsentEvent(ConsentState(e[0]), day(e[1]), e[2] if len(e) > 2 else subject) for e in events)


def phases(*steps: tuple[str, str]) -> tuple[PhaseChange, ...]:
    return tuple(PhaseChange(Phase(phase), day(at)) for phase, at in steps)


BEGUN = (("contracting", "03-01"), ("active", "03-03"))


def world(*more_people: tuple[str, str], people: tuple[tuple[str, str], ...] = TRIO, **changed: Any) -> Facts:
    """Anna's course in good order: everybody signed version 1 on 2 March, active since 3 March; with what is ``changed``."""
    everybody = (*people, *more_people)
    facts = Facts(
        engagement="anna-and-carl",
        actors=dict(ACTORS),
        phases=phases(*BEGUN),
        participations=tuple(person(name, role) for name, role in everybody),
        versions=(version(people=everybody),),
    )
    return replace(facts, **changed)
