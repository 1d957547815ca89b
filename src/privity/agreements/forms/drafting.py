"""What a coach chooses for an agreement: the cells of the boundaries, and the rest beside them."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from privity.core.agreements.codes import CODES, ProfessionalCode
from privity.core.agreements.coming import PLACES, WILLS, Coming, Place, Will
from privity.core.agreements.retention import LONGEST_CONTENT_MONTHS
from privity.core.agreements.terms import (
    ALWAYS_LIMITS,
    FIRST_REVIEW_DAYS,
    REVIEW_DAYS,
    Choices,
    InternalCoach,
    ReviewInterval,
    Terms,
    relevant,
)
from privity.core.engagements import NAME
from privity.core.errors import InvalidError
from privity.core.lines import one_line
from privity.core.matrix import Matrix, choices
from privity.core.names import LIMITS, RULES
from privity.core.vocabulary import InformationClass, Limit, Role, Rule
from privity.kit.forms import Hinted, Segmented


def cell_field(kind: InformationClass, role: Role) -> str:
    """The name of a cell's field."""
    return f"{kind}-{role}"


class BoundariesForm(forms.Form):
    """Every cell that may be set, with only the rules it may be set to (R3, R4)."""

    def __init__(self, terms: Terms, data: Any = None) -> None:
        super().__init__(data)
        self.terms = terms
        for kind, role in self._open_cells():
            offered = [(rule.value, RULES[rule].text.render(_)) for rule in choices(kind, role)]
            self.fields[cell_field(kind, role)] = forms.ChoiceField(
                choices=offered, initial=terms.choices.rule(kind, role), label=str(kind)
            )

    def _open_cells(self) -> Iterator[tuple[InformationClass, Role]]:
        for kind in relevant(self.terms.columns):
            for role in self.terms.columns:
                if len(choices(kind, role)) > 1:
                    yield kind, role

    @property
    def changes(self) -> Matrix:
        """The chosen rule of every cell that may be set."""
        chosen: dict[InformationClass, dict[Role, Rule]] = {}
        for kind, role in self._open_cells():
            chosen.setdefault(kind, {})[role] = Rule(self.cleaned_data[cell_field(kind, role)])
        return chosen


class DetailsForm(forms.Form):
    """Limits, codes, review, retention, how the client comes, and whether the coach is of the same organisation (R6–R19)."""

    limits = forms.MultipleChoiceField(
        label=gettext_lazy("Further limits of confidentiality"),
        help_text=gettext_lazy("Serious danger and legal compulsion are limits of every agreement."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    codes = forms.MultipleChoiceField(
        label=gettext_lazy("Professional codes that you follow"), required=False, widget=forms.CheckboxSelectMultiple
    )
    first_days = forms.TypedChoiceField(
        label=gettext_lazy("First review after"),
        coerce=int,
        choices=[(days, gettext_lazy("%d days") % days) for days in FIRST_REVIEW_DAYS],
        widget=Segmented,
    )
    every_days = forms.TypedChoiceField(
        label=gettext_lazy("Then every"),
        coerce=int,
        choices=[(days, gettext_lazy("%d days") % days) for days in REVIEW_DAYS],
        widget=Segmented,
    )
    retention_months = forms.IntegerField(
        label=gettext_lazy("Months for which what was said and written is kept after the end"),
        min_value=1,
        max_value=LONGEST_CONTENT_MONTHS,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    place = forms.ChoiceField(
        label=gettext_lazy("What the client is in the organisation that pays"), widget=forms.RadioSelect
    )
    will = forms.ChoiceField(
        label=gettext_lazy("The client takes part"),
        help_text=gettext_lazy("All who sign read it. Whether the client comes gladly is between you and them."),
        widget=forms.RadioSelect,
    )
    reports_to = forms.CharField(
        label=gettext_lazy("If you work inside the client's organisation: to whom you report"),
        required=False,
        max_length=NAME,
    )
    systems_owned_by = forms.CharField(
        label=gettext_lazy("… and who owns the computers and systems you use"), required=False, max_length=NAME
    )

    def __init__(self, terms: Terms, data: Any = None) -> None:
        super().__init__(data, initial=_initial(terms.choices))
        if terms.sponsored:
            self._offer("place", [(place.value, _hinted(PLACES[place])) for place in Place])
            self._offer("will", [(will.value, _hinted(WILLS[will])) for will in Will])
        else:
            del self.fields["place"], self.fields["will"]
        self._offer("limits", [(limit.value, _hinted(LIMITS[limit])) for limit in Limit if limit not in ALWAYS_LIMITS])
        self._offer("codes", [(code.value, _hinted(CODES[code])) for code in ProfessionalCode])

    def _offer(self, name: str, offered: list[tuple[str, Hinted]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = offered

    def clean_reports_to(self) -> str:
        return self._line("reports_to")

    def clean_systems_owned_by(self) -> str:
        return self._line("systems_owned_by")

    def _line(self, name: str) -> str:
        """A line that may be empty; if not, one in which everything shows."""
        typed: str = self.cleaned_data[name]
        try:
            return typed and one_line(typed, field=name, at_most=NAME)
        except InvalidError as error:
            raise forms.ValidationError(_(str(error))) from error

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        both = ("reports_to", "systems_owned_by")
        if not self.errors and sum(bool(cleaned.get(name)) for name in both) == 1:
            empty = next(name for name in both if not cleaned.get(name))
            self.add_error(empty, _("Please say both, or neither."))
        return cleaned

    def choose(self, before: Choices) -> Choices:
        """The choices with what was filled in; boundaries and purposes stay as they are."""
        given = self.cleaned_data
        internal = InternalCoach(given["reports_to"], given["systems_owned_by"]) if given["reports_to"] else None
        coming = Coming(Place(given["place"]), Will(given["will"])) if "will" in given else None
        return Choices(
            changes=before.changes,
            purposes=before.purposes,
            limits=ALWAYS_LIMITS | frozenset(map(Limit, given["limits"])),
            codes=frozenset(map(ProfessionalCode, given["codes"])),
            review=ReviewInterval(first_days=given["first_days"], every_days=given["every_days"]),
            retention_months=given["retention_months"],
            internal=internal,
            coming=coming,
        )


def _initial(chosen: Choices) -> dict[str, object]:
    coming = chosen.coming
    return {
        "limits": [limit.value for limit in chosen.limits],
        "codes": [code.value for code in chosen.codes],
        "first_days": chosen.review.first_days,
        "every_days": chosen.review.every_days,
        "retention_months": chosen.retention_months,
        "place": coming.place if coming else None,
        "will": coming.will if coming else None,
        "reports_to": chosen.internal.reports_to if chosen.internal else "",
        "systems_owned_by": chosen.internal.systems_owned_by if chosen.internal else "",
    }


def _hinted(name: Any) -> Hinted:
    text: str = name.text.render(_)
    return Hinted(text[:1].upper() + text[1:], name.explanation.render(_))
