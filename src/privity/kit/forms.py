"""How forms are drawn: our own templates, radio buttons with hints, the segmented switch, a drawn signature."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

PATH_LENGTH = 20_000


class FormRenderer(TemplatesSetting):
    """Draws every form with an error summary on top, every field with label, hint and error (docs/look.md)."""

    form_template_name = "web/form.html"
    field_template_name = "web/form_field.html"


@dataclass(frozen=True, slots=True)
class Hinted:
    """The label of a choice, with a line that explains it."""

    label: str
    hint: str

    def __str__(self) -> str:
        return str(self.label)


class Segmented(forms.RadioSelect):
    """A few short choices side by side, as one switch."""

    template_name = "web/widgets/segmented.html"


class DrawnSignature(forms.HiddenInput):
    """A place to draw one's signature; without a pointer or a script it is simply not there."""

    template_name = "web/widgets/drawn_signature.html"
    use_fieldset = True

    @property
    def is_hidden(self) -> bool:
        """The place to draw is shown, with its label."""
        return False


class DrawnSignatureField(forms.CharField):
    """A drawing as SVG path data in a box of 320 × 100: only moves and lines. Never required (R30)."""

    widget = DrawnSignature

    def __init__(self, **kwargs: Any) -> None:
        validator = RegexValidator(r"\A(M[0-9]+ [0-9]+(L[0-9]+ [0-9]+)*)*\Z", _("Clear the drawing and draw it again."))
        super().__init__(required=False, max_length=PATH_LENGTH, validators=[validator], **kwargs)
