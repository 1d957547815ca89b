"""Seeded random agreements, addenda and consents: what was signed and what was said yes to."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from privity.core.agreements.version import Addendum, AgreementVersion, Listing, Party, Signature
from privity.core.consents import Consent, ConsentEvent, ConsentState
from privity.core.decision.facts import Participation
from privity.core.decision.question import Question
from privity.core.matrix import choices
from privity.core.vocabulary import ChannelKind, InformationClass, Purpose, Role, Rule
from tests.oracle.tables import MATRIX

START = datetime(2030, 1, 1, 9, tzinfo=UTC)
DAYS = tuple(START + timedelta(days=day) for day in (0, 4, 8, 13, 16, 20, 24, 27))
"""Few instants, so that they often coincide; 13 is the usual T (20) less the cool-off."""
NOW = DAYS[5]
FAR = START + timedelta(days=400)
INSTANT = timedelta(microseconds=1)

KINDS = tuple(InformationClass)
ROLES = tuple(Role)
PURPOSES = tuple(Purpose)
CHANNELS = tuple(ChannelKind)
STATES = tuple(ConsentState)

type Cells = dict[InformationClass, dict[Role, Rule]]

USUAL_CELLS: Cells = {
    InformationClass(kind): {Role(role): Rule(rule) for role, rule in row.items()} for kind, row in MATRIX.items()
}


def moment(r: Random) -> datetime:
    """One of the few instants, sometimes its neighbour."""
    return r.choice(DAYS) + r.choice((0, 0, 0, 0, 0, -1, 1)) * INSTANT


def early(r: Random) -> datetime:
    """An instant well before the usual T."""
    return r.choice(DAYS[:4])


def window(r: Random) -> tuple[datetime, datetime]:
    """Two instants in order, the window not empty."""
    first, second = sorted((moment(r), moment(r)))
    return (first, second) if first < second else (first, second + INSTANT)


def version(
    r: Random, number: int, people: Iterable[Participation], q: Question, column: Role, signed: datetime
) -> AgreementVersion:
    """A version that all signed at ``signed``; its cells differ from the default in a few places."""
    parties = tuple({(p.person, p.role): Party(p.person, p.role) for p in people}.values())
    words = f"words{number}"
    return AgreementVersion(
        id=f"v{number}",
        number=number,
        content_hash=words,
        parties=parties,
        cells=_cells(r, q.information_class, column),
        offered_at=START - timedelta(days=1),
        listings=_listings(r, q, column),
        signatures=tuple(Signature(person, words, signed) for person in sorted({p.person for p in parties})),
    )


def _cells(r: Random, kind: InformationClass | None, column: Role) -> Cells:
    cells = dict(USUAL_CELLS)

    def set_cell(of: InformationClass, role: Role, rule: Rule) -> None:
        cells[of] = {**cells[of], role: rule}

    if kind is not None and r.random() < 0.4:
        set_cell(kind, column, r.choice(choices(kind, column)))
    if kind is InformationClass.PERSONAL_DISCLOSURE and Rule.CONSENT in choices(kind, column) and r.random() < 0.8:
        set_cell(kind, column, Rule.CONSENT)
    for _ in range(r.choice((0, 0, 1, 3))):
        other, role = r.choice(KINDS), r.choice(ROLES)
        set_cell(other, role, r.choice(choices(other, role)))
    if kind is not None and r.random() < 0.04:
        cells[kind] = {role: rule for role, rule in cells[kind].items() if role is not column}
    if r.random() < 0.04:
        del cells[r.choice(KINDS)]
    return cells


def _listings(r: Random, q: Question, column: Role) -> tuple[Listing, ...]:
    kind, purpose = q.information_class, q.purpose
    if kind is None or purpose is None or q.recipient is None or r.random() < 0.25:
        return ()
    by_role = r.random() < 0.5
    good = Listing(
        kind,
        frozenset({purpose, r.choice(PURPOSES)}),
        person=None if by_role else q.recipient,
        role=column if by_role else None,
        since=r.choice((None, START)),
        until=r.choice((None, FAR)),
    )
    if r.random() < 0.6:
        return (good,)
    since, until = window(r)
    changes: tuple[dict[str, Any], ...] = (
        {"information_class": r.choice(KINDS)},
        {"purposes": frozenset({r.choice(PURPOSES)})},
        {"person": None, "role": r.choice(ROLES)},
        {"person": r.choice(("bo", "ida", "gus")), "role": None},
        {"since": since, "until": until},
    )
    return tuple(replace(good, **change) for change in r.sample(changes, r.choice((1, 1, 2))))


def spoilt(r: Random, v: AgreementVersion) -> AgreementVersion:
    """The same version, in one way not (or not yet, or later) in force."""
    signatures = list(v.signatures)
    fate = r.randrange(6)
    if fate == 0:
        return replace(v, signatures=())
    if fate == 1 and signatures:
        signatures.pop(r.randrange(len(signatures)))
    if fate == 2 and signatures:
        at = r.randrange(len(signatures))
        signatures[at] = replace(signatures[at], content_hash="other words")
    if fate == 3:
        return replace(v, closed_at=moment(r))
    if fate == 4 and signatures:
        at = r.randrange(len(signatures))
        signatures[at] = replace(signatures[at], at=moment(r))
    if fate == 5 and signatures:
        signatures.append(replace(r.choice(signatures), at=moment(r)))
    return replace(v, signatures=tuple(signatures))


def addendum(r: Random, name: str, people: Iterable[str], q: Question) -> Addendum:
    """Mostly one that opens the discussion to the recipient now; sometimes spoilt in one way."""
    kind = q.information_class or InformationClass.SESSION_CONTENT
    cells = {kind: r.choice(tuple(Rule)) if r.random() < 0.6 else Rule.ALWAYS}
    if r.random() < 0.2:
        cells = {r.choice(KINDS): Rule.ALWAYS}
    signers = sorted({*people, q.recipient or "bo"})
    good = Addendum(
        id=name,
        content_hash=f"words of {name}",
        parties=tuple(Party(person, Role.ASSISTANT) for person in signers),
        admits=frozenset({q.recipient or "bo"} if r.random() < 0.85 else {"ida"}),
        discussion="talk" if r.random() < 0.9 else "other talk",
        cells=cells,
        since=early(r),
        until=FAR,
        signatures=tuple(Signature(person, f"words of {name}", early(r)) for person in signers),
    )
    if r.random() < 0.7:
        return good
    since, until = window(r)
    return r.choice(
        (
            replace(good, signatures=good.signatures[1:]),
            replace(good, content_hash="changed words"),
            replace(good, since=since, until=until),
            replace(good, closed_at=moment(r)),
        )
    )


def consent(r: Random, name: str, subject: str, q: Question) -> Consent:
    """Mostly a good one for this question; sometimes spoilt in one or two ways."""
    item = q.item.id if q.item is not None and r.random() < 0.6 else None
    good = Consent(
        id=name,
        subject=subject,
        information_class=q.information_class or InformationClass.PROGRESS,
        recipient=q.recipient or "bo",
        purpose=q.purpose or Purpose.COACHING,
        channel=q.channel.kind if q.channel else ChannelKind.IN_PERSON,
        since=early(r),
        until=FAR,
        events=(ConsentEvent(ConsentState.GIVEN, r.choice((early(r), moment(r))), subject),),
        item=item,
        text_hash=q.text_hash,
        explicit=r.random() < 0.6,
    )
    for _ in range(r.choice((0, 0, 0, 1, 1, 1, 2))):
        good = _spoil_consent(r, good)
    return good


def _spoil_consent(r: Random, c: Consent) -> Consent:
    since, until = window(r)
    flagged = r.choice((early(r), moment(r)))
    changes: tuple[dict[str, Any], ...] = (
        {"events": _chain(r, c.subject)},
        {"events": _chain(r, c.subject)},
        {"events": (ConsentEvent(ConsentState.REFUSED, moment(r), c.subject),)},
        {"events": (ConsentEvent(ConsentState.GIVEN, early(r), "carl"),)},
        {"written": False},
        {"item": r.choice((None, "item2"))},
        {"information_class": r.choice(KINDS), "item": None},
        {"recipient": r.choice(("bo", "ida", "sue"))},
        {"purpose": r.choice(PURPOSES)},
        {"channel": r.choice(CHANNELS)},
        {"text_hash": r.choice((None, "text2"))},
        {"since": since, "until": until},
        {"explicit": False},
        {"pressure_flagged_at": flagged},
        {"pressure_flagged_at": flagged, "pressure_cleared_at": moment(r)},
    )
    return replace(c, **r.choice(changes))


def _chain(r: Random, subject: str) -> tuple[ConsentEvent, ...]:
    return tuple(
        ConsentEvent(r.choice(STATES), moment(r), subject if r.random() < 0.85 else "carl")
        for _ in range(r.choice((0, 1, 2, 2, 3)))
    )
