"""Jinja2 for parts of pages that are long and hot: it draws a row in a fraction of Django's time, with the same words.

A Django template calls such a part by ``{% jinja "engagements/rows.html" engagements=engagements %}``.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext
from jinja2 import Environment

from privity.web.templatetags import look, words

ANY = UUID(int=0)
FILTERS = words.register.filters


class Kept(dict[Any, Any]):
    """Words by what they are said of, put together once a page: a list says the same in every row."""

    def __init__(self, words: Callable[[Any], str]) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, key: Any) -> str:
        self[key] = said = self._words(key)
        return said


def environment(**options: Any) -> Environment:
    """As Django's backend makes it (it escapes), with the filters of ``words``, and what keeps words."""
    made = Environment(**options, extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True)  # noqa: S701
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {"addresses": addresses, "days": days, "kept": kept}
    made.filters |= FILTERS
    return made


def kept(macro: Callable[..., str]) -> Kept:
    """What a macro of a template makes of its arguments, several of them."""
    return Kept(lambda arguments: macro(*arguments))


def days() -> Kept:
    """The days of instants, in the zone and the language of the reader: both are asked for once a page."""
    zone, language = timezone.get_current_timezone(), get_language()
    words = Kept(lambda day: look.day_words(day, language))
    return Kept(lambda at: words[at.astimezone(zone).date()])


def addresses(page: str) -> Kept:
    """The addresses of a page by its one id: ``reverse`` takes long, and every row has one."""
    before, _, after = reverse(page, args=[ANY]).partition(str(ANY))
    return Kept(lambda key: f"{before}{key}{after}")
