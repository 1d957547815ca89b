"""What a question can be put together from, in the words of the reader: people, kinds of information, purposes, ways."""

from collections.abc import Mapping

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from privity.core.decision.facts import CLIENT_ROLES
from privity.core.names import CHANNELS, CLASSES, FAMILIES, PURPOSES, ROLES, Name
from privity.core.outside import OUTSIDE_NAMES
from privity.core.vocabulary import Role
from privity.core.words import Phrase
from privity.engagements.selectors import Participant
from privity.sharing.selectors.ground import Ground

type Choice = tuple[str, str]
type Group = tuple[str, list[Choice]]


def people(ground: Ground) -> list[Choice]:
    """Everybody the reader knows, who they are here, the reader as "You"."""
    return [(one.key, _called(one, ground)) for one in ground.people]


def recipients(ground: Ground) -> list[Group]:
    """Those who take part, and whom one can ask about beside them."""
    outside = [(key, _said(words)) for key, words in OUTSIDE_NAMES.items()]
    return [(_("In this agreement"), people(ground)), (_("Outside"), outside)]


def kinds() -> list[Group]:
    """Kinds of information in their plain families."""
    return [
        (_said(family), [(kind.value, _said(CLASSES[kind].text)) for kind in kinds])
        for family, kinds in FAMILIES.values()
    ]


def purposes() -> list[Choice]:
    return _named(PURPOSES)


def channels() -> list[Choice]:
    return _named(CHANNELS)


def usual(ground: Ground) -> dict[str, object]:
    """How a question usually begins: a coach or client would tell; anybody else would be told by the coach."""
    clients = [one.key for one in ground.people if one.role in CLIENT_ROLES]
    coach = next((one.key for one in ground.people if one.role is Role.COACH), ground.reader)
    keeps = ground.roles(ground.reader) & (CLIENT_ROLES | {Role.COACH})
    begun = {"sender": ground.reader} if keeps else {"sender": coach, "recipient": ground.reader}
    return {**begun, "subjects": clients if len(clients) == 1 else []}


def _named[Word: str](names: Mapping[Word, Name]) -> list[Choice]:
    return [(word, _said(name.text)) for word, name in names.items()]


def _called(one: Participant, ground: Ground) -> str:
    if one.key == ground.reader:
        return _("You")
    roles = ground.roles(one.key)
    return f"{ground.names[one.key]} ({', '.join(ROLES[role].text.render(_) for role in Role if role in roles)})"


def _said(words: Phrase) -> str:
    return capfirst(words.render(_))
