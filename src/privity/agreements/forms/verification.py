"""A hash to check, as people copy it: with spaces, line breaks or capitals."""

from django import forms
from django.utils.translation import gettext_lazy as _

from privity.agreements.selectors.verification import HASH


class HashForm(forms.Form):
    content_hash = forms.CharField(
        label=_("Hash"), max_length=200, widget=forms.TextInput(attrs={"class": "code", "autocomplete": "off"})
    )

    def clean_content_hash(self) -> str:
        content_hash = "".join(self.cleaned_data["content_hash"].split()).lower()
        if not HASH.fullmatch(content_hash):
            raise forms.ValidationError(
                _("A hash has 64 signs: the digits 0 to 9 and the letters a to f. Copy all of it.")
            )
        return content_hash
