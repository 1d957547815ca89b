"""A clause: a heading, paragraphs, and the roles it concerns most."""

from dataclasses import dataclass

from privity.core.vocabulary import Role
from privity.core.words import Phrase, phrase


@dataclass(frozen=True, slots=True)
class Clause:
    """``id`` is the anchor that reasons link to. ``concerns`` empty: it concerns everybody alike."""

    id: str
    heading: Phrase
    paragraphs: tuple[Phrase, ...]
    concerns: frozenset[Role] = frozenset()


def clause(name: str, heading: str, *paragraphs: str, concerns: frozenset[Role] = frozenset()) -> Clause:
    """A clause whose words depend on nothing."""
    return Clause(name, phrase(heading), tuple(phrase(text) for text in paragraphs), concerns)
