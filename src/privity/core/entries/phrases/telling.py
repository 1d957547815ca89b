"""Telling an act to one reader: "You …" for their own acts, names for those of others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatch

from privity.core.entries.base import Entry
from privity.core.outside import OUTSIDE_NAMES
from privity.core.words import Phrase, enumerate_names, phrase

LEFT = phrase("somebody who has left")


@dataclass(frozen=True, slots=True)
class Telling:
    """Who acted, who reads, and what everybody is called (all by id)."""

    actor: str
    reader: str
    names: Mapping[str, str]

    def act(self, own: str, other: str, **params: str | Phrase) -> Phrase:
        """``own`` where the reader acted, else ``other``, which names the ``{actor}``."""
        return (
            phrase(own, **params) if self.actor == self.reader else phrase(other, actor=self.who(self.actor), **params)
        )

    def who(self, person: str) -> str | Phrase:
        """What a person is called inside the sentence: "you" for the reader."""
        return phrase("you") if person == self.reader else self.names.get(person) or OUTSIDE_NAMES.get(person, LEFT)

    def whom(self, person: str) -> str | Phrase:
        """As ``who``, but whoever acted is not named twice: others read "them"."""
        return phrase("them") if person == self.actor != self.reader else self.who(person)

    def they(self, person: str) -> str | Phrase:
        """As ``whom``, for whoever would act themselves: others read "they"."""
        return phrase("they") if person == self.actor != self.reader else self.who(person)

    def several(self, people: Sequence[str]) -> Phrase:
        """ "Helen, Tom and you": the reader comes last. "Nobody else" for no people."""
        ordered = sorted(people, key=lambda person: person == self.reader)
        return enumerate_names([self.who(person) for person in ordered]) if ordered else phrase("nobody else")


@singledispatch
def sentence(entry: Entry, told: Telling) -> Phrase:
    """The sentence of an entry. Each entry type registers its own.

    :raises TypeError: a type without a sentence; a test over the registry sees to it that there is none
    """
    raise TypeError(f"{type(entry).__name__} has no sentence")
