"""What each entry says to a person who reads their part of the ledger: one plain sentence, ready for translation.

Each entry type has its sentence in the module named like the module of the type; a test sees to it that none is missing.
"""

from collections.abc import Mapping

from privity.core.entries.base import Envelope
from privity.core.entries.phrases import agreements, engagements, ledger, sharing, vault
from privity.core.entries.phrases.telling import Telling, sentence
from privity.core.words import Phrase

__all__ = ["agreements", "engagements", "entry_phrase", "ledger", "sharing", "vault"]


def entry_phrase(envelope: Envelope, *, reader: str, names: Mapping[str, str]) -> Phrase:
    """The sentence of an entry for one reader: their own acts begin with "You".

    :param reader: the id of the person who reads
    :param names: what people are called in this engagement, by id; who has no name any more is "somebody who has left"
    """
    return sentence(envelope.entry, Telling(envelope.actor, reader, names))
