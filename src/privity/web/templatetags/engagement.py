"""The tabs of an engagement: ``{% load engagement %}{% engagement_tabs engagement "people" %}``."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from privity.core.vocabulary import Role
from privity.engagements.selectors import Engagement

register = template.Library()


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of an engagement; ``roles`` may open it."""

    key: str
    label: str | Promise
    page: str
    roles: frozenset[Role] = frozenset(Role)


TABS = (
    Tab("overview", _("Who can see what"), "web:overview"),
    Tab("agreement", _("Agreement"), "agreements:overview"),
    Tab("notes", _("Notes"), "vault:notes"),
    Tab("ask", _("May I share this?"), "sharing:ask"),
    Tab("people", _("People"), "web:people"),
    Tab("ledger", _("Ledger"), "web:ledger"),
)
"""In this order. Each page takes the engagement's id."""


@register.inclusion_tag("web/components/engagement_tabs.html")
def engagement_tabs(engagement: Engagement, current: str) -> dict[str, Any]:
    """The tabs that this person may open; ``current`` is the key of the one that is open."""
    mine = (tab for tab in TABS if tab.roles & engagement.roles)
    return {
        "tabs": [
            {"label": tab.label, "url": reverse(tab.page, args=[engagement.id]), "current": tab.key == current}
            for tab in mine
        ]
    }
