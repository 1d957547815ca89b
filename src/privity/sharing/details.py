"""A recorded question, part by part, in the words of the reader."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from privity.core.names import CHANNELS, CLASSES, PURPOSES
from privity.core.words import Phrase, enumerate_names, phrase
from privity.sharing.facts import Wish
from privity.sharing.selectors.ground import Ground


def details(ground: Ground, wish: Wish) -> list[tuple[str, str]]:
    """(what, value) for each part of the question."""
    channel = CHANNELS[wish.channel].text.render(_)
    return [
        (_("Who would tell"), _called(ground, wish.sender)),
        (_("Who would be told"), _called(ground, wish.recipient)),
        (_("What kind"), _said(CLASSES[wish.information_class].text)),
        (_("About"), _said(enumerate_names([_called(ground, subject) for subject in sorted(wish.subjects)]))),
        (_("What for"), _said(PURPOSES[wish.purpose].text)),
        (
            _("How"),
            capfirst(_("%(way)s, which belongs to an employer") % {"way": channel} if wish.employer_owned else channel),
        ),
    ]


def _called(ground: Ground, person: str) -> str:
    return _said(phrase("you")) if person == ground.reader else capfirst(ground.names.get(person, person))


def _said(words: Phrase) -> str:
    return capfirst(words.render(_))
