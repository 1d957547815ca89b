"""The listed cells, each as its sentence and the purposes that can be chosen for it."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django import forms
from django.utils.translation import gettext as _

from privity.agreements.forms.purposes import PurposesForm, purposes_field
from privity.core.agreements.wording import cell_sentence, people_of
from privity.core.vocabulary import Purpose, Rule


@dataclass(frozen=True, slots=True)
class ListedCell:
    """``gap`` is the sentence with "{purposes}" where they stand, ``nothing`` the sentence without any: an element fills them."""

    field: forms.BoundField
    sentence: str
    gap: str
    nothing: str


def listed_cells(form: PurposesForm) -> list[ListedCell]:
    """Every cell of the form, as it will stand in the agreement."""
    people = people_of(form.terms.parties)
    shown = []
    for kind, role in form.cells():
        field = form[purposes_field(kind, role)]
        one, nothing = (cell_sentence(kind, role, Rule.LISTED, people, some) for some in (Purpose, ()))
        gap = replace(one, params={**one.params, "purposes": "{purposes}"})
        sentence = cell_sentence(kind, role, Rule.LISTED, people, _chosen(field.value()))
        shown.append(ListedCell(field, sentence.render(_), gap.render(_), nothing.render(_)))
    return shown


def _chosen(values: Collection[str]) -> list[Purpose]:
    """What is ticked on the page, as far as it is a purpose: a form that comes back loses nothing."""
    return [purpose for purpose in Purpose if purpose in values]
