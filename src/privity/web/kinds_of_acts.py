"""What each kind of act is called, for elements that know no more of an act than its bytes."""

from django.utils.translation import gettext as _

from privity.core.entries.phrases.titles import TITLES


def kinds_of_acts() -> dict[int, str]:
    """The title of each kind of act by its tag, in the reader's language."""
    return {kind.tag: title.render(_) for kind, title in TITLES.items()}
