"""``/gallery/``: every component with real-looking content, to look at. Only in the demo."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from privity.core.matrix import DEFAULT_MATRIX, choices
from privity.core.names import CLASSES, FAMILIES
from privity.core.vocabulary import InformationClass, Role, Rule
from privity.kit.forms import DrawnSignatureField, Hinted, Segmented

PEOPLE = {
    Role.COACH: "You",
    Role.CLIENT: "Amara Osei",
    Role.SPONSOR: "Northwind",
    Role.LINE_MANAGER: "Jonas Lindqvist",
    Role.ASSISTANT: "Ines Kovač",
}
CHANGED = {(InformationClass.PROGRESS, Role.SPONSOR): Rule.CLIENT_ONLY}
ANSWER = {
    "outcome": "client_only",
    "word": "Only Amara can tell",
    "sentence": "What was said in a session reaches Jonas only if Amara tells him herself.",
    "reasons": [
        {"text": "You all agreed that only the client speaks about what is said in sessions.", "source": "Clause 7"},
        {"text": "The review of the agreement is overdue since 3 November.", "source": "Clause 15"},
    ],
    "notes": ["If you carry the message, it may fail, make things worse, and teach nothing."],
    "next_step": {
        "text": "Hand it back kindly, and help Amara to find her own words.",
        "scripts": [
            {
                "title": "To hand it back to Amara",
                "words": "I would rather not speak for you here. It is yours to tell, and it will sound right coming "
                "from you. Shall we use ten minutes of our next session to prepare what you want to say to Jonas?",
            }
        ],
    },
}


class Example(forms.Form):
    address = forms.EmailField(label="Amara's address", help_text="A private address, not the employer's.")
    kind = forms.ChoiceField(
        label="How is it paid?",
        widget=forms.RadioSelect,
        choices=[
            ("sponsor", Hinted("By an organisation", "A sponsor signs too. Paying buys no content.")),
            ("client", Hinted("By the client", "Two of you sign.")),
        ],
    )
    codes = forms.MultipleChoiceField(
        label="Professional codes you follow",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[
            ("icf", Hinted("ICF Code of Ethics", "International Coaching Federation")),
            ("gce", "Global Code of Ethics"),
        ],
    )
    review = forms.ChoiceField(
        label="First review after", widget=Segmented, choices=[("30", "30 days"), ("60", "60 days"), ("90", "90 days")]
    )
    template = forms.ChoiceField(
        label="Template", choices=[("three", "Three-way agreement"), ("two", "Two-party agreement")]
    )
    words = forms.CharField(label="What is it about?", widget=forms.Textarea, required=False)
    reads = forms.BooleanField(
        label="I have read the limits of confidentiality", help_text="Serious danger, and what the law compels."
    )
    drawing = DrawnSignatureField(label="Your signature, drawn")


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Every component on one page."""
    filled = {"kind": "sponsor", "review": "30", "template": "three", "words": "Three of six sessions held."}
    shown = {
        "user": {"is_authenticated": True, "name": "Mirjam Kovač"},
        "nav": _nav(),
        "you": {"line": "Coach"},
        "matrix": _matrix(editable=False),
        "draft": _matrix(editable=True),
        "answer": ANSWER,
        "form": Example(filled | {"address": "amara@northwind"}),
        "at": datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
    }
    return render(request, "web/gallery/page.html", shown)


@require_POST
def answer(request: HttpRequest) -> JsonResponse:
    """What <what-if> is told."""
    return JsonResponse(ANSWER)


def _nav() -> list[dict[str, Any]]:
    words = [
        ("Today", "layout-dashboard"),
        ("Clients", "users"),
        ("Agreements", "file-signature"),
        ("Ask", "shield-question"),
    ]
    return [{"label": word, "icon": icon, "url": "#", "current": word == "Today"} for word, icon in words]


def _matrix(*, editable: bool) -> dict[str, Any]:
    families = [
        {"name": name.render(), "kinds": [{"label": _kind(kind), "hint": _hint(kind)} for kind in kinds]}
        for name, kinds in FAMILIES.values()
    ]
    return {"families": families, "people": list(_people(editable=editable)), "editable": editable}


def _people(*, editable: bool) -> Iterator[dict[str, Any]]:
    for role, name in PEOPLE.items():
        families = [
            {"name": family.render(), "cells": [_cell(kind, role, editable=editable) for kind in kinds]}
            for family, kinds in FAMILIES.values()
        ]
        key = f"{'draft' if editable else 'agreed'}-{role}"
        yield {"key": key, "name": name, "role": role.replace("_", " "), "families": families}


def _cell(kind: InformationClass, role: Role, *, editable: bool) -> dict[str, Any]:
    usual = DEFAULT_MATRIX[kind][role]
    cell: dict[str, Any] = {
        "kind": _kind(kind),
        "rule": CHANGED.get((kind, role), usual),
        "usual": usual,
        "field": f"cells.{kind}.{role}",
    }
    offered = choices(kind, role)
    if editable and len(offered) > 1:
        cell["choices"] = [{"rule": rule, "sentence": _sentence(kind, role, rule)} for rule in offered]
    return cell


def _sentence(kind: InformationClass, role: Role, rule: Rule) -> str:
    return f"{PEOPLE[role]} and {CLASSES[kind].text.render()}: {rule.replace('_', ' ')}."


def _kind(kind: InformationClass) -> str:
    text = CLASSES[kind].text.render()
    return text[:1].upper() + text[1:]


def _hint(kind: InformationClass) -> str:
    return CLASSES[kind].explanation.render()
