"""Template tags for the look: ``{% load look %}``. What each one is for stands in docs/look.md."""

from datetime import UTC, date, datetime
from functools import cache, lru_cache

from django import template
from django.template import engines
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from privity.core.names import RULES
from privity.core.vocabulary import Rule

register = template.Library()


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A decorative icon of the sprite (frontend/icons.txt); the words beside it carry the meaning."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', sprite(), name)


@register.simple_tag
def sprite() -> str:
    """The address of the icon sprite, for elements that draw icons themselves."""
    return static("web/icons.svg")


@register.simple_tag
def initials(name: str) -> str:
    """The first letters of the first and the last word of a name: "MK"; "?" for no name."""
    words = name.split()
    ends = words[:1] + words[1:][-1:]
    return "".join(word[0] for word in ends).upper() or "?"


@register.simple_tag
def avatar(name: str) -> SafeString:
    return format_html('<span class="avatar" aria-hidden="true">{}</span>', initials(name))


@register.simple_tag
def person(name: str, line: str = "") -> SafeString:
    """A person with initials, name and one line on who they are here."""
    small = format_html("<small>{}</small>", line) if line else ""
    text = format_html('<span class="person-text"><strong>{}</strong>{}</span>', name, small)
    return format_html('<span class="person">{}{}</span>', avatar(name), text)


@register.simple_tag
def tag(tone: str, word: str) -> SafeString:
    """A state as a word with a dot. ``tone``: ok, warn, danger, info or mute."""
    return format_html('<span class="tag {}">{}</span>', tone, word)


@register.simple_tag
def rule(name: str) -> SafeString:
    """A cell of the boundary matrix, word and icon. ``name`` is the rule: "client_only"."""
    return format_html('<span class="rule {}">{}{}</span>', name, icon(f"rule-{name}"), rule_word(name))


@register.simple_tag
def rule_word(name: str) -> str:
    """What people read for a rule: "Only the client tells"."""
    return capfirst(RULES[Rule(name)].text.render(_))


@register.simple_block_tag
def callout(content: str, tone: str = "info") -> SafeString:
    """A calm word to the reader. ``tone``: info, ok, warn or danger."""
    return format_html('<div class="callout {}">{}<div>{}</div></div>', tone, icon(f"callout-{tone}"), content)


@register.simple_block_tag
def empty(content: str, icon_name: str, title: str) -> SafeString:
    """Nothing here yet: what will stand here, and how to begin."""
    return format_html('<div class="empty">{}<h2>{}</h2>{}</div>', icon(icon_name), title, content)


@register.simple_tag
def moment(at: datetime) -> SafeString:
    """An instant in the reader's zone, with the zone named: "Tue 24 Nov 2026, 10:00 Berlin time"."""
    words = f"{date_format(timezone.localtime(at), 'D j M Y, H:i')} {zone_words()}"
    return format_html('<time datetime="{}">{}</time>', at.astimezone(UTC).isoformat(timespec="seconds"), words)


@register.simple_tag
def day(on: date) -> SafeString:
    """A day: "24 November 2026". Of an instant, the day it is in the reader's zone."""
    local = timezone.localtime(on).date() if isinstance(on, datetime) else on
    return day_words(local, get_language())


@lru_cache(1000)
def day_words(on: date, _language: str | None) -> SafeString:
    """A day in the language that is active, which the caller has asked for."""
    return format_html('<time datetime="{}">{}</time>', on.isoformat(), date_format(on, "j F Y"))


@register.simple_tag
def zone_words() -> str:
    """The reader's zone in words: "Berlin time" for Europe/Berlin, "UTC" for UTC."""
    name = timezone.get_current_timezone_name()
    if "/" not in name:
        return name
    return _("%(city)s time") % {"city": name.rsplit("/", 1)[1].replace("_", " ")}


@register.simple_tag
def jinja(name: str, **values: object) -> object:
    """A part of the page that is long and hot, as Jinja2 draws it (``privity.web.jinja``); it escapes what it is given."""
    return engines["jinja2"].env.get_template(name).make_module(values)  # type: ignore[attr-defined] # the backend's own
