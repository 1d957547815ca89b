"""The core's words in templates: ``{% load words %}``. Phrases are translated, codes get the names that people read."""

from django import template
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from privity.core.engagements import KINDS, EngagementKind
from privity.core.names import CLASSES, PHASES, ROLES
from privity.core.vocabulary import InformationClass, Phase, Role
from privity.core.words import Phrase
from privity.web.templatetags.look import tag

register = template.Library()


TONES = {
    Phase.DRAFT: "mute",
    Phase.CONTRACTING: "warn",
    Phase.ACTIVE: "ok",
    Phase.SUSPENDED: "warn",
    Phase.CLOSING: "info",
    Phase.AFTERCARE: "mute",
}
"""The tone of a phase's tag."""


@register.filter
def said(words: Phrase) -> str:
    """A phrase in the reader's language."""
    return words.render(_)


@register.filter
def role_name(role: Role) -> str:
    """ "line manager"."""
    return ROLES[role].text.render(_)


@register.filter
def role_explained(role: Role) -> str:
    """One sentence on what a role is."""
    return ROLES[role].explanation.render(_)


@register.filter
def role_names(roles: frozenset[Role]) -> str:
    """Several roles of one person, in vocabulary order: "client, sponsor"."""
    return ", ".join(role_name(role) for role in Role if role in roles)


@register.filter
def kind_name(kind: EngagementKind) -> str:
    """ "Coach, client and sponsor"."""
    return capfirst(KINDS[kind].text.render(_))


@register.filter
def kind_explained(kind: EngagementKind) -> str:
    """One sentence on what a kind of engagement is."""
    return KINDS[kind].explanation.render(_)


@register.filter
def phase_name(phase: Phase) -> str:
    """ "Waiting for signatures"."""
    return capfirst(PHASES[phase].text.render(_))


@register.filter
def phase_explained(phase: Phase) -> str:
    """One sentence on what a phase means."""
    return PHASES[phase].explanation.render(_)


@register.filter
def phase_tag(phase: Phase) -> SafeString:
    """Where an engagement stands, as a tag."""
    return tag(TONES[phase], phase_name(phase))


@register.filter
def class_name(kind: InformationClass) -> str:
    """ "What is said in sessions"."""
    return capfirst(CLASSES[kind].text.render(_))


@register.filter
def class_explained(kind: InformationClass) -> str:
    """One sentence on what a kind of information is."""
    return CLASSES[kind].explanation.render(_)
