"""Terms and documents of the same people, for tests of the agreements' core."""

from dataclasses import replace
from typing import Any

from privity.core.agreements.document import Document, Heading, agreement_document
from privity.core.agreements.terms import NamedParty, Template, Terms
from privity.core.vocabulary import Role

MIRJAM = NamedParty("a" * 32, Role.COACH, "Mirjam Kovač")
AMARA = NamedParty("b" * 32, Role.CLIENT, "Amara Osei")
HELEN = NamedParty("c" * 32, Role.SPONSOR, "Helen Brandt", "Northwind")
TOM = NamedParty("d" * 32, Role.LINE_MANAGER, "Tom Reyes", "Northwind")
IRIS = NamedParty("e" * 32, Role.ASSISTANT, "Iris Vogel")
BEN = NamedParty("1" * 32, Role.GROUP_MEMBER, "Ben Adler")
CLEO = NamedParty("2" * 32, Role.GROUP_MEMBER, "Cleo Marin")
RUTH = NamedParty("3" * 32, Role.SUPERVISOR, "Ruth Baumann")

TWO_PARTY = Terms(Template.TWO_PARTY, (MIRJAM, AMARA))
THREE_WAY = Terms(Template.THREE_WAY, (MIRJAM, AMARA, HELEN, TOM, IRIS))
GROUP = Terms(Template.GROUP, (MIRJAM, BEN, CLEO, HELEN))
SUPERVISION = Terms(Template.SUPERVISION, (MIRJAM, RUTH))
ALL_TERMS = (TWO_PARTY, THREE_WAY, GROUP, SUPERVISION)

HEADING = Heading(engagement="f" * 32, number=1, language="en-gb", nonce="0" * 32)


def document(terms: Terms = THREE_WAY, parties: tuple[NamedParty, ...] | None = None, **chosen: Any) -> Document:
    """The document of these terms, with other parties or other choices."""
    changed = Terms(terms.template, parties or terms.parties, replace(terms.choices, **chosen))
    return agreement_document(changed, HEADING)
