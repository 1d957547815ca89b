"""The forms of engagements. What is allowed in a line is the core's to say: forms only place its words at the field."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from privity.core.addresses import LONGEST
from privity.core.engagements import NAME, REQUIRED, EngagementKind, Named, checked, seats
from privity.core.errors import InvalidError
from privity.core.names import ROLES
from privity.core.vocabulary import Role
from privity.engagements.selectors import Practice
from privity.kit.forms import Hinted

MEMBERS = 4
"""How many lines for group members the page offers; others are added afterwards."""


class PersonForm(forms.Form):
    """A person as the coach names them. ``named`` is there once the form is valid and not left empty."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("As the others here read it. For a client initials or another name will do."),
        max_length=NAME,
    )
    address = forms.CharField(
        label=gettext_lazy("Mail address"),
        help_text=gettext_lazy("Best a private one: an employer can read the mail at work."),
        max_length=LONGEST,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    organisation = forms.CharField(label=gettext_lazy("Organisation"), max_length=NAME, required=False)
    named: Named
    use_required_attribute = False

    def role_in(self, cleaned: dict[str, Any]) -> Role:
        """The role for which this form names somebody."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.has_changed() and not self.errors:
            named = Named(self.role_in(cleaned), cleaned["name"], cleaned["address"], cleaned.get("organisation", ""))
            try:
                self.named = checked(named)
            except InvalidError as error:
                self.add_error(error.field, _(str(error)))
        return cleaned


class LineForm(PersonForm):
    """The line for one role on the page of a new engagement. An optional line that is left empty names nobody."""

    def __init__(self, role: Role, data: Any, *, prefix: str, optional: bool) -> None:
        super().__init__(data, prefix=prefix, empty_permitted=optional)
        self.role = role
        self.optional = optional
        if role not in (Role.CLIENT, Role.GROUP_MEMBER):
            self.fields["name"].help_text = self.fields["address"].help_text = ""
        if role is not Role.SPONSOR:
            del self.fields["organisation"]

    def role_in(self, cleaned: dict[str, Any]) -> Role:
        return self.role


class AddPersonForm(PersonForm):
    """One more person in an engagement that is there already: the coach chooses the role too."""

    role = forms.TypedChoiceField(label=gettext_lazy("Role"), coerce=Role, widget=forms.RadioSelect)
    field_order = ("role", "name", "address", "organisation")

    def __init__(self, free: Sequence[Role], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role, _hinted(role)) for role in free]  # type: ignore[attr-defined]

    def role_in(self, cleaned: dict[str, Any]) -> Role:
        role: Role = cleaned["role"]
        return role


class AdmitForm(forms.Form):
    """A new coach of the practice."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=NAME)
    address = forms.CharField(
        label=gettext_lazy("Mail address"), max_length=LONGEST, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    use_required_attribute = False


class OwnForm(forms.Form):
    """What the coach says about themselves: their name here, and the practice where they have several."""

    own_name = forms.CharField(
        label=gettext_lazy("Your name"), help_text=gettext_lazy("As the others here read it."), max_length=NAME
    )
    practice = forms.TypedChoiceField(label=gettext_lazy("Practice"), coerce=UUID)
    use_required_attribute = False

    def __init__(self, practices: Sequence[Practice], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["practice"].choices = [(str(p.id), p.name) for p in practices]  # type: ignore[attr-defined]
        self.fields["practice"].initial = str(practices[0].id)
        if len(practices) == 1:
            self.fields["practice"].widget = self.fields["practice"].hidden_widget()


class NewEngagement:
    """The page of a new engagement: the coach, and a line for everybody who can be named in this kind."""

    def __init__(self, kind: EngagementKind, practices: Sequence[Practice], own_name: str, data: Any = None) -> None:
        self.kind = kind
        self.own = OwnForm(practices, data, initial={"own_name": own_name})
        self.lines = [
            LineForm(role, data, optional=optional, prefix=f"{role}-{number}")
            for role, number, optional in _seats(kind)
        ]

    @property
    def required(self) -> list[LineForm]:
        """The lines for those without whom it is not this kind of engagement."""
        return [line for line in self.lines if line.role in REQUIRED[self.kind]]

    @property
    def welcome(self) -> list[LineForm]:
        """The lines for a third presence (R67)."""
        return [line for line in self.lines if line.role not in REQUIRED[self.kind]]

    @property
    def forms(self) -> list[forms.Form]:
        return [self.own, *self.lines]

    @property
    def failed(self) -> list[LineForm]:
        """The lines that cannot be used as they are."""
        return [line for line in self.lines if line.is_bound and line.errors]

    @property
    def filled(self) -> list[LineForm]:
        """The lines that name somebody."""
        return [line for line in self.lines if line.has_changed()]

    @property
    def people(self) -> list[Named]:
        return [line.named for line in self.filled]

    def is_valid(self) -> bool:
        """Whether every line can be used; each keeps its own errors."""
        return all(form.is_valid() for form in self.forms)

    def refuse(self, error: InvalidError) -> None:
        """Put what the service refused at its field: "own_name", or "people.<position>.<field>"."""
        form, field = _place(error.field.split("."), self)
        form.add_error(field if field in form.fields else None, _(str(error)))


def _place(path: list[str], page: NewEngagement) -> tuple[forms.Form, str]:
    match path:
        case ["people", position, field]:
            return page.filled[int(position)], field
        case ["people"]:
            return page.required[0], ""
        case _:
            return page.own, path[0]


def _seats(kind: EngagementKind) -> Iterator[tuple[Role, int, bool]]:
    """(role, number, whether it may stay empty) of each line."""
    for role in seats(kind):
        for number in range(1, (MEMBERS if role is Role.GROUP_MEMBER else 1) + 1):
            yield role, number, role not in REQUIRED[kind] or number > 1


def _hinted(role: Role) -> Hinted:
    name = ROLES[role]
    return Hinted(capfirst(name.text.render(_)), name.explanation.render(_))
