"""Sentences of the ledger itself."""

from privity.core.entries.ledger import LedgerPartTaken
from privity.core.entries.phrases.telling import Telling, sentence
from privity.core.words import Phrase


@sentence.register
def _(entry: LedgerPartTaken, told: Telling) -> Phrase:
    return told.act("You saved your part of the ledger as a file.", "{actor} saved their part of the ledger as a file.")
