"""What somebody's question may stand on: the facts they know of, so that an answer never shows a hidden thing (R58).

Whoever tries out questions could learn from the answers that a consent was refused, a case is open or a file exists.
Therefore only a coach asks with every fact. docs/decisions/0011-an-answer-stands-on-what-the-asker-knows.md
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from privity.core.agreements.version import Addendum, AgreementVersion, governing
from privity.core.decision.facts import CLIENT_ROLES, ActorKind, ExceptionFile, Facts
from privity.core.vocabulary import Role


def facts_known_to(person: str, facts: Facts, at: datetime) -> Facts:
    """The part of the facts on which a question of this person may stand.

    A coach: all. A client: all but the consents of others and the danger files they are not told of yet. Everybody
    else, and a client who is not bound by the terms in force: the people they know, phases, and the terms they are party
    to with their reviews (R70). Who has left knows only their own part.
    A person with two roles gets the narrower view. The answer tells what was agreed, not whether a hidden hold or file
    stands in the way: so before anything leaves the question is asked again, with every fact.

    :param person: the id of the one who asks
    :param at: the instant of the question
    """
    roles = facts.roles(person, at)
    if not roles:
        return _left(person, facts)
    if roles == {Role.COACH}:
        return facts
    return _as_client(person, facts, at) if _is_client(person, roles, facts, at) else _as_other(person, facts, at)


def _is_client(person: str, roles: frozenset[Role], facts: Facts, at: datetime) -> bool:
    """A client whose engagement it is: party to the terms in force, or before any are, and not one of a group to be."""
    in_force = governing(facts.versions, at)
    if in_force is None:
        return roles == {Role.CLIENT}
    return roles <= CLIENT_ROLES and in_force.has_party(person)


def _as_client(person: str, facts: Facts, at: datetime) -> Facts:
    return replace(
        facts,
        consents=tuple(consent for consent in facts.consents if consent.subject == person),
        exception_files=tuple(file for file in facts.exception_files if not _kept_from_client(file, at)),
    )


def _kept_from_client(file: ExceptionFile, at: datetime) -> bool:
    """Telling waits, with a reason and a date, or while it would raise the danger (R80)."""
    return file.delays_telling(at) or (file.telling_raises_danger and file.open(at))


def _as_other(person: str, facts: Facts, at: datetime) -> Facts:
    versions = tuple(version for version in facts.versions if version.has_party(person))
    addenda = tuple(addendum for addendum in facts.addenda if addendum.has_party(person) or person in addendum.admits)
    holds = versions if governing(facts.versions, at) in (*versions, None) else ()
    known = {person} | _coaches(facts) | _named_in(versions, addenda)
    return Facts(
        engagement=facts.engagement,
        actors=_actors(facts, known),
        phases=facts.phases,
        participations=tuple(part for part in facts.participations if part.person in known),
        versions=holds,
        addenda=addenda,
        reviews=facts.reviews if holds else (),
    )


def _left(person: str, facts: Facts) -> Facts:
    parts = tuple(part for part in facts.participations if part.person == person)
    return Facts(engagement=facts.engagement, actors=_actors(facts, {person}), participations=parts)


def _actors(facts: Facts, known: set[str]) -> dict[str, ActorKind]:
    """Offices and the nameless are known to everybody; people only where the reader knows them."""
    return {key: kind for key, kind in facts.actors.items() if kind is not ActorKind.PERSON or key in known}


def _coaches(facts: Facts) -> set[str]:
    return {part.person for part in facts.participations if part.role is Role.COACH}


def _named_in(versions: Iterable[AgreementVersion], addenda: Iterable[Addendum]) -> set[str]:
    """Those who are party to the same terms know each other."""
    offered = [version.parties for version in versions] + [addendum.parties for addendum in addenda]
    parties = (party.person for together in offered for party in together)
    admitted = (person for addendum in addenda for person in addendum.admits)
    return {*parties, *admitted}
