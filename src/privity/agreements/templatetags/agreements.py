"""Agreements in templates: ``{% load agreements %}``."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from privity.core.agreements.version import VersionState

register = template.Library()

STATES = {
    VersionState.OFFERED: ("warn", _("Waiting for signatures")),
    VersionState.CLOSED: ("mute", _("Never came into force")),
    VersionState.IN_FORCE: ("ok", _("In force")),
    VersionState.SUPERSEDED: ("mute", _("Replaced by a later version")),
    VersionState.ENDED: ("mute", _("Ended; it still binds")),
}


@register.simple_tag
def version_state(state: VersionState) -> SafeString:
    """The state of a version as a word with a dot."""
    tone, word = STATES[state]
    return format_html('<span class="tag {}">{}</span>', tone, word)
