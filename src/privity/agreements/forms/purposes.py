"""For which purposes each cell holds that says "only as listed" (R3)."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from privity.core.agreements.listings import Purposes, listable
from privity.core.agreements.terms import Terms, relevant
from privity.core.agreements.wording import FARTHEST_FIRST, People, people_of
from privity.core.names import CLASSES, PURPOSES
from privity.core.vocabulary import InformationClass, Purpose, Role, Rule
from privity.kit.forms import Hinted


def purposes_field(kind: InformationClass, role: Role) -> str:
    """The name of the field with a cell's purposes."""
    return f"{kind}-{role}-for"


class PurposesForm(forms.Form):
    """The purposes of every listed cell about which something can be chosen, at least one each."""

    def __init__(self, terms: Terms, data: Any = None) -> None:
        super().__init__(data)
        self.terms = terms
        people = people_of(terms.parties)
        for kind, role in self.cells():
            self.fields[purposes_field(kind, role)] = forms.MultipleChoiceField(
                label=_label(kind, role, people),
                choices=[(purpose.value, _hinted(purpose)) for purpose in listable(kind, role)],
                initial=list(terms.choices.listed_for(kind, role)),
                widget=forms.CheckboxSelectMultiple,
                error_messages={"required": gettext_lazy("Choose at least one purpose, or close this boundary.")},
            )

    def cells(self) -> Iterator[tuple[InformationClass, Role]]:
        """The cells in the order of the fields: first those of people outside the conversation."""
        columns, choices = self.terms.columns, self.terms.choices
        for role in (role for role in FARTHEST_FIRST if role in columns):
            for kind in relevant(columns):
                if choices.rule(kind, role) is Rule.LISTED and len(listable(kind, role)) > 1:
                    yield kind, role

    @property
    def purposes(self) -> Purposes:
        """What was chosen for each cell."""
        return {
            (kind, role): frozenset(map(Purpose, self.cleaned_data[purposes_field(kind, role)]))
            for kind, role in self.cells()
        }


def _label(kind: InformationClass, role: Role, people: People) -> str:
    """The cell by name, as an error line calls it: "Attendance, for Helen Brandt"."""
    named = {"kind": capfirst(CLASSES[kind].text.render(_)), "who": people.by_role[role].inside.render(_)}
    return _("%(kind)s, for %(who)s") % named


def _hinted(purpose: Purpose) -> Hinted:
    """In the words of the sentence that the choice becomes part of."""
    return Hinted(PURPOSES[purpose].text.render(_), PURPOSES[purpose].explanation.render(_))
