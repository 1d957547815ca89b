"""The document that choices make for the people who take part now."""

from dataclasses import replace
from datetime import datetime

from django.utils.translation import get_language, gettext

from privity.agreements.facts import AddendumWish, Kind
from privity.agreements.selectors.versions import next_number, version_in_force
from privity.core.agreements.addendum_terms import SIGNS_ANYWAY, AddendumTerms, check_addendum
from privity.core.agreements.document import NONCE_BYTES, Document, Heading, addendum_document, agreement_document
from privity.core.agreements.terms import ALWAYS_LIMITS, TEMPLATE_OF, Choices, NamedParty, Terms
from privity.core.vocabulary import Role
from privity.engagements.selectors import Engagement, participants

NO_NONCE = "0" * 2 * NONCE_BYTES
"""A preview has no nonce: it has no hash that anybody could sign."""


def parties_to_be(engagement: Engagement, *, at: datetime) -> tuple[NamedParty, ...]:
    """Everybody who takes part at this instant, joined or not: they all sign (R2). An executor only ever closes."""
    return tuple(
        NamedParty(person=one.key, role=one.role, name=one.name, organisation=one.organisation)
        for one in participants(engagement)
        if one.open(at) and one.role is not Role.EXECUTOR
    )


def terms_of(engagement: Engagement, choices: Choices, *, at: datetime) -> Terms:
    """The terms that these choices make for those who take part now; cells and purposes of roles that nobody has fall away."""
    terms = Terms(TEMPLATE_OF[engagement.kind], parties_to_be(engagement, at=at))
    changes = {
        kind: {role: rule for role, rule in row.items() if role in terms.columns}
        for kind, row in choices.changes.items()
    }
    purposes = {(kind, role): chosen for (kind, role), chosen in choices.purposes.items() if role in terms.columns}
    return replace(terms, choices=replace(choices, changes=changes, purposes=purposes))


def agreement_to_offer(engagement: Engagement, choices: Choices, *, nonce: str, at: datetime) -> Document:
    """The agreement, in the language that is active now."""
    before = version_in_force(engagement, at=at)
    heading = _heading(engagement, Kind.AGREEMENT, nonce, previous=before.content_hash if before else "")
    return agreement_document(terms_of(engagement, choices, at=at), heading, gettext)


def addendum_to_offer(
    engagement: Engagement, wish: AddendumWish, *, discussion: str, nonce: str, at: datetime
) -> Document:
    """The addendum to the agreement in force, in the language that is active now; ``discussion`` is its own id.

    :raises InvalidError: something about the wish cannot be; the field is named
    """
    admits = frozenset({engagement.key_of(wish.admits)})
    everybody = parties_to_be(engagement, at=at)
    parties = tuple(party for party in everybody if party.role in SIGNS_ANYWAY or party.person in admits)
    terms = AddendumTerms(parties, admits, discussion, wish.topic, wish.kinds, wish.since, wish.until)
    before = version_in_force(engagement, at=at)
    heading = _heading(engagement, Kind.ADDENDUM, nonce, previous=before.content_hash if before else "")
    limits = before.document.limits if before else ALWAYS_LIMITS
    return addendum_document(check_addendum(terms, at=at), limits, heading, gettext)


def _heading(engagement: Engagement, kind: Kind, nonce: str, *, previous: str) -> Heading:
    return Heading(
        engagement=engagement.id.hex,
        number=next_number(engagement, kind),
        language=get_language() or "en",
        nonce=nonce,
        previous=previous,
    )
