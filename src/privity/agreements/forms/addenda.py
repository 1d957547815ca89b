"""The form of an addendum: who joins, which discussion, what is opened, from when until when (R64)."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from privity.agreements.selectors import AddendumWish
from privity.core.agreements.addendum_terms import OPENABLE, TOPIC
from privity.core.errors import InvalidError
from privity.core.lines import one_line
from privity.core.names import CLASSES, ROLES
from privity.core.vocabulary import InformationClass
from privity.engagements.selectors import Participant
from privity.kit.forms import Hinted

NOT_OFFERED = gettext_lazy("Choose from what is offered.")


class MomentField(forms.DateTimeField):
    """A day and an hour in the reader's zone; its value is in UTC."""

    def __init__(self, *, label: Any, required: Any) -> None:
        super().__init__(
            label=label,
            widget=forms.DateTimeInput(attrs={"type": "datetime-local", "class": "short"}, format="%Y-%m-%dT%H:%M"),
            error_messages={
                "required": required,
                "invalid": gettext_lazy("Choose a day and an hour, as in 2026-03-31 14:00."),
            },
        )

    def to_python(self, value: Any) -> datetime | None:
        """The instant.

        :raises ValidationError: no date, one that cannot be written in UTC, or an hour that does not exist or comes twice
        """
        try:
            found = super().to_python(value)
            return found and found.astimezone(UTC)
        except OverflowError as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error
        except forms.ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            raise forms.ValidationError(
                _("The clocks change in that hour: choose another one."), code="ambiguous_timezone"
            ) from error


class AddendumForm(forms.Form):
    """Offers only those who can join. What is opened is chosen kind by kind; nothing is ticked beforehand."""

    admits = forms.ChoiceField(
        label=gettext_lazy("Who joins?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose who joins."), "invalid_choice": NOT_OFFERED},
    )
    topic = forms.CharField(
        label=gettext_lazy("Which discussion?"),
        help_text=gettext_lazy(
            "In neutral words: everybody who signs reads them, and they are stored readable, not sealed. “Planning the "
            "autumn” says enough; leave out names, health and whatever was confided."
        ),
        max_length=TOPIC,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Name the discussion in a few neutral words.")},
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("What may they know about, for this discussion only?"),
        help_text=gettext_lazy(
            "As little as it needs. What is most personal, what was said about others and the coach's own notes are never "
            "opened this way."
        ),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose what is opened."), "invalid_choice": NOT_OFFERED},
    )
    since = MomentField(label=gettext_lazy("From"), required=gettext_lazy("Choose when it begins."))
    until = MomentField(label=gettext_lazy("Until"), required=gettext_lazy("Choose when it closes."))
    use_required_attribute = False

    def __init__(self, people: Sequence[Participant], wish: AddendumWish | None, data: Any = None) -> None:
        super().__init__(data)
        self.persons = {one.key: one.person for one in people}
        self.initial = _initial(wish, self.persons) if wish else {}
        self.fields["admits"].choices = [(one.key, _hinted(one)) for one in people]  # type: ignore[attr-defined]
        kinds = [kind for kind in InformationClass if kind in OPENABLE]
        self.fields["kinds"].choices = [(kind.value, _kind(kind)) for kind in kinds]  # type: ignore[attr-defined]

    def clean_topic(self) -> str:
        try:
            return one_line(self.cleaned_data["topic"], field="topic", at_most=TOPIC)
        except InvalidError as error:
            raise forms.ValidationError(_(str(error))) from error

    @property
    def wish(self) -> AddendumWish:
        """What is wished; the form must be valid."""
        chosen = self.cleaned_data
        return AddendumWish(
            admits=self.persons[chosen["admits"]],
            topic=chosen["topic"],
            kinds=frozenset(map(InformationClass, chosen["kinds"])),
            since=chosen["since"],
            until=chosen["until"],
        )


def _initial(wish: AddendumWish, persons: Mapping[str, UUID]) -> dict[str, Any]:
    return {
        "admits": next((key for key, person in persons.items() if person == wish.admits), None),
        "topic": wish.topic,
        "kinds": sorted(wish.kinds),
        "since": wish.since,
        "until": wish.until,
    }


def _hinted(one: Participant) -> Hinted:
    role = ROLES[one.role]
    return Hinted(one.name, f"{capfirst(role.text.render(_))}. {role.explanation.render(_)}")


def _kind(kind: InformationClass) -> Hinted:
    name = CLASSES[kind]
    return Hinted(capfirst(name.text.render(_)), name.explanation.render(_))
