"""What a signature says and how strong it is (R30)."""

from privity.core.agreements.document import Document
from privity.core.names import ROLES
from privity.core.words import Phrase, enumerate_names, phrase

EVIDENCE = "simple"
"""A simple electronic signature: person, typed name, words and their hash, time, copy. It is not called more than that."""

NAME = 200
"""The longest typed name, in characters."""


def intent_of(document: Document, person: str) -> Phrase:
    """The sentence that a party signs under, as the party with this id; it names what is signed and in which role.

    An addendum is named without a number, which would tell that there are others (R58).
    """
    roles = enumerate_names([ROLES[role].text for role in document.roles_of(person)])
    if document.opening is not None:
        return phrase(
            "I have read “{title}”, I sign it as {roles}, and I will keep to it.", title=document.title, roles=roles
        )
    return phrase(
        "I have read “{title}”, version {number}, I sign it as {roles}, and I will keep to it.",
        title=document.title,
        number=str(document.heading.number),
        roles=roles,
    )
