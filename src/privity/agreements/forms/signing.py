"""The form of a signature."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from privity.agreements.services import Given
from privity.core.agreements.signing import NAME
from privity.core.errors import InvalidError
from privity.core.lines import one_line
from privity.kit.forms import DrawnSignatureField


class SignForm(forms.Form):
    """The limits first, by themselves; then the name. ``content_hash`` is that of the words on the page.

    ``named`` is how the signer is called in them. It may be an alias, which a real name beside it would undo for good.
    """

    limits_acknowledged = forms.BooleanField(
        label=_("I have read the limits above, and that coaching is rarely privileged in law."),
        error_messages={"required": _("Please confirm that you have read the limits.")},
    )
    typed_name = forms.CharField(
        label=_("Your name, typed"),
        max_length=NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Please type your name: that is your signature.")},
    )
    drawing = DrawnSignatureField(label=_("Your signature, drawn"))
    content_hash = forms.CharField(max_length=64, widget=forms.HiddenInput)
    use_required_attribute = False

    def __init__(self, named: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["typed_name"].help_text = _("Everybody who signs reads it. “%(name)s” is enough.") % {"name": named}

    def clean_typed_name(self) -> str:
        try:
            return one_line(self.cleaned_data["typed_name"], field="typed_name", at_most=NAME)
        except InvalidError as error:
            raise forms.ValidationError(str(error)) from error

    @property
    def given(self) -> Given:
        """What the signer gave; the form must be valid."""
        data: dict[str, Any] = self.cleaned_data
        return Given(data["content_hash"], data["typed_name"], data["limits_acknowledged"], data["drawing"])
