"""The forms of reviews. None has a field for reasons: those are talked about, not typed (R10)."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from privity.agreements.selectors import Review, Version
from privity.core.agreements.reviews import LONGEST_EXTENSION, ReviewOutcome
from privity.core.names import ROLES
from privity.core.words import enumerate_names
from privity.kit.forms import Hinted

SUITS, DOUBTS = "suits", "doubts"
NOT_OFFERED = gettext_lazy("Choose from what is offered.")


def _answers() -> list[tuple[str, Hinted]]:
    return [
        (SUITS, Hinted(_("Yes, they still suit me"), _("It can stay as it is, as far as I am concerned."))),
        (DOUBTS, Hinted(_("I have doubts"), _("Something should be looked at. You need not say what, or why."))),
    ]


class AnswerForm(forms.Form):
    """Do the terms still suit? One's own answer, and nothing to type."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Do the terms of the agreement still suit you?"),
        choices=_answers,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two."), "invalid_choice": NOT_OFFERED},
    )
    use_required_attribute = False

    @property
    def suits(self) -> bool:
        """The answer; the form must be valid."""
        return bool(self.cleaned_data["answer"] == SUITS)


def _outcomes() -> list[tuple[str, Hinted]]:
    return [
        (ReviewOutcome.KEEP, Hinted(_("Keep it as it is"), _("Nothing is signed anew."))),
        (
            ReviewOutcome.AMEND,
            Hinted(_("Change it"), _("You go on to a draft. Nothing changes until everybody has signed it.")),
        ),
        (
            ReviewOutcome.END,
            Hinted(
                _("End the coaching"), _("You go on to the ending, which is an act of its own. Nothing loosens by it.")
            ),
        ),
    ]


class HoldForm(forms.Form):
    """Who took part, and what was decided."""

    present = forms.MultipleChoiceField(
        label=gettext_lazy("Who took part?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose who took part."), "invalid_choice": NOT_OFFERED},
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("What did you decide together?"),
        choices=_outcomes,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what you decided."), "invalid_choice": NOT_OFFERED},
    )
    use_required_attribute = False

    def __init__(self, version: Version, data: Any = None) -> None:
        super().__init__(data)
        people = version.people.items()
        self.fields["present"].choices = [(key, _party(version, one)) for key, one in people]  # type: ignore[attr-defined]

    @property
    def people(self) -> frozenset[str]:
        """The keys of who took part; the form must be valid."""
        return frozenset(self.cleaned_data["present"])

    @property
    def decided(self) -> ReviewOutcome:
        """What was decided; the form must be valid."""
        return ReviewOutcome(self.cleaned_data["outcome"])


def _party(version: Version, person: UUID) -> Hinted:
    roles = enumerate_names([ROLES[role].text for role in version.roles_of(person)])
    return Hinted(version.named(person).name, capfirst(roles.render(_)))


class WaitForm(forms.Form):
    """Until which day the review may wait: until that day begins, in the reader's zone."""

    day = forms.DateField(
        label=gettext_lazy("Until which day may it wait?"),
        error_messages={
            "required": gettext_lazy("Choose a day."),
            "invalid": gettext_lazy("Choose a day, as in 2026-03-31."),
        },
        widget=forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d"),
    )
    use_required_attribute = False

    def __init__(self, review: Review, at: datetime, data: Any = None) -> None:
        super().__init__(data)
        due = timezone.localdate(max(review.due_at, at))
        first, last = due + timedelta(days=1), due + LONGEST_EXTENSION
        self.fields["day"].widget.attrs |= {"min": first.isoformat(), "max": last.isoformat()}
        self.fields["day"].help_text = _("At most %(days)s days. You can hold it earlier at any time.") % {
            "days": LONGEST_EXTENSION.days
        }

    @property
    def until(self) -> datetime:
        """The beginning of that day; the form must be valid."""
        return datetime.combine(self.cleaned_data["day"], time.min, timezone.get_current_timezone())
