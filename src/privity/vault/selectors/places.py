"""Where somebody can write and read in an engagement: their own notes, and each kind of information that the rules let them have."""

from collections.abc import Iterator
from dataclasses import dataclass

from privity.core.circles import OwnScope, Scope, SharedScope, keepers, readers
from privity.core.decision.facts import CLIENT_ROLES, Facts
from privity.core.decision.known import facts_known_to
from privity.core.vocabulary import InformationClass, Role
from privity.engagements.selectors import Engagement, Participant, participants
from privity.vault.selectors.ground import facts_of
from privity.vault.selectors.writable import why_closed

SEALED = (
    InformationClass.SPONSOR_BRIEF,
    InformationClass.OBJECTIVES,
    InformationClass.PRIVATE_GOALS,
    InformationClass.SESSION_CONTENT,
    InformationClass.SHARED_NOTES,
    InformationClass.ASSESSMENTS,
    InformationClass.PROGRESS,
    InformationClass.PERSONAL_DISCLOSURE,
    InformationClass.THIRD_PARTY_MATTER,
)
"""What people write down together. Everything else has records of its own kind elsewhere, or should not exist."""


@dataclass(frozen=True, slots=True)
class Place:
    """A scope, who may be in its circle, and why the actor cannot write there now (empty where they can)."""

    scope: Scope
    kind: InformationClass
    readers: frozenset[str]
    keepers: frozenset[str]
    closed: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Everything on which the actor's browser stands in an engagement."""

    me: str
    people: tuple[Participant, ...]
    places: tuple[Place, ...]


def ground_of(engagement: Engagement) -> Ground:
    """Where the actor can write and read, and the people whom they know there: nobody else is named."""
    people = participants(engagement)
    facts = facts_of(engagement, people)
    known = facts_known_to(engagement.reader, facts, engagement.at).actors
    return Ground(
        me=engagement.reader,
        people=tuple(one for one in people if one.key in known),
        places=tuple(_place(engagement, scope, kind, facts) for scope, kind in _scopes(engagement, facts)),
    )


def _scopes(engagement: Engagement, facts: Facts) -> Iterator[tuple[Scope, InformationClass]]:
    own = InformationClass.COACH_NOTES if Role.COACH in engagement.roles else InformationClass.STORY
    yield OwnScope(engagement.reader), own
    for subject in _clients(facts, engagement):
        for kind in SEALED:
            scope = SharedScope(kind, frozenset({subject}))
            if engagement.reader in readers(scope, facts, engagement.at):
                yield scope, kind


def _clients(facts: Facts, engagement: Engagement) -> list[str]:
    open_parts = (part for part in facts.participations if part.open(engagement.at))
    return sorted({part.person for part in open_parts if part.role in CLIENT_ROLES})


def _place(engagement: Engagement, scope: Scope, kind: InformationClass, facts: Facts) -> Place:
    there = readers(scope, facts, engagement.at)
    return Place(scope, kind, there, keepers(scope, facts, engagement.at), why_closed(engagement, scope, kind, facts))
