"""Sentences of practices, engagements and the people in them."""

from privity.core.entries.engagements import (
    AdministratorChanged,
    CoachAdmitted,
    EngagementEnded,
    EngagementOpened,
    InvitationAccepted,
    InvitationSent,
    ParticipationEnded,
    PersonAdded,
    PhaseChanged,
    PracticeFounded,
)
from privity.core.entries.phrases.telling import Telling, sentence
from privity.core.names import ROLES
from privity.core.vocabulary import Phase, Role
from privity.core.words import Phrase, enumerate_names


@sentence.register
def _(entry: PracticeFounded, told: Telling) -> Phrase:
    return told.act("You founded the practice.", "{actor} founded the practice.")


@sentence.register
def _(entry: CoachAdmitted, told: Telling) -> Phrase:
    person = told.who(entry.person)
    return told.act(
        "You admitted {person} to the practice.", "{actor} admitted {person} to the practice.", person=person
    )


@sentence.register
def _(entry: AdministratorChanged, told: Telling) -> Phrase:
    person = told.who(entry.person)
    if entry.administrator:
        return told.act(
            "You made {person} an administrator of the practice.",
            "{actor} made {person} an administrator of the practice.",
            person=person,
        )
    return told.act(
        "You took the administrator's rights from {person}.",
        "{actor} took the administrator's rights from {person}.",
        person=person,
    )


@sentence.register
def _(entry: EngagementOpened, told: Telling) -> Phrase:
    people = told.several(tuple(dict.fromkeys(entry.people)))
    return told.act(
        "You set this up and named {people}. Nothing is open by that.",
        "{actor} set this up and named {people}. Nothing is open by that.",
        people=people,
    )


@sentence.register
def _(entry: PersonAdded, told: Telling) -> Phrase:
    return told.act(
        "You named {person} as {role}. Nothing is open by that.",
        "{actor} named {person} as {role}. Nothing is open by that.",
        person=told.who(entry.person),
        role=_role(entry.role),
    )


@sentence.register
def _(entry: InvitationSent, told: Telling) -> Phrase:
    person = told.who(entry.person)
    return told.act("You mailed an invitation to {person}.", "{actor} mailed an invitation to {person}.", person=person)


@sentence.register
def _(entry: InvitationAccepted, told: Telling) -> Phrase:
    roles = enumerate_names([_role(role) for role in entry.roles])
    if entry.by_link:
        return told.act(
            "You joined as {roles}, by the mailed link.", "{actor} joined as {roles}, by the mailed link.", roles=roles
        )
    return told.act("You joined as {roles}.", "{actor} joined as {roles}.", roles=roles)


@sentence.register
def _(entry: ParticipationEnded, told: Telling) -> Phrase:
    role = _role(entry.role)
    if entry.person == told.actor:
        return told.act(
            "You left as {role}. The duty to keep it confidential goes on.",
            "{actor} left as {role}. The duty to keep it confidential goes on.",
            role=role,
        )
    return told.act(
        "You ended access for {person} as {role}, at once. The duty to keep it confidential goes on.",
        "{actor} ended access for {person} as {role}, at once. The duty to keep it confidential goes on.",
        person=told.who(entry.person),
        role=role,
    )


@sentence.register
def _(entry: PhaseChanged, told: Telling) -> Phrase:
    own, other = PHASES[Phase(entry.phase)]
    return told.act(own, other)


@sentence.register
def _(entry: EngagementEnded, told: Telling) -> Phrase:
    return told.act(
        "You ended the engagement. What was confidential stays confidential.",
        "{actor} ended the engagement. What was confidential stays confidential.",
    )


PHASES: dict[Phase, tuple[str, str]] = {
    Phase.DRAFT: ("You went back to setting it up.", "{actor} went back to setting it up."),
    Phase.CONTRACTING: ("You asked for the signatures.", "{actor} asked for the signatures."),
    Phase.ACTIVE: ("You let the coaching go on.", "{actor} let the coaching go on."),
    Phase.SUSPENDED: (
        "You paused the coaching. Nothing is shared meanwhile.",
        "{actor} paused the coaching. Nothing is shared meanwhile.",
    ),
    Phase.CLOSING: ("You began the last sessions.", "{actor} began the last sessions."),
    Phase.AFTERCARE: ("You ended the coaching.", "{actor} ended the coaching."),
}


def _role(code: str) -> Phrase:
    return ROLES[Role(code)].text
