"""The acts of a bundle in plain words, for somebody who has nothing but the file."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import datetime

from privity.core.bundle.acts import Act, act_from
from privity.core.bundle.documents import documents_in
from privity.core.bundle.parts import acts_of
from privity.core.bundle.value import Bundle, Item, ShownEntry
from privity.core.entries import EngagementOpened, PersonAdded
from privity.core.entries.phrases.telling import Telling, sentence
from privity.core.errors import InvalidError
from privity.core.names import ROLES
from privity.core.outside import OUTSIDE
from privity.core.vocabulary import Role
from privity.core.words import Phrase, phrase

SHORT = 8
"""Digits of an id that stand for somebody of whom the file says no more."""


def told(bundle: Bundle) -> Iterator[tuple[datetime | None, Phrase]]:
    """When each act was done, and its sentence; nobody is "you", since anybody may read it. No instant where it was erased."""
    names = names_in(bundle)
    return (_told(item, names) for item in bundle.entries)


def names_in(bundle: Bundle) -> Mapping[str, str]:
    """What to call everybody: as the documents do, else by their role, else by the first digits of their id."""
    names: dict[str, str] = {}
    for act in acts_of(bundle):
        names.update({person: person[:SHORT] for person in _people(act) if person not in {*names, *OUTSIDE}})
        names.update(_roles(act))
    for document in documents_in(bundle):
        names.update({party.person: party.name for party in document.parties})
    return names


def _told(item: Item, names: Mapping[str, str]) -> tuple[datetime | None, Phrase]:
    if not isinstance(item, ShownEntry):
        return None, phrase("An act that was erased. That something stood here is proven.")
    try:
        act = act_from(item.content)
    except InvalidError:
        return None, phrase("An act in a form that this version of Privity does not know.")
    return act.at, _sentence(act, names)


def _sentence(act: Act, names: Mapping[str, str]) -> Phrase:
    try:
        if act.entry is not None:
            return sentence(act.entry, Telling(act.actor, "", names))
    except (ValueError, LookupError, TypeError, AttributeError):
        pass
    return phrase("{actor} did something that this version of Privity does not know.", actor=names[act.actor])


def _people(act: Act) -> Iterator[str]:
    """The ids in an act that may be people's: which fields those are, only each sentence knows."""
    yield act.actor
    for field in fields(act.entry) if act.entry else ():
        yield from _texts(getattr(act.entry, field.name))


def _roles(act: Act) -> dict[str, str]:
    match act.entry:
        case EngagementOpened(people=people, roles=roles):
            named = zip(_texts(people), map(_role, _texts(roles)), strict=False)
            return {**dict(named), act.actor: _role(Role.COACH)}
        case PersonAdded(person=str(person), role=role):
            return {person: _role(role)}
    return {}


def _texts(value: object) -> list[str]:
    """The texts in a field, whose type nobody has checked."""
    return [each for each in (value if isinstance(value, tuple) else (value,)) if isinstance(each, str)]


def _role(code: object) -> str:
    known = next((role for role in Role if role == code), None)
    return phrase("the {role}", role=ROLES[known].text if known else str(code)).render()
