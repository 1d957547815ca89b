"""How forms are drawn: labels, hints and errors tied to their fields."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from privity.kit.forms import PATH_LENGTH, DrawnSignatureField, Hinted, Segmented


class Invitation(forms.Form):
    address = forms.EmailField(label="Address", help_text="A private <b>one</b>.")
    note = forms.CharField(label="Note", required=False)
    role = forms.ChoiceField(
        label="Role", widget=forms.RadioSelect, choices=[("sponsor", Hinted("Sponsor", "Pays.")), ("client", "Client")]
    )
    review = forms.ChoiceField(label="Review", widget=Segmented, choices=[("30", "30 days")])
    agreed = forms.BooleanField(label="I agree")
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> None:
        raise ValidationError("Sunday is no day for invitations.")


@pytest.fixture
def wrong() -> str:
    return str(Invitation({"address": "nobody", "role": "client", "review": "30", "token": "t"}))


def test_an_untouched_form_complains_of_nothing() -> None:
    page = str(Invitation())
    assert "error-summary" not in page
    assert "errorlist" not in page
    assert 'aria-describedby="id_address_helptext"' in page
    assert page.count("(optional)") == 1


def test_a_hint_is_text(wrong: str) -> None:
    assert '<p class="hint" id="id_address_helptext">A private &lt;b&gt;one&lt;/b&gt;.</p>' in wrong


def test_a_mistake_is_tied_to_its_field(wrong: str) -> None:
    assert 'id="id_address_error"' in wrong
    assert 'aria-describedby="id_address_helptext id_address_error"' in wrong
    assert wrong.count('aria-invalid="true"') == 2


def test_the_summary_names_every_mistake_and_leads_to_it(wrong: str) -> None:
    summary = wrong.split('<div class="field', 1)[0]
    assert 'role="alert" tabindex="-1" autofocus' in summary
    assert '<a href="#id_address">Address</a>: Please type an e-mail address, like name@example.org.' in summary
    assert '<a href="#id_agreed">I agree</a>: Please fill this in.' in summary
    assert "Sunday is no day for invitations." in summary
    assert "Role" not in summary


def test_choices_are_a_group_with_their_hints(wrong: str) -> None:
    assert "<legend>Role</legend>" in wrong
    assert "<strong>Sponsor</strong><small>Pays.</small>" in wrong
    assert wrong.count('class="segmented"') == 1


def test_what_was_entered_is_kept(wrong: str) -> None:
    assert 'value="nobody"' in wrong
    assert 'value="client" ' in wrong
    assert '<input type="hidden" name="token" value="t"' in wrong


class Signing(forms.Form):
    drawing = DrawnSignatureField(label="Your signature")


@pytest.mark.parametrize("path", ["", "M0 0L5 5", "M12 34L56 78L90 12M1 1L1 1"])
def test_a_drawing_is_moves_and_lines(path: str) -> None:
    form = Signing({"drawing": path})
    assert form.is_valid()
    assert form.cleaned_data["drawing"] == path


@pytest.mark.parametrize("path", ["M0 0L", "L1 1", "M0 0L1 1z", 'M0 0"/><script>', "M1 1" * PATH_LENGTH, "M٣ ٣L١ ١"])
def test_anything_else_is_refused(path: str) -> None:
    assert not Signing({"drawing": path}).is_valid()


def test_the_place_to_draw_is_shown_with_its_label() -> None:
    page = str(Signing())
    assert "<draw-signature>" in page
    assert "Your signature" in page
    assert '<input type="hidden" name="drawing"' in page
